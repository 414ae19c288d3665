"""Parked changes as one person may see them: what is sealed for them in the record is sealed here too."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from server.changes import fold
from server.changes.kinds import KINDS
from server.changes.models import Change, Parked
from server.foundation import clock
from server.foundation.database import Database
from server.keeping import judge
from server.keeping import parked as aside
from server.keeping.sent_json import is_uuid
from server.parked.reasons import reason_of
from server.people.models import Person
from server.record import sealed
from server.record.change_words import ChangeWords, FieldLine, kind_words
from server.record.opening import is_open_to
from server.record.sealed import reader_of
from server.sessions.models import Session

AS_IT_CAME = {"unknown_kind", "invalid_payload"}
"""Reasons for which nobody can say what the fields mean."""


@dataclass(frozen=True)
class Side:
    """One change: the parked one, or the one in the record that has its id."""

    kind: str | None
    person: str
    device: str
    at: datetime | None
    sealed: bool
    emptied: bool
    lines: list[FieldLine]
    raw: str
    """As it came, where it cannot be told field by field."""


@dataclass(frozen=True)
class View:
    parked: Parked
    side: Side
    kept: Side | None
    number: int | None
    elsewhere: bool
    """Its id is in the record of another session."""
    reason: str
    """Why it was parked, as a key of REASONS."""

    @property
    def never(self) -> bool:
        """The record has its id with other content: it can only be left aside."""
        return self.parked.reason == "content_differs" or self.kept is not None or self.elsewhere


@dataclass(frozen=True)
class ParkedFrom:
    """One tablet of a person: its number among theirs, by what came in first."""

    device: str
    number: int
    since: datetime


@dataclass(frozen=True)
class OfPerson:
    """What waits of one person, from all their tablets."""

    person: str
    views: list[View]
    tablets: list[ParkedFrom]

    @property
    def never(self) -> int:
        """How many of them can only be left aside."""
        return sum(view.never for view in self.views)

    @property
    def times(self) -> list[datetime]:
        """When they were made, where that can be said, the earliest first."""
        return sorted(view.side.at for view in self.views if view.side.at)

    @property
    def kinds(self) -> list[tuple[str | None, int]]:
        """Kinds of changes in words, the most frequent first; None for what this version does not know."""
        return Counter(view.side.kind for view in self.views).most_common()

    @property
    def until(self) -> str:
        """What comes in after this page was drawn is not decided with it."""
        return max(view.parked.received_at for view in self.views).isoformat()


def by_person(views: Sequence[View]) -> list[OfPerson]:
    """Whose first came in first."""
    found: dict[str, list[View]] = {}
    for view in views:
        found.setdefault(view.parked.person_id, []).append(view)
    return [OfPerson(person, some, tablets(some)) for person, some in found.items()]


def tablets(views: Sequence[View]) -> list[ParkedFrom]:
    since: dict[str, datetime] = {}
    for view in views:
        since.setdefault(view.parked.device, view.side.at or view.parked.received_at)
    return [ParkedFrom(device, number, at) for number, (device, at) in enumerate(since.items(), 1)]


@dataclass(frozen=True)
class Views:
    to_decide: list[View]
    decided: list[View]
    not_understood: list[Side]
    """Of the record: kept, and this version could not merge them yet."""

    @property
    def waiting(self) -> list[OfPerson]:
        return by_person(self.to_decide)

    @property
    def people(self) -> set[str | None]:
        """Everybody whom the page names."""
        views = [*self.to_decide, *self.decided]
        sides = [*self.not_understood, *(side for view in views for side in (view.side, view.kept) if side)]
        deciding = {id for view in views for id in (view.parked.brought_by_id, view.parked.decided_by_id)}
        return {side.person for side in sides} | deciding


def views(db: Database, session: Session, person: Person) -> Views:
    to_decide, decided = aside.of_session(db, session.id), aside.decided(db, session.id)
    odd = fold.not_understood(db, session.id)
    shower = Shower(db, session, person, [*to_decide, *decided], odd)
    return Views(
        [shower.view(one) for one in to_decide],
        [shower.view(one) for one in decided],
        [shower.of_log(one) for one in odd],
    )


class Shower:
    def __init__(
        self, db: Database, session: Session, person: Person, all_parked: Sequence[Parked], kept: Sequence[Change]
    ) -> None:
        self.session_id = session.id
        self.reader = reader_of(session, person.id)
        self.is_open = is_open_to(db, session, person)
        self.words = ChangeWords(db, session)
        self.fields = {one.id: aside.fields_of(one) for one in all_parked}
        in_log = select(Change).where(Change.id.in_([one.change_id for one in all_parked]))
        self.in_log = {change.id: change for change in db.scalars(in_log)}
        subjects = {str(fields.get("subject")) for fields in self.fields.values()}
        subjects |= {change.subject for change in (*self.in_log.values(), *kept)}
        self.notes = sealed.notes_of(db, session.id, [subject for subject in subjects if is_uuid(subject)])

    def view(self, parked: Parked) -> View:
        known = self.in_log.get(parked.change_id)
        here = known is not None and known.session_id == self.session_id
        differs = known is not None and known.content != parked.content
        side = self.side(self.fields[parked.id], parked.person_id, parked.device, parked, parked.emptied)
        kept = self.of_log(known) if known and here and differs else None
        reason = reason_of(parked.reason, parked.person_id, self.reader.staff)
        return View(parked, side, kept, known.number if known and here else None, differs and not here, reason)

    def of_log(self, change: Change) -> Side:
        fields = {name: getattr(change, name) for name in ("id", "n", "kind", "subject", "at")}
        fields |= {"payload": json.loads(change.payload), "base": json.loads(change.base or "null")}
        return self.side(fields, change.person_id, change.device, emptied=change.emptied)

    def side(
        self, fields: Mapping[str, Any], person: str, device: str, parked: Parked | None = None, emptied: bool = False
    ) -> Side:
        whole = judge.row_of({"payload": {}} | dict(fields), person, device) is not None
        at = clock.time_of(fields["at"]) if whole else None
        may_read = self.may_read(fields, person)
        told = whole and not emptied and (parked is None or parked.reason not in AS_IT_CAME)
        lines = list(self.words.lines(fields["subject"], fields["payload"])) if may_read and told else []
        as_it_came = readable(fields, parked) if parked and may_read and not told and not emptied else ""
        return Side(kind_words(fields.get("kind")), person, device, at, not may_read, emptied, lines, as_it_came)

    def may_read(self, fields: Mapping[str, Any], person: str) -> bool:
        """A change of an unknown kind may hold a text, so it is sealed as a text would be."""
        if person == self.reader.person:
            return True
        kind, subject = fields.get("kind"), fields.get("subject")
        if isinstance(kind, str) and kind in KINDS and kind != "text.written":
            return self.is_open
        return self.is_open and isinstance(subject, str) and sealed.may_read(self.reader, (subject, person), self.notes)


def readable(fields: Mapping[str, Any], parked: Parked) -> str:
    """The JSON with its own characters instead of \\u escapes; as it came where UTF-8 cannot encode it."""
    try:
        text = json.dumps(fields, ensure_ascii=False, indent=1)
        text.encode()
    except (TypeError, ValueError, RecursionError):
        return parked.raw
    return text
