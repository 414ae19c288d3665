"""The session named in the address, once its record is open to the caller."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from server.foundation.problems import NotSignedIn
from server.foundation.requests import Reading
from server.people.access import credential_of, who_may
from server.people.rights import Right
from server.record import opening
from server.record.sealed import Reader
from server.sessions import rights


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
