"""The session named in the address, once its record is open to the caller; the record tables, brought up to date."""

from collections.abc import Callable
from typing import Annotated

from anyio import from_thread
from fastapi import Depends, Request

from server.foundation.database import Database
from server.foundation.requests import Reading, in_shared_commit, store
from server.people.access import SignedIn, who_may
from server.people.rights import Right
from server.record import opening
from server.record.up_to_date import bring_up_to_date
from server.sessions.access import ReadableSession
from server.sessions.models import Session
from server.studies.access import StudyToCompare


@who_may(f"{Right.READ_UNOPENED_RECORD}, or the record is open")
def opened_session(session: ReadableSession, person: SignedIn, db: Reading) -> Session:
    opening.refuse_unopened(db, session, person)
    return session


OpenedSession = Annotated[Session, Depends(opened_session)]


def record_of_study(request: Request, study: StudyToCompare, db: Reading) -> Database:
    """A snapshot in which the record tables of the study named in the address are up to date."""
    opened = store(request)

    def write(do: Callable[[Database], object]) -> None:
        from_thread.run(in_shared_commit, opened, do)

    bring_up_to_date(db, write, Session.study_id == study.id)
    return db


RecordOfStudy = Annotated[Database, Depends(record_of_study, scope="function")]
