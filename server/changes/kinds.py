"""The one list of what can happen in a session: kind, payload, who may. It imports no context."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Text = Annotated[str, Field(max_length=100_000)]
Name = Annotated[str, Field(min_length=1, max_length=120)]
"""An id: minted on a tablet, or an item of the pack."""
LeftOut = Literal["covered", "time", "does_not_fit", "too_sensitive", "other"]


def existing(time: str) -> str:
    """Raises ValueError for the 30th of February, which would stop every page that counts with it."""
    datetime.fromisoformat(time)
    return time


Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(existing)]
Stamp = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"),
    AfterValidator(existing),
]


class Payload(BaseModel):
    """Fields beside those named are kept in the log and mean nothing yet."""

    model_config = ConfigDict(strict=True)


class Empty(Payload):
    pass


class Started(Payload):
    guide_version: str | int | None = None


class Ticked(Payload):
    done: bool
    note: Text | None = None


class Zero(Payload):
    at: Stamp


class RecorderStopped(Payload):
    reason: Literal["no_recording"] | None = None


class QuestionNow(Payload):
    how: Literal["asked", "drifted"]
    since: Stamp | None = None


class QuestionMarked(Payload):
    mark: Literal["enough", "some", "left_out", "open"]
    reason: Text | None = None


class SubMarked(Payload):
    mark: Literal["came_up", "asked", "left_out", "open"]
    reason: LeftOut | None = None


class QuestionAdded(Payload):
    section: Name
    after: Name | None = None
    text: Text


class ParticipantAdded(Payload):
    number: Annotated[int, Field(ge=1, le=9999)]
    instead_of: Name | None = None
    outside_criteria: bool | None = None


class SeatTaken(Payload):
    participant: Name


class SeatLeft(Payload):
    reason: Text | None = None


class PresentNoted(Payload):
    role: Text
    agreed: bool | None = None
    note: Text | None = None


class ConsentRecorded(Payload):
    form_version: str | int
    given_on: Day
    purposes: Any = None


class Turn(Payload):
    who: Name
    question: Name | None = None
    first_words: Text | None = None


class Noted(Payload):
    kind: Literal[
        "gist", "quote", "quote_translated", "saw", "agreement", "dissent", "rich", "comment", "technical", "steer"
    ]
    who: list[Name] | None = None
    question: Name | None = None
    count: int | Text | None = None


class Struck(Payload):
    reason: Text


class TextWritten(Payload):
    field: Name
    text: Text
    language: Annotated[str, Field(max_length=35)] | None = None


class BringBack(Payload):
    who: list[Name] | Name | None = None
    question: Name


class Line(Payload):
    text: Text


class Answer(Payload):
    question: Name
    value: Any


@dataclass(frozen=True)
class Sender:
    """Who sends, as far as rights go. `in_office`: coordinator, or lead of this site."""

    person: str
    on_staff: bool
    in_office: bool = False
    revoked: bool = False


Rule = Callable[[Sender, str], bool]


def staff(sender: Sender, _subject: str) -> bool:
    return sender.on_staff


def staff_or_office(sender: Sender, _subject: str) -> bool:
    return sender.on_staff or sender.in_office


def its_author(sender: Sender, subject: str) -> bool:
    """A field note belongs to the person it is named after, the joint one to both; other texts to the staff."""
    apart = subject.startswith("fieldnote.") and subject != "fieldnote.together"
    return sender.on_staff and (not apart or subject == f"fieldnote.{sender.person}")


def own_field_note(sender: Sender, subject: str) -> bool:
    return subject.startswith("fieldnote.") and its_author(sender, subject)


@dataclass(frozen=True)
class Kind:
    name: str
    payload: type[Payload]
    may: Rule
    lasting: bool = False
    """Not a slip of the finger: change.undone does not take it back."""

    @property
    def office_may(self) -> bool:
        return self.may is staff_or_office


KINDS = {
    kind.name: kind
    for kind in (
        Kind("session.started", Started, staff),
        Kind("session.paused", Empty, staff),
        Kind("session.resumed", Empty, staff),
        Kind("session.ended", Empty, staff),
        Kind("check.ticked", Ticked, staff),
        Kind("recorder.started", Empty, staff),
        Kind("recorder.zero", Zero, staff),
        Kind("recorder.stopped", RecorderStopped, staff),
        Kind("question.now", QuestionNow, staff),
        Kind("question.marked", QuestionMarked, staff),
        Kind("sub.marked", SubMarked, staff),
        Kind("question.added", QuestionAdded, staff),
        Kind("question.removed", Empty, staff),
        Kind("participant.added", ParticipantAdded, staff),
        Kind("seat.taken", SeatTaken, staff),
        Kind("seat.left", SeatLeft, staff),
        Kind("present.noted", PresentNoted, staff),
        Kind("consent.recorded", ConsentRecorded, staff),
        Kind("consent.withdrawn", Empty, staff_or_office, lasting=True),
        Kind("turn.taken", Turn, staff),
        Kind("turn.corrected", Turn, staff),
        Kind("moment.noted", Noted, staff),
        Kind("moment.struck", Struck, staff),
        Kind("text.written", TextWritten, its_author, lasting=True),
        Kind("bringback.kept", BringBack, staff),
        Kind("bringback.done", Empty, staff),
        Kind("line.sent", Line, staff),
        Kind("line.seen", Empty, staff),
        Kind("answer.given", Answer, staff_or_office, lasting=True),
        Kind("questionnaire.completed", Empty, staff_or_office),
        Kind("fieldnote.signed", Empty, own_field_note, lasting=True),
        Kind("note.shared", Empty, staff),
        Kind("change.undone", Empty, staff_or_office),
    )
}
