"""When a session's record opens to people who are not on its staff."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, exists, literal, not_, or_, select

from server.changes.models import LEFT, Register, Staff
from server.changes.subjects import FIELD_NOTE
from server.foundation import clock
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import N_
from server.people.models import Person
from server.people.rights import Right
from server.sessions import life
from server.sessions.finding import rights_in
from server.sessions.models import Session

OPENS_AFTER = timedelta(hours=48)


class RecordNotOpen(Problem):
    status, name = 403, "record_not_open"
    title = N_("The record opens when both field notes are signed, or 48 hours after the end of the session.")


def refuse_unopened(db: Database, session_id: str) -> None:
    """For those who are not on the staff; raises RecordNotOpen."""
    if not db.scalar(select(is_open()).where(Session.id == session_id)):
        raise RecordNotOpen()


def is_open_to(db: Database, session: Session, person: Person) -> bool:
    """To the staff always; to others when both field notes are signed, or 48 hours after the end."""
    if Right.READ_UNOPENED_RECORD in rights_in(session, person):
        return True
    return bool(db.scalar(select(is_open()).where(Session.id == session.id)))


def is_open() -> ColumnElement[bool]:
    """Whether a session's record is open now to those who are not on its staff, in a statement about sessions."""
    ended_before = clock.stamp(clock.now() - OPENS_AFTER)
    ended = and_(life.status().in_(("ended", "closed")), life.newest_end() <= ended_before)
    return or_(all_signed(), ended)


def all_signed() -> ColumnElement[bool]:
    note = literal(FIELD_NOTE).concat(Staff.person_id)
    signed = and_(Register.session_id == Session.id, Register.kind == "fieldnote.signed", Register.subject == note)
    of_session = and_(Staff.session_id == Session.id, Staff.role != LEFT)
    not_signed = and_(of_session, not_(exists().where(signed).correlate(Session, Staff)))
    return and_(exists().where(of_session).correlate(Session), not_(exists().where(not_signed).correlate(Session)))
