"""The state of a session as one person may see it: every part of the record put together."""

from server.changes import fold, numbering
from server.changes.registers import Registers
from server.foundation.database import Database
from server.foundation.json_model import Given
from server.record import answers as answers_given
from server.record import checks, life, lines, moments, participants, questions, recorder, seats, staff, texts, turns
from server.record.answers import AnswerHead
from server.record.came import came
from server.record.checks import Check
from server.record.life import Life
from server.record.lines import Line
from server.record.moments import BringBack, Moment
from server.record.participants import Participant
from server.record.questions import AddedQuestion, QuestionMark, QuestionsNow, SubMark, Summary
from server.record.recorder import RecorderPart
from server.record.sealed import Reader
from server.record.seats import Present, Seat
from server.record.staff import StaffMember
from server.record.texts import Signature, Texts
from server.record.turns import Turn


class State(Life, QuestionsNow, Texts):
    """What a session is, as the tablet folds it too: `browser/record/` makes the same JSON of the same changes."""

    staff: list[StaffMember]
    """Moderators first"""
    questions: dict[str, QuestionMark]
    subs: dict[str, SubMark]
    summary: Given[Summary] = None
    added: dict[str, AddedQuestion]
    checks: dict[str, Check]
    recorder: dict[str, RecorderPart]
    participants: dict[str, Participant]
    seats: dict[str, Seat]
    present: dict[str, Present]
    turns: list[Turn]
    moments: dict[str, Moment]
    bringbacks: dict[str, BringBack]
    lines: dict[str, Line]
    answers: dict[str, dict[str, list[AnswerHead]]]
    """participant -> question -> heads, also of those who are held"""
    signed: dict[str, Signature]
    """By field note"""
    shared: list[str]
    """Notes that their author shared"""


class StateAnswer(State):
    """What `GET …/state` answers."""

    number: int
    """The newest change that it counts in"""
    not_understood: list[str]
    """Subjects of kept changes that could not be merged yet"""


def state(db: Database, session_id: str, reader: Reader, closed: bool) -> StateAnswer:
    number = numbering.latest(db, session_id)
    odd = sorted({change.subject for change in fold.not_understood(db, session_id)})
    found = folded(db, session_id, reader, closed)
    return StateAnswer(number=number, not_understood=odd, **vars(found))


def folded(db: Database, session_id: str, reader: Reader, closed: bool = False) -> State:
    registers = Registers(db, session_id)
    readable = texts.texts(db, session_id, reader)
    asked = questions.questions_now(registers)
    answers = answers_given.answers(db, session_id)
    return State(
        **vars(life.life(registers, closed)),
        **vars(asked),
        **vars(readable),
        staff=staff.staff(db, session_id),
        questions=questions.questions(registers, asked.nows),
        subs=questions.subs(registers),
        summary=questions.summary(registers),
        added=questions.added(registers),
        checks=checks.checks(registers),
        recorder=recorder.recorder(registers),
        participants=participants.participants(registers, came(registers, answers)),
        seats=seats.seats(registers),
        present=seats.present(registers),
        turns=turns.turns(registers),
        moments=moments.moments(registers, readable.texts),
        bringbacks=moments.bringbacks(registers, readable.texts),
        lines=lines.lines(registers),
        answers=answers,
        signed=texts.signed(registers),
        shared=texts.shared(db, session_id, registers),
    )
