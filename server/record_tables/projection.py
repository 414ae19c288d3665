"""One session's rows in the tables of the record, from its state as those may read it to whom the record is open."""

import json
from collections.abc import Iterator
from typing import Any

from server.changes.payloads import NOT_PARTICIPANTS, PRIVATE
from server.changes.subjects import is_field_note
from server.foundation.database import Base, Database
from server.guides.models import GuideVersion
from server.keeping.sent_json import is_uuid
from server.record import answer_values, minutes
from server.record.answers import AnswerHead
from server.record.moments import Moment
from server.record.participants import Participant, who_came
from server.record.questions import SubMark
from server.record.recorder import RecorderPart
from server.record.sealed import Reader
from server.record.state import State, folded
from server.record.texts import TextHead
from server.record.turns import Turn
from server.record_tables import models

Row = dict[str, Any]
Rows = dict[type[Base], list[Row]]
"""By table, in the order in which foreign keys are there before they are named."""

Inside = dict[str, Participant]
"""The participants whose consent form is recorded."""

# Nobody: not on the staff, and nobody's author.
ANYBODY = Reader("", frozenset())


def rows_of(db: Database, session_id: str, version: GuideVersion) -> Rows:
    return project(folded(db, session_id, ANYBODY), version.content)


def project(state: State, guide: dict[str, Any]) -> Rows:
    inside = participants_of_record(state)
    notes = readable_notes(state, inside)
    turns = [turn for turn in state.turns if is_inside(turn.who, inside)]
    sections = minutes.section_of(guide, state.added)
    return {
        models.SessionRecord: [session_row(state)],
        models.TalkRecord: [
            {"position": n, "began_at": began, "stopped_at": stopped}
            for n, (began, stopped) in enumerate(state.stretches)
        ],
        models.MinutesRecord: minutes.by_section(state.nows, state.stretches, sections),
        models.ParticipantRecord: [participant_row(one, known, inside) for one, known in inside.items()],
        models.SeatRecord: [
            {"seat": seat, "participant": taken.participant, "at": taken.at}
            for seat, taken in state.seats.items()
            if taken.participant in inside
        ],
        models.TurnRecord: [turn_row(turn, inside) for turn in turns],
        models.NoteRecord: [note_row(note, noted) for note, noted in notes.items()],
        models.NoteAboutRecord: [
            {"note": note, "who": who, "participant": who if who in inside else None}
            for note, noted in notes.items()
            for who in dict.fromkeys(noted.who)
        ],
        models.KeyQuestionRecord: key_question_rows(state),
        models.SubQuestionRecord: [sub_question_row(question, known) for question, known in state.subs.items()],
        models.QuestionNowRecord: question_now_rows(state, sections),
        models.AddedQuestionRecord: [
            {"question": question, "section": added.section, "text": added.text, "at": added.at}
            for question, added in state.added.items()
        ],
        models.RecorderRecord: [recorder_row(part, known) for part, known in state.recorder.items()],
        models.FieldNoteRecord: field_note_rows(state),
        models.TextRecord: list(text_rows(state, {*inside, *notes, *(turn.id for turn in turns), *state.added})),
        models.AnswerRecord: list(answer_rows(state, inside)),
        models.ChoiceRecord: list(choice_rows(state, inside)),
    }


def participants_of_record(state: State) -> Inside:
    return {one: known for one, known in who_came(state.participants).items() if known.consent == "recorded"}


def is_inside(who: str, inside: Inside) -> bool:
    return who in inside or who in NOT_PARTICIPANTS


def readable_notes(state: State, inside: Inside) -> dict[str, Moment]:
    """Without a note that is its author's alone, and without one that names a participant who is not in the record."""
    return {
        note: noted
        for note, noted in state.moments.items()
        if note not in state.sealed
        and (noted.kind not in PRIVATE or note in state.shared)
        and all(is_inside(who, inside) for who in noted.who)
    }


def session_row(state: State) -> Row:
    waiting = sum(known.consent == "waiting" for known in who_came(state.participants).values())
    times = {"started_at": state.started_at, "ended_at": state.ended_at}
    answered = state.summary
    summary = {"summary": answered and answered.answer, "summary_at": answered and answered.at}
    return times | minutes.in_all(state.stretches) | {"waiting": waiting} | summary


