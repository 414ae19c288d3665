"""Every expected failure is one named problem (RFC 9457); pages and JSON show the same words."""

from typing import Any, NotRequired

from typing_extensions import TypedDict

from server.i18n.words import N_, gettext


class ProblemDetails(TypedDict):
    """The JSON of a failure; some say more in fields of their own."""

    type: str
    title: str
    """In the reader's language"""
    status: int
    name: str
    """For programs"""
    detail: NotRequired[str]
    fields: NotRequired[Any]
    """What of the request was wrong"""


class Problem(Exception):
    """Raised by acts and routes. `name` is stable for programs, `title` and `detail` are for people.

    Titles and details are English sources; the answer shows them in the reader's language.
    """

    status = 400
    name = "bad_request"
    title = ""

    def __init__(self, detail: str = "", *, retry_after: int | None = None, **fields: object) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.retry_after = retry_after
        self.fields = fields

    def as_json(self) -> dict[str, object]:
        """`{"type", "title", "status", "name", "detail"?}` in the language of the request."""
        body: dict[str, object] = {
            "type": f"/problems/{self.name}",
            "title": gettext(self.title),
            "status": self.status,
            "name": self.name,
        }
        return body | ({"detail": self.detail} if self.detail else {}) | self.fields


class NotFound(Problem):
    status, name = 404, "not_found"
    title = N_("This does not exist, or it belongs to another site.")


class NotSignedIn(Problem):
    status, name = 401, "not_signed_in"
    title = N_("Please sign in again.")


class NotAllowed(Problem):
    status, name = 403, "not_allowed"
    title = N_("Your role does not include this.")


class ForeignRequest(Problem):
    status, name = 403, "foreign_request"
    title = N_("This request came from another website and was not carried out.")


class Unreadable(Problem):
    status, name = 422, "unreadable"
    title = N_("What was sent cannot be read. Nothing of it was stored.")


class WrongMethod(Problem):
    status, name = 405, "wrong_method"
    title = N_("This address does not take a request of this kind.")


class TooLarge(Problem):
    status, name = 413, "too_large"
    title = N_("This is too much at once. Please send it in smaller parts.")


class Busy(Problem):
    status, name = 503, "busy"
    title = N_("The server cannot write at the moment. Nothing was lost; please try again shortly.")


class WrongClock(Busy):
    """The server's clock is wrong. Tablets correct theirs by it, so nothing may be kept with such a time."""

    name = "wrong_clock"
    title = N_(
        "The clock of the server is wrong, so it saves nothing. Nothing was lost: please tell whoever runs the server."
    )


class NoSpace(Busy):
    """The disk is full or read-only: somebody has to look after the server."""

    status, name = 507, "no_room"
