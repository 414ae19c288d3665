"""Numbers of a session's log: 1, 2, 3 … in commit order, without a gap, on both databases."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import column, literal, select, table
from sqlalchemy.dialects import postgresql, sqlite

from server.changes.models import LogHead
from server.foundation.at_once import Statement, is_among, strings
from server.foundation.database import Database, tell_after_commit
from server.foundation.upsert import Upsert, insert_or_update

HEAD: Any = LogHead.__table__
SESSION = table("session", column("id"))


def lock(dialect: Any) -> Any:
    """In the order of their ids, so that two processes that lock several never wait for each other."""
    named = is_among(SESSION.c.id, strings("sessions"))
    asked = select(SESSION.c.id, literal(0)).where(named).order_by(SESSION.c.id)
    locked = dialect.insert(HEAD).from_select(["session_id", "latest"], asked)
    locked = locked.on_conflict_do_update(index_elements=["session_id"], set_={"latest": HEAD.c.latest})
    return locked.returning(HEAD.c.session_id, HEAD.c.latest)


LOCK = Upsert(lock(sqlite), lock(postgresql))
NEWEST = select(HEAD.c.session_id, HEAD.c.latest).where(is_among(HEAD.c.session_id, strings("sessions")))
ADVANCE = insert_or_update(LogHead, ["session_id"], lambda new: {"latest": new.latest})


def locking(db: Database, session_ids: Collection[str]) -> Statement:
    """Asks for id and newest number of sessions; others who write into them wait until this transaction ends."""
    return LOCK.on(db), {"sessions": sorted(session_ids)}


def lock_session(db: Database, session_id: str) -> int:
    """The newest number of a session. Locks its log until the transaction ends, as `closing.lock_and_refresh` does."""
    latest: int = db.execute(*locking(db, [session_id])).one().latest
    return latest


def advancing(db: Database, latest: Mapping[str, int]) -> Statement:
    """Sets the newest numbers; streams of these sessions are woken when it is committed."""
    for session_id in latest:
        tell_after_commit(db, session_id)
    return ADVANCE.on(db), [{"session_id": session_id, "latest": number} for session_id, number in latest.items()]


def latest(db: Database, session_id: str) -> int:
    return newest(db, [session_id]).get(session_id, 0)


def newest(db: Database, session_ids: Collection[str]) -> dict[str, int]:
    """The newest number by session, of those that have one."""
    return {row.session_id: row.latest for row in db.execute(NEWEST, {"sessions": sorted(session_ids)})}
