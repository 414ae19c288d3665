"""When something was said to be other than at first. What it was before stays on the tablets, where it is corrected.

`browser/record/corrected.ts` says the same: first words that are put to a turn correct nothing, nor does a change that
says what stands there already.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from server.changes import undoing
from server.changes.models import Change
from server.changes.registers import given
from server.foundation.database import Database

FACTS = ("moment.noted", "turn.taken", "turn.corrected", "present.noted")
WORDS = "text.written"


class Made(NamedTuple):
    id: str
    at: str
    kind: str
    subject: str
    says: dict[str, Any]


def corrected(db: Database, session_id: str) -> dict[str, str]:
    """subject -> when it was corrected last; without what was taken back."""
    found = select(Change.id, Change.at, Change.kind, Change.subject, Change.payload)
    found = found.where(Change.session_id == session_id, Change.kind.in_((*FACTS, WORDS)), ~Change.emptied)
    taken = undoing.taken_back_in(db, session_id)
    about: dict[tuple[str, bool], list[Made]] = defaultdict(list)
    for row in db.execute(found.order_by(Change.at, Change.id)):
        if row.id not in taken:
            made = Made(row.id, row.at, row.kind, row.subject, json.loads(row.payload))
            about[row.subject, row.kind == WORDS].append(made)
    later = {of: times[1:] for of, changes in about.items() if len(times := differing(changes)) > 1}
    newest: dict[str, str] = {}
    for (subject, _is_words), times in later.items():
        newest[subject] = max([*times, newest.get(subject, "")])
    return newest


def differing(changes: Sequence[Made]) -> list[str]:
    """The times of those that say something else than the one before."""
    times: list[str] = []
    before: dict[str, Any] = {}
    for made in changes:
        says = (before if made.kind == "turn.corrected" else {}) | given(**made.says)
        said, had = (dict(one, first_words=None) for one in (says, before))
        more = said == had and before.get("first_words") in (None, "", says.get("first_words"))
        if not times or not more:
            times.append(made.at)
        before = says
    return times
