"""The log as one person may read it, in the order it was kept."""

import json
from typing import Any

from sqlalchemy import RowMapping, select

from server.changes.models import Change
from server.foundation import clock
from server.foundation.database import Database
from server.record import sealed
from server.record.sealed import Reader

MOST = 500


def changes_after(
    db: Database, session_id: str, reader: Reader, after: int, limit: int = MOST, subject: str | None = None
) -> list[dict[str, Any]]:
    """As JSON on the wire. A sealed or an emptied change has number, id, kind, subject, at and that it is so."""
    found = select(*Change.__table__.columns).where(Change.session_id == session_id, Change.number > after)
    if subject is not None:
        found = found.where(Change.subject == subject)
    rows = db.execute(found.order_by(Change.number).limit(limit)).mappings().all()
    texts = {row["subject"] for row in rows if row["kind"] == "text.written"}
    hidden = sealed.hidden(db, session_id, reader, texts) if texts else set()
    return [on_the_wire(row, (row["subject"], row["person_id"]) in hidden) for row in rows]


def on_the_wire(row: RowMapping, is_hidden: bool) -> dict[str, Any]:
    shown = {name: row[name] for name in ("number", "id", "kind", "subject", "at")}
    if row["emptied"]:
        return shown | {"emptied": True}
    if is_hidden and row["kind"] == "text.written":
        return shown | {"sealed": True}
    shown |= {"device": row["device"], "person": row["person_id"], "n": row["n"], "by_right": row["by_right"]}
    shown |= {"received_at": clock.stamp(row["received_at"]), "payload": json.loads(row["payload"])}
    return shown if row["base"] is None else shown | {"base": json.loads(row["base"])}
