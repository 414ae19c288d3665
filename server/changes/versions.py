"""Versions of texts and answers. A head is a version that no later version was written over; there may be several."""

import json
from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import and_, exists, select, tuple_

from server.changes.canonical import canonical
from server.changes.models import Change, WrittenOver
from server.foundation.database import Database

Shown = TypeVar("Shown")


class Head(NamedTuple):
    subject: str
    slot: str
    at: str
    id: str
    person: str
    payload: dict[str, Any]


AuthoredText = tuple[str, str]
"""Subject and writer."""


def heads(db: Database, session_id: str, kind: str, hidden: Collection[AuthoredText] = ()) -> list[Head]:
    """The heads, in order. Hidden versions count as absent, also as what wrote over another: see `sealed.hidden`."""
    named = [
        WrittenOver.session_id == session_id,
        WrittenOver.base_id == Change.id,
        WrittenOver.kind == Change.kind,
        WrittenOver.subject == Change.subject,
        WrittenOver.slot == Change.slot,
        tuple_(WrittenOver.at, WrittenOver.by_id) > tuple_(Change.at, Change.id),
    ]
    wanted = [Change.session_id == session_id, Change.kind == kind, ~Change.emptied]
    if hidden:
        named.append(tuple_(WrittenOver.subject, WrittenOver.person_id).not_in(hidden))
        wanted.append(tuple_(Change.subject, Change.person_id).not_in(hidden))
    columns = (Change.subject, Change.slot, Change.at, Change.id, Change.person_id, Change.payload)
    found = select(*columns).where(*wanted, ~exists().where(and_(*named)))
    rows = db.execute(found.order_by(Change.subject, Change.slot, Change.at, Change.id))
    return [Head(*row[:5], json.loads(row[5])) for row in rows]


def by_subject(
    found: list[Head], same: Callable[[Head], Any], show: Callable[[Head], Shown]
) -> dict[str, dict[str, list[Shown]]]:
    """subject -> slot -> heads; of heads with the same content only the earliest."""
    shown: dict[str, dict[str, list[Shown]]] = {}
    seen: set[tuple[str, str, str]] = set()
    for head in found:
        content = (head.subject, head.slot, canonical(same(head)))
        if content not in seen:
            seen.add(content)
            shown.setdefault(head.subject, {}).setdefault(head.slot, []).append(show(head))
    return shown
