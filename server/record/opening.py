"""When a session's record opens to people who are not on its staff."""

from datetime import timedelta

from sqlalchemy import select

from server.changes.models import Register
from server.changes.subjects import field_note_of
from server.foundation import clock
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import N_
from server.people.models import Person
from server.people.rights import Right
from server.sessions.finding import rights_in
from server.sessions.life import life_of
from server.sessions.models import Session

OPENS_AFTER = timedelta(hours=48)


class RecordNotOpen(Problem):
    status, name = 403, "record_not_open"
    title = N_("The record opens when both field notes are signed, or 48 hours after the end of the session.")


def refuse_unopened(db: Database, session: Session, person: Person) -> None:
    if not is_open_to(db, session, person):
        raise RecordNotOpen()


def is_open_to(db: Database, session: Session, person: Person) -> bool:
    """To the staff always; to others when both field notes are signed, or 48 hours after the end."""
    if Right.READ_UNOPENED_RECORD in rights_in(session, person):
        return True
    own = {field_note_of(member.person_id) for member in session.staff}
    signed = select(Register.subject).where(Register.session_id == session.id, Register.kind == "fieldnote.signed")
    if own and own <= set(db.scalars(signed)):
        return True
    ended_at = life_of(db, session).ended_at
    return ended_at is not None and clock.now() - OPENS_AFTER >= clock.time_of(ended_at)
