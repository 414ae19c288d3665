"""The one list of what can happen in a session. It imports no context but people, for their rights.

A new kind is an entry here and its payload in `payloads.py`; CONTRIBUTING.md walks through the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from server.changes import payloads as says
from server.changes.subjects import TOGETHER, field_note_of, is_field_note
from server.i18n.words import N_
from server.people.rights import Right


class RegisterBy(Enum):
    """What tells the registers of one subject apart; `fold.STEPS` says how a change is merged into its register."""

    SUBJECT = "nothing: the newest change of the subject shows"
    CHANGE = "the change: every one of them shows"
    PERSON = "who made it"
    MARK = "the mark in the payload"
    FIELD = "the field in the payload, as versions of a text"
    QUESTION = "the question in the payload, as versions of an answer"
    STAFF = "no register: it moves people in the rows of the staff"
    UNDONE = "no register: the change takes another back"
    EMPTIED = "no register: the change says that another was emptied"


@dataclass(frozen=True)
class Sender:
    """Who sends, with the rights they hold in this session; `revoked` when their tablet's token no longer counts."""

    person: str
    rights: frozenset[Right]
    revoked: bool = False


Authors = Callable[[str, str], bool]
"""Whether a person may be the author of a change on a subject."""


def anyone(_person: str, _subject: str) -> bool:
    return True


def own_field_note(person: str, subject: str) -> bool:
    """A field note belongs to the person it is named after, the joint one to both."""
    return subject in (TOGETHER, field_note_of(person))


def any_text_but_a_field_note_of_another(person: str, subject: str) -> bool:
    return not is_field_note(subject) or own_field_note(person, subject)


@dataclass(frozen=True)
class Kind:
    name: str
    payload: type[says.Payload]
    words: str
    """What a person calls it: an English source, translated where it is shown."""
    register: RegisterBy = RegisterBy.SUBJECT
    rights: tuple[Right, ...] = (Right.WRITE_RECORD,)
    """Any one of them; a change is made by the first that its sender holds."""
    authors: Authors = anyone
    lasting: bool = False
    """Not a slip of the finger: change.undone does not take it back."""
    brings: bool = False
    """Brings a thing that a text can belong to, with an id minted on a tablet (`sealed.notes_of` looks for them)."""
    kept_when_closed: bool = False
    """Kept also after the session was closed."""

    @property
    def can_be_emptied(self) -> bool:
        """Where the payload says nothing there is nothing to take out, and what others mean would change."""
        return self.payload is not says.Empty and self.name not in (*LIFE, *STAFFING)

    def right_of(self, sender: Sender) -> Right | None:
        """By which right this sender makes it."""
        return next((right for right in self.rights if right in sender.rights), None)

    def may_be_made_by(self, sender: Sender, subject: str) -> bool:
        return self.right_of(sender) is not None and self.authors(sender.person, subject)


LIFE = ("session.started", "session.paused", "session.resumed", "session.ended")
"""The newest of these says where a session stands."""
STAFFING = ("staff.taken_over", "staff.changed")
"""The newest of these about a person says whether they are on the staff, and in which role (`changes.staff`)."""

QUESTIONNAIRE = (Right.WRITE_RECORD, Right.ENTER_QUESTIONNAIRE)
WITHDRAWAL = (Right.WRITE_RECORD, Right.WITHDRAW_CONSENT)

KINDS = {
    kind.name: kind
    for kind in (
        Kind("session.started", says.Started, N_("Session started"), RegisterBy.CHANGE),
        Kind("session.paused", says.Empty, N_("Session paused"), RegisterBy.CHANGE),
        Kind("session.resumed", says.Empty, N_("Session went on"), RegisterBy.CHANGE),
        Kind("session.ended", says.Empty, N_("Session ended"), RegisterBy.CHANGE),
        Kind("staff.taken_over", says.TakenOver, N_("Taken over"), RegisterBy.STAFF, lasting=True),
        # Nobody's right: `sessions.staffing` alone makes it, with a reason.
        Kind("staff.changed", says.StaffChanged, N_("Team changed"), RegisterBy.STAFF, rights=(), lasting=True),
        Kind("paper.entered", says.Empty, N_("Entered from paper"), RegisterBy.PERSON),
        Kind("check.ticked", says.Ticked, N_("Tick on a checklist")),
        Kind("recorder.started", says.Empty, N_("Recorder started")),
        Kind("recorder.zero", says.Zero, N_("Zero of the recording corrected")),
        Kind("recorder.stopped", says.RecorderStopped, N_("Recorder stopped")),
        Kind("question.now", says.QuestionNow, N_("Question now"), RegisterBy.CHANGE),
        Kind("talk.assigned", says.TalkAssigned, N_("Talk assigned to another question")),
        Kind("question.marked", says.QuestionMarked, N_("Mark on a key question")),
        Kind("sub.marked", says.SubMarked, N_("Mark on a sub question"), RegisterBy.MARK),
        Kind("summary.answered", says.SummaryAnswered, N_("Answer to the summary")),
        Kind("question.added", says.QuestionAdded, N_("Question added"), brings=True),
        Kind("question.removed", says.Empty, N_("Added question taken out")),
        Kind("participant.added", says.ParticipantAdded, N_("Participant added"), brings=True),
        Kind("seat.taken", says.SeatTaken, N_("Seat taken"), brings=True),
        Kind("seat.left", says.SeatLeft, N_("Seat left")),
        Kind("present.noted", says.PresentNoted, N_("Who else is present"), brings=True),
        Kind("consent.recorded", says.ConsentRecorded, N_("Signed consent"), RegisterBy.CHANGE),
        Kind(
            "consent.withdrawn",
            says.Empty,
            N_("Consent withdrawn"),
            RegisterBy.CHANGE,
            WITHDRAWAL,
            lasting=True,
            kept_when_closed=True,
        ),
        Kind("turn.taken", says.Turn, N_("Turn to speak"), brings=True),
        Kind("turn.corrected", says.Turn, N_("Turn to speak corrected")),
        Kind("moment.noted", says.Noted, N_("Note"), brings=True),
        Kind("moment.struck", says.Struck, N_("Note struck")),
        Kind(
            "text.written",
            says.TextWritten,
            N_("Text"),
            RegisterBy.FIELD,
            authors=any_text_but_a_field_note_of_another,
            lasting=True,
        ),
        Kind("bringback.kept", says.BringBack, N_("Kept for later"), brings=True),
        Kind("bringback.done", says.Empty, N_("Brought back")),
        Kind("line.sent", says.Line, N_("Quiet line"), brings=True),
        Kind("line.seen", says.Empty, N_("Quiet line seen")),
        Kind(
            "answer.given",
            says.Answer,
            N_("Answer in the questionnaire"),
            RegisterBy.QUESTION,
            QUESTIONNAIRE,
            lasting=True,
        ),
        Kind("questionnaire.completed", says.Empty, N_("Questionnaire completed"), rights=QUESTIONNAIRE),
        Kind(
            "fieldnote.signed",
            says.Empty,
            N_("Field note signed"),
            RegisterBy.PERSON,
            authors=own_field_note,
            lasting=True,
        ),
        Kind("note.shared", says.Empty, N_("Note shared"), RegisterBy.PERSON),
        Kind("change.undone", says.Empty, N_("Change taken back"), RegisterBy.UNDONE, QUESTIONNAIRE),
        # Nobody's right: `emptied.empty` alone makes it.
        Kind("change.emptied", says.Empty, N_("Change emptied"), RegisterBy.EMPTIED, rights=(), lasting=True),
    )
}


BRINGS = frozenset(kind.name for kind in KINDS.values() if kind.brings)
