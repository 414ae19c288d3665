"""What must not happen in any browser of a journey, whoever looks at it."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

UNREACHABLE = r"net::ERR_(CONNECTION_\w+|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|FAILED)"


class Watch:
    """Collects console errors (a broken content security policy is one), page errors, requests to other hosts and
    answers of a server that failed."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.expected: list[str] = []

    def over(self, context: BrowserContext) -> None:
        context.on("console", self.said)
        context.on("weberror", lambda error: self.seen.append(str(error.error)))
        context.on("request", self.asked)
        context.on("response", self.answered)

    def said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.seen.append(f"{message.text} ({message.location['url']})")

    def asked(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            self.seen.append(f"a request to {request.url}")

    def answered(self, response: Response) -> None:
        if response.status >= 500:
            self.seen.append(f"{response.status} from {response.url}")

    def expect(self, pattern: str) -> None:
        """What a test brings about itself, such as a server that is gone."""
        self.expected.append(pattern)

    @property
    def problems(self) -> list[str]:
        return [what for what in self.seen if not any(re.search(pattern, what) for pattern in self.expected)]
