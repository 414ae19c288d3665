"""What a person decides about a parked change: it is taken in, or left aside. It is never deleted."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from server.changes.models import Parked
from server.foundation import audit, clock
from server.foundation.database import Database
from server.foundation.problems import NotFound, Problem, Unreadable
from server.i18n.words import N_
from server.keeping import parked as aside
from server.keeping.parked import LEFT_ASIDE, TAKEN_IN, NotForTheLog
from server.people.models import Person
from server.people.rights import Right
from server.sessions import closing, rights
from server.sessions.closing import NeedsReason
from server.sessions.finding import rights_in
from server.sessions.life import life_of
from server.sessions.models import Session


class SessionIsRunning(Problem):
    status, name = 409, "room_is_running"
    title = N_("The session is running, and nobody writes into it from outside. You can decide when it has ended.")


REFUSALS = (NotForTheLog, NeedsReason, SessionIsRunning)


@dataclass(frozen=True)
class Waiting:
    """What waits of a person, of all their tablets where `device` is empty, and had come in by a time."""

    person: str
    device: str
    until: datetime


def decide(db: Database, session: Session, by: Person, parked_id: str, decision: str, reason: str) -> None:
    """Raises NotForTheLog for what can only be left aside; what was left aside can still be taken in."""
    parked = find(db, session, parked_id)
    refuse(db, session, by, decision, reason)
    decide_one(db, session, by, parked, decision, reason)


def decide_all(db: Database, session: Session, by: Person, whose: Waiting, decision: str, reason: str) -> None:
    """What waits of a person, or of one of their tablets, in one act. What the log never takes stays where it is."""
    refuse(db, session, by, decision, reason)
    of_person = (Parked.session_id == session.id, Parked.person_id == whose.person, Parked.decided_at.is_(None))
    waiting = select(Parked).where(*of_person, Parked.received_at <= whose.until)
    if whose.device:
        waiting = waiting.where(Parked.device == whose.device)
    as_made = (Parked.received_at, Parked.device, Parked.n, Parked.id)
    for parked in db.scalars(waiting.order_by(*as_made).with_for_update()).all():
        with suppress(NotForTheLog):
            decide_one(db, session, by, parked, decision, reason)


def refuse(db: Database, session: Session, by: Person, decision: str, reason: str) -> None:
    if decision not in (TAKEN_IN, LEFT_ASIDE):
        raise Unreadable()
    if not reason.strip():
        raise NeedsReason()
    if Right.WRITE_RECORD not in rights_in(session, by) and life_of(db, session).status == "running":
        raise SessionIsRunning()


def decide_one(db: Database, session: Session, by: Person, parked: Parked, decision: str, reason: str) -> None:
    if parked.decision == TAKEN_IN:
        return
    if decision == TAKEN_IN:
        author = rights.author(session, db.get_one(Person, parked.person_id))
        facts = replace(closing.locked_facts(db, session.id), closed=False)
        aside.take_in(db, facts, author, parked, lent=frozenset({Right.WRITE_RECORD}))
    keep_decision(db, parked, by.id, decision, reason.strip()[:2000])


def find(db: Database, session: Session, parked_id: str) -> Parked:
    """Locks the row until the transaction ends: two people may decide at once. Raises NotFound."""
    named = select(Parked).where(Parked.id == parked_id, Parked.session_id == session.id)
    found = db.scalar(named.with_for_update())
    if found is None:
        raise NotFound()
    return found


def keep_decision(db: Database, parked: Parked, by: str | None, decision: str, reason: str = "") -> None:
    parked.decision, parked.decided_at, parked.decided_by_id = decision, clock.now(), by
    parked.decided_reason = reason
    audit.record(db, by, f"parked.{decision}", parked.session_id, reason, parked=parked.id, change=parked.change_id)


def try_again(db: Database) -> None:
    """Take in parked changes whose kind was unknown to an older version. `app.lifespan` calls it."""
    unknown = select(Parked).where(Parked.reason == "unknown_kind", Parked.decided_at.is_(None))
    for parked in db.scalars(unknown.order_by(Parked.received_at, Parked.id)).all():
        session = db.get_one(Session, parked.session_id)
        author = rights.author(session, db.get_one(Person, parked.person_id))
        with suppress(NotForTheLog):
            aside.take_in(db, closing.locked_facts(db, session.id), author, parked)
            keep_decision(db, parked, None, TAKEN_IN)
