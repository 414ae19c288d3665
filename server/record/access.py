"""The session named in the address, once its record is open to the caller; the record tables, brought up to date."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from anyio import from_thread
from fastapi import Depends, Request

from server.foundation.database import Database
from server.foundation.problems import NotSignedIn
from server.foundation.requests import Reading, in_shared_commit, store
from server.people.access import credential_of, who_may
from server.people.rights import Right
from server.record import opening
from server.record.sealed import Reader
from server.record.up_to_date import bring_up_to_date
from server.sessions import rights
from server.sessions.models import Session
from server.studies.access import StudyToCompare


@dataclass(frozen=True)
class OpenedRecord:
    """A session's record, and who reads it with which rights."""

    session_id: str
    reader: Reader
    closed: bool


@who_may(f"{Right.READ_UNOPENED_RECORD}, or the record is open")
def opened_record(request: Request, session: str, db: Reading) -> OpenedRecord:
    """Asked all day by every tablet: looked up without an object for the session and each of its staff."""
    found, holder = rights.look_up(db, credential_of(request), session)
    if holder.revoked:
        raise NotSignedIn()
    if Right.READ_UNOPENED_RECORD not in found.rights_of(holder):
        opening.refuse_unopened(db, session)
    return OpenedRecord(session, Reader(holder.person_id, frozenset(found.staff)), found.closed)


Opened = Annotated[OpenedRecord, Depends(opened_record)]


def record_of_study(request: Request, study: StudyToCompare, db: Reading) -> Database:
    """A snapshot in which the record tables of the study named in the address are up to date."""
    opened = store(request)

    def write(do: Callable[[Database], object]) -> None:
        from_thread.run(in_shared_commit, opened, do)

    bring_up_to_date(db, write, Session.study_id == study.id)
    return db


RecordOfStudy = Annotated[Database, Depends(record_of_study, scope="function")]
