"""Numbers of a session's log: 1, 2, 3 … in commit order, without a gap, on both databases."""

from typing import Any

from sqlalchemy import bindparam, func, select, update

from server.changes.models import LogHead
from server.foundation.bell import CHANNEL
from server.foundation.database import Database
from server.foundation.upsert import insert_or_update


def lock_session(db: Database, session_id: str) -> int:
    """The newest number. Others who write into this session wait until this transaction ends."""
    latest: int = db.execute(LOCK_SESSION.on(db), {"session_id": session_id, "latest": 0}).scalar_one()
    return latest


def unchanged(_new: Any) -> dict[str, Any]:
    return {"latest": LogHead.latest}


LOCK_SESSION = insert_or_update(LogHead, ["session_id"], unchanged, returning=LogHead.latest)


def advance(db: Database, session_id: str, latest: int) -> None:
    """Other processes are told when this is committed; on SQLite there are none."""
    db.execute(ADVANCE, {"of": session_id, "newest": latest})
    if db.get_bind().dialect.name == "postgresql":
        db.execute(TELL, {"of": session_id})


HEAD: Any = LogHead.__table__
TELL = select(func.pg_notify(CHANNEL, bindparam("of")))
ADVANCE = update(HEAD).where(HEAD.c.session_id == bindparam("of")).values(latest=bindparam("newest"))


def latest(db: Database, session_id: str) -> int:
    return db.scalar(select(LogHead.latest).where(LogHead.session_id == session_id)) or 0