def participant_row(participant: str, known: Participant, inside: Inside) -> Row:
    return {
        "participant": participant,
        "number": known.number,
        "instead_of": known.instead_of if known.instead_of in inside else None,
        "outside_criteria": known.outside_criteria,
        "form_version": str(known.form_version),
        "given_on": known.given_on,
        "completed_at": known.completed,
    }


def turn_row(turn: Turn, inside: Inside) -> Row:
    return {
        "turn": turn.id,
        "at": turn.at,
        "who": turn.who,
        "participant": turn.who if turn.who in inside else None,
        "question": turn.question,
        "first_words": turn.first_words,
    }


def note_row(note: str, noted: Moment) -> Row:
    return {
        "note": note,
        "kind": noted.kind,
        "at": noted.at,
        "person_id": noted.person,
        "question": noted.question,
        "count": None if noted.count is None else str(noted.count),
        "struck": noted.struck and noted.struck.reason,
    }


def key_question_rows(state: State) -> list[Row]:
    first: dict[tuple[str, str], str] = {}
    for now in state.nows:
        first.setdefault((now.question, now.how), now.since)
    return [
        {"question": question, "mark": known.mark, "reason": known.reason}
        | {"asked_at": first.get((question, "asked")), "moved_at": first.get((question, "drifted"))}
        for question, known in state.questions.items()
    ]


def sub_question_row(question: str, known: SubMark) -> Row:
    left_out = {"left_out_at": known.left_out and known.left_out.at, "reason": known.left_out and known.left_out.reason}
    return {"question": question, "came_up_at": known.came_up, "asked_at": known.asked} | left_out


def question_now_rows(state: State, sections: dict[str, str]) -> list[Row]:
    return [
        {"position": n, "question": now.question, "how": now.how, "since": now.since}
        | {"section": sections.get(now.question, ""), "until": until}
        for n, (now, until) in enumerate(minutes.with_ends(state.nows, state.stretches))
    ]


def recorder_row(part: str, known: RecorderPart) -> Row:
    times = {"started_at": known.started, "zero_at": known.zero, "stopped_at": known.stopped}
    return {"part": part, "reason": known.reason} | times


def field_note_rows(state: State) -> list[Row]:
    there = {subject for subject in (*state.texts, *state.sealed) if is_field_note(subject)}
    signed = {subject: one.at for subject, one in state.signed.items()}
    return [{"subject": subject, "signed_at": signed.get(subject)} for subject in sorted(there | set(signed))]


def text_rows(state: State, there: set[str]) -> Iterator[Row]:
    """Of field notes that are signed, of items of the guide, and of what stands in the record itself."""
    away = {*state.participants, *state.moments, *(turn.id for turn in state.turns), *state.bringbacks}
    for subject, fields in state.texts.items():
        if subject in there or (subject not in away and not is_uuid(subject)):
            for field, heads in fields.items():
                for position, head in enumerate(heads):
                    yield {"subject": subject, "field": field, "position": position} | text_row(head)


def text_row(head: TextHead) -> Row:
    return {"id": head.id, "text": head.text, "person_id": head.person, "language": head.language, "at": head.at}


def answers_given(state: State, inside: Inside) -> Iterator[tuple[Row, list[AnswerHead]]]:
    for participant in inside:
        for question, heads in state.answers.get(participant, {}).items():
            yield {"participant": participant, "question": question}, heads


def answer_rows(state: State, inside: Inside) -> Iterator[Row]:
    for of, heads in answers_given(state, inside):
        for position, head in enumerate(heads):
            said = answer_values.readable(head.value)
            typed = {"number": said.get("number"), "missing": said.get("missing"), "settled": len(heads) == 1}
            yield of | typed | {"position": position, "value": json.dumps(head.value), "at": head.at}


def choice_rows(state: State, inside: Inside) -> Iterator[Row]:
    for of, heads in answers_given(state, inside):
        if len(heads) == 1:
            chosen = answer_values.choices(answer_values.readable(heads[0].value))
            yield from (of | {"position": n, "choice": choice} for n, choice in enumerate(chosen))
