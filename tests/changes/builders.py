"""Changes as tablets make them, and the shortest way to send them."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from server.changes.kinds import Sender
from server.foundation import identifiers
from server.foundation.database import Database
from server.keeping import devices, receive, sent_json
from server.keeping.receive import Origin, Receipts, SessionFacts
from server.people.rights import ON_STAFF, RIGHTS, Right
from server.sessions import planning
from server.sessions.models import Session
from tests.cast import Cast

TABLET = "0193c000-dddd-7000-8000-0000000000aa"
STAFF = RIGHTS["moderator"] | ON_STAFF["moderator"]
OFFICE = RIGHTS["site_lead"]
OTHER_TABLET = "0193c000-dddd-7000-8000-0000000000bb"


def minute(n: float) -> str:
    """`at`, n minutes after two o'clock."""
    seconds = round(n * 60)
    return f"2026-11-22T{14 + seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000Z"


def change(kind: str, subject: str, payload: Any = None, at: float = 0, **more: Any) -> dict[str, Any]:
    made = {"id": identifiers.mint(), "n": 1, "kind": kind, "subject": subject, "at": minute(at)}
    return made | {"payload": payload or {}} | more


def marked(mark: str = "came_up", at: float = 0, subject: str = "tea.s1", **more: Any) -> dict[str, Any]:
    return change("sub.marked", subject, {"mark": mark}, at, **more)


def written(subject: str, text: str, at: float = 0, base: Sequence[str] = (), **more: Any) -> dict[str, Any]:
    return change("text.written", subject, {"field": "text", "text": text}, at, base=list(base), **more)


def second_session(db: Database, cast: Cast) -> Session:
    """Of the same people at the same site."""
    first = db.get_one(Session, cast.session.id)
    plan = planning.Plan(
        first.site, first.starts_at, "en", first.guide_version, cast.musa, cast.amina, "Ward 4", "before", 8
    )
    return planning.plan(db, plan, cast.asha)


def send(
    db: Database,
    session_id: str,
    person_id: str,
    changes: Iterable[Any],
    *,
    device: str = TABLET,
    closed: bool = False,
    rights: frozenset[Right] = STAFF,
    revoked: bool = False,
) -> Receipts:
    """Through everything but HTTP, with the rights of the session's staff when nothing else is said."""
    body = json.dumps({"device": device, "changes": list(changes)}).encode()
    sent = sent_json.read(body)
    devices.claim(db, device, person_id)
    batch = receive.begin(db, session_id, [one.id for one in sent.changes])
    sender = Sender(person_id, rights, revoked)
    receipts = batch.receive(Origin(SessionFacts(session_id, closed), sender, device), sent)
    batch.store(db)
    return receipts
