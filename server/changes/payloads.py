"""What each kind of change says: the payloads of `changes.kinds`, as tablets send them."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LONGEST = 100_000
"""Code points of a text. The tablet says so before it saves: `browser/store/fits.ts`."""
Text = Annotated[str, Field(max_length=LONGEST)]
Name = Annotated[str, Field(min_length=1, max_length=120)]
"""An id: minted on a tablet, or an item of the pack."""
LeftOut = Literal["covered", "time", "does_not_fit", "too_sensitive", "other"]
"""Why a question is left out."""
StopReason = Literal["no_recording", "break", "battery", "refused", "other"]
"""Why a recorder does not run (any more)."""
NoteKind = Literal[
    "gist", "quote", "quote_translated", "saw", "agreement", "dissent", "rich", "comment", "technical", "steer"
]
PRIVATE = frozenset({"steer", "comment"})
"""Notes of these kinds are their author's alone until they are shared."""
NOT_PARTICIPANTS = frozenset({"moderator", "several", "interpreter", "lost", "all"})
"""Whom turns and notes name beside participants."""
StaffRole = Literal["moderator", "assistant"]
Gap = Literal["left_blank", "unreadable", "prefer_not_to_say"]
"""Why an answer on paper has no value."""


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
    """Unknown fields are allowed: they stay in the log for a newer version that knows them."""

    model_config = ConfigDict(strict=True)


class Empty(Payload):
    pass


class Untimed(Payload):
    """Entered from paper on which no time stands: `at` is the end of the session and no time of it."""

    untimed: bool | None = None


class Started(Payload):
    guide_version: str | int | None = None


class TakenOver(Payload):
    role: StaffRole
    instead_of: Name | None = None
    """The person who is on the staff no more"""


class StaffChanged(Payload):
    person: Name
    role: StaffRole | None = None
    """None: this person is on the staff no more"""


class Ticked(Payload):
    done: bool
    note: Text | None = None


class Zero(Payload):
    at: Stamp


class RecorderStopped(Payload):
    reason: StopReason | None = None
    at: Stamp | None = None
    """When it stopped, where that is said later than it happened."""


class QuestionNow(Untimed):
    how: Literal["asked", "drifted"]
    since: Stamp | None = None


class TalkAssigned(Payload):
    """A stretch of talk belongs to another question than the one that was tapped."""

    question: Name
    since: Stamp
    until: Stamp
    reason: Text | None = None


class QuestionMarked(Payload):
    mark: Literal["enough", "some", "left_out", "open"]
    reason: Text | None = None


class SubMarked(Untimed):
    mark: Literal["came_up", "asked", "left_out", "open"]
    reason: LeftOut | None = None


class SummaryAnswered(Payload):
    """What the group said to the moderator's summary: the participants' own check of it."""

    answer: Literal["confirmed", "corrected", "not_confirmed", "open"]


class QuestionAdded(Payload):
    section: Name
    after: Name | None = None
    text: Text


class ParticipantAdded(Payload):
    number: Annotated[int, Field(ge=1, le=9999)]
    instead_of: Name | None = None
    outside_criteria: bool | None = None
    no_recording: bool | None = None
    """Does not want to be recorded: then nobody is."""


class SeatTaken(Payload):
    participant: Name
    place: Annotated[int, Field(ge=0, le=2**53 - 1)] | None = None
    """Where in the circle, clockwise, in microseconds since 1970: without it where the seat was minted by time."""


class SeatLeft(Payload):
    reason: Text | None = None


class PresentNoted(Payload):
    role: Text
    agreed: bool | None = None
    note: Text | None = None
    left: Stamp | None = None
    """When they went out, if they did not come back"""


class ConsentRecorded(Payload):
    form_version: str | int
    given_on: Day
    purposes: Any = None


class Turn(Payload):
    who: Name
    question: Name | None = None
    first_words: Text | None = None
    since: Stamp | None = None
    """When it began, as corrected"""


class Noted(Untimed):
    kind: NoteKind
    who: list[Name] | None = None
    question: Name | None = None
    count: int | Text | None = None
    since: Stamp | None = None
    """The moment of its first key, or as corrected: where it is there, it is the time of the note."""


class Struck(Payload):
    reason: Text


class TextWritten(Payload):
    field: Name
    text: Text
    language: Annotated[str, Field(max_length=35)] | None = None
    sign: Name | None = None
    """What was typed before it and read as whom the note is about, "P4: ": both together are what was typed."""


class BringBack(Payload):
    who: list[Name] | Name | None = None
    question: Name


class Line(Payload):
    text: Text


class Answer(Payload):
    question: Name
    value: Any
