"""Changes made at the server's own pages, kept like a tablet's. Each person has one device for them (`Device.desk`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from server.changes.kinds import Sender
from server.changes.models import Change
from server.foundation import audit, clock, identifiers
from server.foundation.database import Database
from server.foundation.problems import NotAllowed, Problem, Unreadable
from server.i18n.words import N_
from server.keeping import devices, judge
from server.keeping.receive import Origin, SessionFacts, begin
from server.keeping.sent_json import Sent
from server.people.rights import NONE, Right

A_MILLISECOND = timedelta(milliseconds=1)
# Latest `at` that can be followed by another: a tablet whose clock was far ahead may have used any later one.
END = datetime.max.replace(tzinfo=UTC) - A_MILLISECOND


class SessionClosed(Problem):
    status, name = 409, "session_closed"
    title = N_("The session is closed. A change to its record needs a reason.")


REFUSED: dict[str, type[Problem]] = {"not_allowed": NotAllowed, "session_closed": SessionClosed}


@dataclass(frozen=True)
class PageChange:
    """One change as a page makes it. `at` is for what is told after the fact; `reason` for a closed session."""

    kind: str
    subject: str
    payload: dict[str, Any]
    base: Sequence[str] | None = None
    at: datetime | None = None
    reason: str = ""


def write(db: Database, session: SessionFacts, sender: Sender, change: PageChange) -> str:
    """The id of the change, which is kept; raises a Problem when it may not be.

    A closed session takes changes from here with a reason, which stands in the audit.
    """
    reason = change.reason.strip()[:2000]
    if session.closed and reason:
        audit.record(db, sender.person, "record.corrected", session.id, reason, kind=change.kind)
        session = replace(session, closed=False)
    device, id = devices.desk_of(db, sender.person), identifiers.mint()
    batch = begin(db, session.id, [id])
    receipt = batch.take(Origin(session, sender, device), Sent(id, fields_of(db, session, device, id, change), ""))
    if receipt["status"] != "kept":
        raise REFUSED.get(receipt["reason"], Unreadable)()
    batch.store(db)
    return id


def tell(db: Database, session: SessionFacts, person: str, right: Right, change: PageChange) -> None:
    """Keeps a change of a kind that the server alone makes, for an act of the office by `right`."""
    device, id = devices.desk_of(db, person), identifiers.mint()
    batch = begin(db, session.id, [id])
    fields = fields_of(db, session, device, id, change)
    row = judge.row_of(fields, person, device)
    assert row, "a change of our own is well formed"
    batch.keep(Origin(session, Sender(person, NONE), device), row, fields["payload"], right)
    batch.store(db)


def fields_of(db: Database, session: SessionFacts, device: str, id: str, change: PageChange) -> dict[str, Any]:
    at = clock.stamp(change.at) if change.at else after_all_known(db, session.id, change.subject)
    n = next_n(db, session.id, device)
    fields = {"id": id, "n": n, "kind": change.kind, "subject": change.subject, "at": at, "payload": change.payload}
    return fields if change.base is None else fields | {"base": list(change.base)}


def next_n(db: Database, session_id: str, device: str) -> int:
    made = select(func.max(Change.n)).where(Change.session_id == session_id, Change.device == device)
    return (db.scalar(made) or 0) + 1


def after_all_known(db: Database, session_id: str, subject: str) -> str:
    """Now, or a millisecond after the subject's newest change: else a tablet with a fast clock would win."""
    newest = db.scalar(select(func.max(Change.at)).where(Change.session_id == session_id, Change.subject == subject))
    now = clock.stamp(clock.now())
    if newest is None or newest < now:
        return now
    return clock.stamp(min(clock.time_of(newest), END) + A_MILLISECOND)
