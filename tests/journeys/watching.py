"""What must not happen in any browser of a journey, whoever looks at it."""

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

UNREACHABLE = r"net::ERR_(CONNECTION_\w+|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|FAILED)"


class Watch:
    """Collects console errors (a broken content security policy is one), page errors, requests to other hosts and
    answers of a server that failed."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.expected: list[str] = []

    def over(self, context: BrowserContext) -> None:
        context.on("console", lambda said: said.type == "error" and self.saw(f"{said.text} ({said.location['url']})"))
        context.on("weberror", lambda error: self.saw(str(error.error)))
        context.on("request", lambda request: self.foreign(request.url))
        context.on("response", self.answered)

    def saw(self, what: str) -> None:
        self.seen.append(what)

    def foreign(self, url: str) -> None:
        if urlsplit(url).hostname not in ("127.0.0.1", None):
            self.saw(f"a request to {url}")

    def answered(self, response: Any) -> None:
        if response.status >= 500:
            self.saw(f"{response.status} from {response.url}")

    def expect(self, pattern: str) -> None:
        """What a test brings about itself, such as a server that is gone."""
        self.expected.append(pattern)

    @property
    def problems(self) -> list[str]:
        return [what for what in self.seen if not any(re.search(pattern, what) for pattern in self.expected)]
