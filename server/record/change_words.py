"""Changes in words, for people who decide about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from server.changes.kinds import KINDS
from server.changes.models import Change
from server.changes.payloads import LeftOut, NoteKind
from server.changes.registers import Registers
from server.changes.subjects import field_note_of
from server.foundation import clock
from server.foundation.database import Database
from server.guides.localized import Wording
from server.i18n import formats, words
from server.i18n.words import N_, gettext
from server.keeping.judge import is_stamp
from server.sessions.models import Session
from server.studies.headings import HEADINGS

LABELS = {
    "question": N_("Question"),
    "who": N_("Who"),
    "mark": N_("Mark"),
    "how": N_("Mark"),
    "reason": N_("Reason"),
    "note": N_("Note"),
    "number": N_("Number"),
    "value": N_("Answer"),
    "answer": N_("Answer"),
    "kind": N_("Kind of note"),
    "count": N_("How many"),
    "since": N_("From"),
    "until": N_("Until"),
    "participant": N_("Participant"),
    "instead_of": N_("Instead of"),
    "section": N_("Section"),
    "field": N_("Heading"),
    "text": N_("Text"),
    "first_words": N_("First words, optional"),
    "language": N_("Language"),
    "sign": N_("Typed before it"),
}

NOTE_KINDS: dict[NoteKind, str] = {
    "gist": N_("in my words"),
    "quote": N_("their words"),
    "quote_translated": N_("their words, my translation"),
    "saw": N_("saw"),
    "agreement": N_("agreement"),
    "dissent": N_("dissent"),
    "rich": N_("rich"),
    "comment": N_("my comment"),
    "technical": N_("technical"),
    "steer": N_("for me"),
}

LEFT_OUT: dict[LeftOut, str] = {
    "covered": N_("covered already"),
    "time": N_("time"),
    "does_not_fit": N_("does not fit here"),
    "too_sensitive": N_("too sensitive"),
    "other": N_("another reason"),
}

SUMMARY = {
    "confirmed": N_("confirmed"),
    "corrected": N_("corrected"),
    "not_confirmed": N_("not confirmed"),
}
"""What a group says to the summary."""

VALUES: dict[str, Mapping[Any, str]] = {
    "kind": NOTE_KINDS,
    "reason": LEFT_OUT,
    "field": HEADINGS,
    "answer": SUMMARY | {"open": N_("No answer yet")},
    "how": {"asked": N_("asked"), "drifted": N_("The talk has moved here")},
    "mark": {
        "came_up": N_("came up"),
        "asked": N_("asked"),
        "left_out": N_("left out"),
        "enough": N_("enough"),
        "some": N_("some"),
        "open": N_("No mark"),
    },
    "who": {
        "moderator": N_("Moderator"),
        "several": N_("Several at once"),
        "interpreter": N_("Interpreter"),
    },
    "missing": {
        "left_blank": N_("left blank"),
        "unreadable": N_("unreadable"),
        "prefer_not_to_say": N_("prefer not to say"),
    },
}
"""By the field they stand in: what somebody wrote in a text may be the same as one of them."""


def kind_words(kind: Any) -> str | None:
    """None for what this version does not know."""
    return gettext(KINDS[kind].words) if isinstance(kind, str) and kind in KINDS else None


@dataclass(frozen=True)
class FieldLine:
    """One fact of a change. `name` is the field's own where we have no word for it."""

    label: str | None
    name: str
    value: str


class ChangeWords:
    """Words for the changes of one session: questions by their words, participants by their numbers, people by name."""

    def __init__(self, db: Database, session: Session) -> None:
        self.zone = session.site.time_zone
        self.wording = Wording(session.guide_version, words.language.get(), session.site.code)
        added = Registers(db, session.id, ("participant.added",))
        self.named = {field_note_of(staff.person_id): staff.person.name for staff in session.staff}
        for subject in added.subjects("participant.added"):
            newest = added.newest("participant.added", subject)
            if newest:
                self.named[subject] = f"P{newest.payload['number']}"

    def lines(self, subject: Any, payload: Any) -> Iterator[FieldLine]:
        """What it is about where that has a name, then its payload field by field."""
        about = self.about(subject) if isinstance(subject, str) else None
        if about:
            yield FieldLine(gettext("About"), "subject", about)
        for name, value in payload.items() if isinstance(payload, dict) else ():
            label = LABELS.get(name)
            yield FieldLine(gettext(label) if label else None, name, self.value(name, value))

    def name(self, change: Change) -> str:
        """One change in a few words: what it is, and what it is about or when it was made."""
        about = self.about(change.subject) or formats.date_and_time(clock.time_of(change.at), self.zone)
        return f"{kind_words(change.kind)}: {about}"

    def about(self, thing: str) -> str | None:
        if thing in self.named:
            return self.named[thing]
        fields = self.wording.fields.get(thing, [])
        field = next((field for field in ("text", "title", "question") if field in fields), None)
        return self.wording.text(f"{thing}.{field}") if field else None

    def value(self, field: str, value: Any) -> str:
        if isinstance(value, bool):
            return gettext("Yes") if value else gettext("No")
        if isinstance(value, dict):
            return ", ".join(self.value(name, part) for name, part in value.items())
        if isinstance(value, list):
            return ", ".join(self.value(field, part) for part in value)
        if not isinstance(value, str):
            return "" if value is None else str(value)
        if is_stamp(value):
            return formats.date_and_time(clock.time_of(value), self.zone)
        known = VALUES.get(field, {}).get(value)
        return gettext(known) if known else self.about(value) or value
