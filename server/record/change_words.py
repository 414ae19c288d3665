"""Changes in words, for people who decide about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from server.changes.judge import is_stamp
from server.changes.kinds import KINDS
from server.changes.models import Change
from server.changes.registers import Registers
from server.foundation import clock
from server.foundation.database import Database
from server.guides.localized import Wording
from server.i18n import formats, words
from server.i18n.words import gettext, marked
from server.sessions.models import Session
from server.studies.headings import HEADINGS

LABELS = {
    "question": marked("Question"),
    "who": marked("Who"),
    "mark": marked("Mark"),
    "how": marked("Mark"),
    "reason": marked("Reason"),
    "note": marked("Note"),
    "number": marked("Number"),
    "value": marked("Answer"),
    "kind": marked("Kind of note"),
    "count": marked("How many"),
    "participant": marked("Participant"),
    "instead_of": marked("Instead of"),
    "section": marked("Section"),
    "field": marked("Heading"),
    "text": marked("Text"),
    "first_words": marked("First words, optional"),
    "language": marked("Language"),
}

VALUES = HEADINGS | {
    "came_up": marked("came up"),
    "asked": marked("asked"),
    "drifted": marked("The talk has moved here"),
    "left_out": marked("left out"),
    "enough": marked("enough"),
    "some": marked("some"),
    "open": marked("No mark"),
    "covered": marked("covered already"),
    "does_not_fit": marked("does not fit here"),
    "too_sensitive": marked("too sensitive"),
    "gist": marked("in my words"),
    "quote": marked("their words"),
    "quote_translated": marked("their words, my translation"),
    "saw": marked("saw"),
    "agreement": marked("agreement"),
    "dissent": marked("dissent"),
    "rich": marked("rich"),
    "comment": marked("my comment"),
    "technical": marked("technical"),
    "steer": marked("for me"),
    "moderator": marked("Moderator"),
    "several": marked("Several at once"),
    "interpreter": marked("Interpreter"),
    "left_blank": marked("left blank"),
    "unreadable": marked("unreadable"),
    "prefer_not_to_say": marked("prefer not to say"),
    "fieldnote.together": marked("Together"),
}


def kind_words(kind: Any) -> str | None:
    """None for what this version does not know."""
    return gettext(KINDS[kind].words) if isinstance(kind, str) and kind in KINDS else None


@dataclass(frozen=True)
class Line:
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
        self.named = {f"fieldnote.{staff.person_id}": staff.person.name for staff in session.staff}
        for subject in added.subjects("participant.added"):
            newest = added.newest("participant.added", subject)
            if newest:
                self.named[subject] = f"P{newest.payload['number']}"

    def lines(self, subject: Any, payload: Any) -> Iterator[Line]:
        """What it is about where that has a name, then its payload field by field."""
        about = self.about(subject) if isinstance(subject, str) else None
        if about:
            yield Line(gettext("About"), "subject", about)
        for name, value in payload.items() if isinstance(payload, dict) else ():
            label = LABELS.get(name)
            yield Line(gettext(label) if label else None, name, self.value(value))

    def name(self, change: Change) -> str:
        """One change in a few words: what it is, and what it is about or when it was made."""
        about = self.about(change.subject) or formats.date_and_time(clock.moment(change.at), self.zone)
        return f"{kind_words(change.kind)}: {about}"

    def about(self, thing: str) -> str | None:
        if thing in self.named:
            return self.named[thing]
        fields = self.wording.fields.get(thing, [])
        field = next((field for field in ("text", "title", "question") if field in fields), None)
        return self.wording.text(f"{thing}.{field}") if field else None

    def value(self, value: Any) -> str:
        if isinstance(value, bool):
            return gettext("Yes") if value else gettext("No")
        if isinstance(value, list | dict):
            parts = value if isinstance(value, list) else list(value.values())
            return ", ".join(self.value(part) for part in parts)
        if not isinstance(value, str):
            return "" if value is None else str(value)
        if is_stamp(value):
            return formats.date_and_time(clock.moment(value), self.zone)
        return gettext(VALUES[value]) if value in VALUES else self.about(value) or value
