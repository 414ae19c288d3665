"""The record tables of the study named in the address, brought up to date."""

from collections.abc import Callable
from typing import Annotated

from anyio import from_thread
from fastapi import Depends, Request

from server.foundation.database import Database
from server.foundation.requests import Reading, in_shared_commit, store
from server.record_tables import up_to_date
from server.sessions.models import Session
from server.studies.access import ReadableStudy, StudyToCompare
from server.studies.models import Study


def record_of_study(request: Request, study: StudyToCompare, db: Reading) -> Database:
    return brought_up_to_date(request, study, db)


def record_of_readable_study(request: Request, study: ReadableStudy, db: Reading) -> Database:
    """For who may read the study, be it at one site: which sessions, the page asks by its query."""
    return brought_up_to_date(request, study, db)


def brought_up_to_date(request: Request, study: Study, db: Database) -> Database:
    """A snapshot in which the record tables of the study named in the address are up to date."""
    opened = store(request)

    def write(do: Callable[[Database], object]) -> None:
        from_thread.run(in_shared_commit, opened, do)

    up_to_date.bring_up_to_date(db, write, Session.study_id == study.id, up_to_date.MOST_FOR_A_READER)
    return db


RecordOfStudy = Annotated[Database, Depends(record_of_study, scope="function")]
RecordOfReadableStudy = Annotated[Database, Depends(record_of_readable_study, scope="function")]
