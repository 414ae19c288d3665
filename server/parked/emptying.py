"""Taking something out of a record for ever: who may, and what follows beside the log (`keeping.emptied`)."""

from collections.abc import Collection

from server.foundation.database import Base, Database, Store
from server.foundation.problems import NotAllowed
from server.foundation.wiping import wipe
from server.keeping import emptied
from server.people.models import Person
from server.people.rights import Right
from server.record_tables import up_to_date
from server.sessions.closing import NeedsReason
from server.sessions.finding import rights_in
from server.sessions.models import Session


def empty(db: Database, session: Session, by: Person, reason: str, ids: Collection[str]) -> None:
    """Raises NotAllowed, NeedsReason and what `emptied.empty` raises. Call `wipe_bytes` after the commit."""
    if Right.EMPTY_CHANGE not in rights_in(session, by):
        raise NotAllowed()
    if not reason.strip():
        raise NeedsReason()
    emptied.empty(db, session.id, by.id, reason.strip()[:2000], ids)
    up_to_date.forget(db, session.id)


def carry_out_list(db: Database) -> bool:
    """Before tablets are let in: what was emptied and this database, of an older backup, still has.

    Whether there was anything to do: then call `wipe_bytes` after the commit. Raises KeyMissing.
    """
    sessions = emptied.carry_out_list(db)
    for session_id in sessions:
        up_to_date.forget(db, session_id)
    return bool(sessions)


def wipe_bytes(store: Store) -> bool:
    """False when somebody was in the way: call it again."""
    of_record = [table.name for table in Base.metadata.sorted_tables if table.name.startswith("record_")]
    return wipe(store, *emptied.TABLES, *of_record)
