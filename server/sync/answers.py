"""What the addresses under /api answer, beside the kit and the state, and what a tablet sends there."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from server.foundation import clock
from server.keeping.holdings import TabletHolding
from server.people.rights import Right
from server.sessions.life import Status
from server.sessions.models import Session


class Me(TypedDict):
    """`GET /api/me`"""

    id: str
    name: str
    email: str
    role: str
    language: str


class Listed(TypedDict):
    """A session as the list of sessions names it."""

    id: str
    code: str
    site: str
    language: str
    time_zone: str
    starts_at: str
    status: Status


def listed(session: Session, status: Status) -> Listed:
    return {
        "id": session.id,
        "code": session.code,
        "site": session.site.code,
        "language": session.language,
        "time_zone": session.site.time_zone,
        "starts_at": clock.stamp(session.starts_at),
        "status": status,
    }


class OnStaff(TypedDict):
    id: str
    role: str
    name: str


def on_staff(session: Session) -> list[OnStaff]:
    """Moderators first."""
    return [{"id": one.person_id, "role": one.role, "name": one.person.name} for one in session.staff]


class ListedSession(Listed):
    """A session in `GET /api/sessions`"""

    staff: list[OnStaff]


class SentChange(TypedDict):
    """One change as a tablet sends it; other fields are kept and mean nothing."""

    id: str
    n: int
    kind: str
    subject: str
    at: str
    payload: dict[str, Any]
    base: NotRequired[list[str]]


class Sending(TypedDict):
    """The body of `POST …/changes`"""

    device: str
    made: NotRequired[int]
    changes: list[SentChange]


class Receipt(TypedDict):
    id: str
    status: Literal["kept", "repeated", "parked"]
    number: NotRequired[int]
    """Its place in the log, kept and repeated"""
    reason: NotRequired[Literal["content_differs", "unknown_kind", "invalid_payload", "not_allowed", "session_closed"]]
    """Why it was parked"""


class Receipts(TypedDict):
    """The answer to `POST …/changes`: one receipt for each change, in the order sent."""

    receipts: list[Receipt]
    latest: int


class LogChange(TypedDict):
    """A change as log and stream give it; of a sealed one only that it is there."""

    number: int
    id: str
    kind: str
    subject: str
    at: str
    sealed: NotRequired[Literal[True]]
    device: NotRequired[str]
    person: NotRequired[str]
    n: NotRequired[int]
    received_at: NotRequired[str]
    payload: NotRequired[dict[str, Any]]
    base: NotRequired[list[str]]
    by_right: NotRequired[Right]
    """The right it was made by"""


class LogPage(TypedDict):
    """`GET …/changes`"""

    changes: list[LogChange]
    latest: int
    more: bool


class Beat(TypedDict):
    """What `hello` and `ping` of `GET …/stream` carry."""

    epoch: str
    latest: int


class Holding(TypedDict):
    """What one tablet made, and what of it is here."""

    device: str
    person: str
    prepared_at: str | None
    heard_at: str | None
    made: int | None
    count: int
    highest_n: int
    complete: bool
    digest: str


class Holdings(TypedDict):
    """`GET …/holdings`"""

    tablets: list[Holding]


def holding(held: TabletHolding) -> Holding:
    return {
        "device": held.device,
        "person": held.person,
        "prepared_at": clock.stamp(held.prepared_at) if held.prepared_at else None,
        "heard_at": clock.stamp(held.heard_at) if held.heard_at else None,
        "made": held.made,
        "count": held.count,
        "highest_n": held.highest_n,
        "complete": held.complete,
        "digest": held.digest,
    }
