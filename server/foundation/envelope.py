"""What every request and every answer carries: the language, the clock and epoch, the security headers."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser

from server.foundation import clock
from server.foundation.problems import ForeignRequest
from server.i18n import languages, words

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "media-src 'self' blob:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
}


class Envelope:
    def __init__(self, app: App, epoch: Callable[[], str]) -> None:
        self.app = app
        self.epoch = epoch

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = cookie_parser(headers.get("cookie", ""))
        words.language.set(languages.choose(cookies.get("language"), headers.get("accept-language", "")))

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.stamp(MutableHeaders(scope=message), scope["scheme"] == "https")
            await send(message)

        await self.app(scope, receive, stamped)

    def stamp(self, headers: MutableHeaders, https: bool) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if https:
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        headers["X-Epoch"] = self.epoch()
        if not clock.is_wrong():  # tablets correct their clocks by X-Now
            headers["X-Now"] = str(int(clock.now().timestamp() * 1000))


def refuse_foreign(method: str, headers: Headers) -> None:
    """Raise ForeignRequest when a browser's cookie would act for another website.

    A bearer token is never sent by a browser on its own, so scripts and tablets with one are not asked.
    """
    if method not in CHANGING or headers.get("authorization"):
        return
    fetched_from = headers.get("sec-fetch-site")
    if fetched_from is not None:
        allowed = fetched_from in ("same-origin", "none")
    else:
        allowed = headers.get("origin", "").partition("://")[2] == headers.get("host")
    if not allowed:
        raise ForeignRequest()
