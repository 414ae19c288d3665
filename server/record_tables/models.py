"""The typed record: what the logs of opened sessions mean, as tables that reports and exports read by SQL.

They hold what anybody may read to whom a record is open, and nothing else: no session whose record is not open yet,
nothing sealed, no private note, and of a participant without a recorded consent form not even a row. Rows that name a
participant have a foreign key to one who stands here, so the database itself refuses the others.

`record_tables.up_to_date` writes them, when they are read; a session's rows go with its row in `projected`.
"""

from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.changes.models import SUBJECT
from server.foundation.database import Base, key

AT = 24
CLUSTERED: Any = {"sqlite_with_rowid": False}
"""SQLite keeps the rows in the order of their key, so one session's rows lie together."""


class Projected(Base):
    """What a session's rows were made from. Without this row the record is not open, or nobody has read it yet."""

    __tablename__ = "projected"

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    number: Mapped[int]
    """The newest change that was there."""
    unmerged: Mapped[int]
    """How many kept changes were not understood yet."""
    guide_version_id: Mapped[str] = mapped_column(ForeignKey("guide_version.id"))
    code: Mapped[str] = mapped_column(key(64))
    """The version of the code that made the rows."""
    failed: Mapped[bool]
    """The rows could not be made: there are none, and the reason is in the server's log."""


class OfSession(Base):
    """One row, or one of the rows, of a session whose record is open."""

    __abstract__ = True
    __table_args__: Any = CLUSTERED

    session_id: Mapped[str] = mapped_column(
        ForeignKey("projected.session_id", ondelete="CASCADE"), primary_key=True, sort_order=-1
    )


def participant_key(table: str) -> tuple[Any, ...]:
    """Table arguments: `participant` is one who stands in the record."""
    columns = ["session_id", "participant"]
    there = [f"record_participant.{column}" for column in columns]
    name = f"fk_{table}_participant"
    return (ForeignKeyConstraint(columns, there, name=name, ondelete="CASCADE"), CLUSTERED)


class SessionRecord(OfSession):
    """The session as a whole. A talk that goes on adds to `minutes` the time since `talking_since`."""

    __tablename__ = "record_session"

    started_at: Mapped[str | None] = mapped_column(key(AT))
    ended_at: Mapped[str | None] = mapped_column(key(AT))
    minutes: Mapped[float]
    talking_since: Mapped[str | None] = mapped_column(key(AT))
    waiting: Mapped[int]
    """Participants whose consent form is not recorded: all that these tables say of them."""
    summary: Mapped[str | None] = mapped_column(String(20))
    """What the group said to the moderator's summary: confirmed, corrected, not_confirmed."""
    summary_at: Mapped[str | None] = mapped_column(key(AT))


class TalkRecord(OfSession):
    """A stretch of talk, from started or resumed to paused or ended."""

    __tablename__ = "record_talk"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    began_at: Mapped[str] = mapped_column(key(AT))
    stopped_at: Mapped[str | None] = mapped_column(key(AT))


class MinutesRecord(OfSession):
    """Minutes of talk in one section of the guide; "" for questions that the guide does not know."""

    __tablename__ = "record_minutes"

    section: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    minutes: Mapped[float]
    talking_since: Mapped[str | None] = mapped_column(key(AT))


class ParticipantRecord(OfSession):
    """A participant whose consent form is recorded."""

    __tablename__ = "record_participant"

    participant: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    number: Mapped[int]
    instead_of: Mapped[str | None] = mapped_column(key(SUBJECT))
    outside_criteria: Mapped[bool | None]
    form_version: Mapped[str] = mapped_column(Text)
    given_on: Mapped[str] = mapped_column(key(10))
    completed_at: Mapped[str | None] = mapped_column(key(AT))


class SeatRecord(OfSession):
    __tablename__ = "record_seat"
    __table_args__ = participant_key(__tablename__)

    seat: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    participant: Mapped[str] = mapped_column(key(SUBJECT))
    at: Mapped[str] = mapped_column(key(AT))


