"""Which tablet said it made how many changes, and whether all of them are here."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import and_, case, func, or_, select

from server.changes.models import Change, Holding, Parked
from server.foundation import clock
from server.foundation.database import Database
from server.foundation.upsert import insert_or_update
from server.keeping import devices


@dataclass(frozen=True)
class TabletHolding:
    device: str
    person: str
    prepared_at: datetime | None
    heard_at: datetime | None
    made: int | None
    count: int
    highest_n: int
    digest: str

    @property
    def complete(self) -> bool:
        return self.made == self.count


def heard(session_id: str, device: str, person_id: str, at: datetime, made: int | None) -> dict[str, Any]:
    """A row for NOTE: what a tablet that sends says about itself."""
    about = {"session_id": session_id, "device": device, "person_id": person_id}
    return about | {"heard_at": at, "made": made, "prepared_at": None}


def prepare(db: Database, session_id: str, device: str, person_id: str) -> None:
    """Note that a tablet fetched the kit. Raises DeviceOfAnother."""
    devices.claim(db, device, person_id)
    now = clock.now()
    note(db, session_id=session_id, device=device, person_id=person_id, prepared_at=now, heard_at=None, made=None)


def note(db: Database, **row: Any) -> None:
    db.execute(NOTE.on(db), row)


def newest_known(new: Any) -> dict[str, Any]:
    """Given values replace, nulls keep what is there, and `made` never goes down: requests may arrive out of order."""
    more = and_(new.made.is_not(None), or_(Holding.made.is_(None), new.made > Holding.made))
    return {
        "prepared_at": func.coalesce(new.prepared_at, Holding.prepared_at),
        "heard_at": func.coalesce(new.heard_at, Holding.heard_at),
        "made": case((more, new.made), else_=Holding.made),
    }


NOTE = insert_or_update(Holding, ["session_id", "device"], newest_known)


def tablets(db: Database, session_id: str) -> list[TabletHolding]:
    """Every tablet that fetched the kit or sent, in the order of their devices."""
    ids: dict[str, set[str]] = defaultdict(set)
    highest: dict[str, int] = defaultdict(int)
    in_log = select(Change.device, Change.id, Change.n).where(Change.session_id == session_id)
    aside = select(Parked.device, Parked.change_id, Parked.n).where(Parked.session_id == session_id)
    for device, change_id, n in [*db.execute(in_log), *db.execute(aside)]:
        ids[device].add(change_id)
        highest[device] = max(highest[device], n or 0)
    rows = db.scalars(select(Holding).where(Holding.session_id == session_id).order_by(Holding.device))
    return [holding(row, ids[row.device], highest[row.device]) for row in rows]


def holding(row: Holding, ids: set[str], highest_n: int) -> TabletHolding:
    said = (row.device, row.person_id, row.prepared_at, row.heard_at, row.made)
    return TabletHolding(*said, len(ids), highest_n, sha256("\n".join(sorted(ids)).encode()).hexdigest())


def everything_here(db: Database, session_id: str, ended_at: str | None) -> bool:
    """Whether each tablet is complete and was heard after the end of the session."""
    if ended_at is None:
        return False
    end = clock.time_of(ended_at)
    return all(t.complete and t.heard_at is not None and t.heard_at >= end for t in tablets(db, session_id))