class TurnRecord(OfSession):
    """`who` is the participant's id, or a word: moderator, several, interpreter, lost."""

    __tablename__ = "record_turn"
    __table_args__ = participant_key(__tablename__)

    turn: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    at: Mapped[str] = mapped_column(key(AT))
    who: Mapped[str] = mapped_column(key(SUBJECT))
    participant: Mapped[str | None] = mapped_column(key(SUBJECT))
    question: Mapped[str | None] = mapped_column(key(SUBJECT))
    first_words: Mapped[str | None] = mapped_column(Text)


class NoteRecord(OfSession):
    """A moment that was noted, without those that are private or name a participant who is not in the record."""

    __tablename__ = "record_note"

    note: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[str] = mapped_column(key(AT))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    question: Mapped[str | None] = mapped_column(key(SUBJECT))
    count: Mapped[str | None] = mapped_column(Text)
    struck: Mapped[str | None] = mapped_column(Text)
    """Why it was struck."""


class NoteAboutRecord(OfSession):
    """Whom a note names; `who` as in a turn."""

    __tablename__ = "record_note_about"
    __table_args__ = participant_key(__tablename__)

    note: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    who: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    participant: Mapped[str | None] = mapped_column(key(SUBJECT))


class KeyQuestionRecord(OfSession):
    """What became of a key question: when it was first asked or the talk moved there by itself, and its mark."""

    __tablename__ = "record_key_question"

    question: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    asked_at: Mapped[str | None] = mapped_column(key(AT))
    moved_at: Mapped[str | None] = mapped_column(key(AT))
    mark: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(Text)


class SubQuestionRecord(OfSession):
    """What became of a sub question: each fact with its time."""

    __tablename__ = "record_sub_question"

    question: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    came_up_at: Mapped[str | None] = mapped_column(key(AT))
    asked_at: Mapped[str | None] = mapped_column(key(AT))
    left_out_at: Mapped[str | None] = mapped_column(key(AT))
    reason: Mapped[str | None] = mapped_column(String(20))


class QuestionNowRecord(OfSession):
    """A stretch in which one question was the question now; the last one may be open."""

    __tablename__ = "record_question_now"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question: Mapped[str] = mapped_column(key(SUBJECT))
    section: Mapped[str] = mapped_column(key(SUBJECT))
    how: Mapped[str] = mapped_column(String(20))
    since: Mapped[str] = mapped_column(key(AT))
    until: Mapped[str | None] = mapped_column(key(AT))


class AddedQuestionRecord(OfSession):
    """A question that was added in the room."""

    __tablename__ = "record_added_question"

    question: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    section: Mapped[str] = mapped_column(key(SUBJECT))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(key(AT))


class RecorderRecord(OfSession):
    """A part of the recording."""

    __tablename__ = "record_recorder"

    part: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    started_at: Mapped[str | None] = mapped_column(key(AT))
    zero_at: Mapped[str | None] = mapped_column(key(AT))
    stopped_at: Mapped[str | None] = mapped_column(key(AT))
    reason: Mapped[str | None] = mapped_column(String(20))


class FieldNoteRecord(OfSession):
    """A field note that is there. Its texts are in `record_text` once it is signed."""

    __tablename__ = "record_field_note"

    subject: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    signed_at: Mapped[str | None] = mapped_column(key(AT))


class TextRecord(OfSession):
    """A version of a text that nobody wrote over; two when two people wrote over the same one."""

    __tablename__ = "record_text"

    subject: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    field: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(key())
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(String(35))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[str] = mapped_column(key(AT))


class AnswerRecord(OfSession):
    """A version of an answer that nobody wrote over. Two of one question are no answer until they are settled."""

    __tablename__ = "record_answer"
    __table_args__ = participant_key(__tablename__)

    participant: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    question: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    settled: Mapped[bool]
    number: Mapped[float | None]
    missing: Mapped[str | None] = mapped_column(Text)
    """Why there is no value: left_blank, unreadable, prefer_not_to_say."""
    value: Mapped[str] = mapped_column(Text)
    """As it was sent, as JSON."""
    at: Mapped[str] = mapped_column(key(AT))


class ChoiceRecord(OfSession):
    """What a settled answer chose; "yes" and "no", and "other" for an answer in the participant's words."""

    __tablename__ = "record_choice"
    __table_args__ = participant_key(__tablename__)

    participant: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    question: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    choice: Mapped[str] = mapped_column(Text)
