"""From what was typed to facts of the log: marks, people and notes of a session that ran on paper."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from server.changes.payloads import PRIVATE, NoteKind
from server.foundation import identifiers
from server.i18n.words import _
from server.paper.entered import Fact, PaperEntry
from server.paper.typed import Span, TypedPaper, numbers_in
from server.record.change_words import LEFT_OUT, NOTE_KINDS
from server.record.planned_numbers import planned_participant
from server.sessions.models import Session

ON_PAPER: list[NoteKind] = [kind for kind in NOTE_KINDS if kind not in PRIVATE]
"""Notes that are their author's alone belong into the field note."""


def life(session: Session, entry: PaperEntry, span: Span) -> Iterator[Fact]:
    """Start and end, where no tablet has them."""
    if entry.started_at is None:
        version = {"guide_version": session.guide_version.number}
        yield Fact("session.started", session.id, version, span.started_at)
    if entry.ended_at is None:
        yield Fact("session.ended", session.id, {}, span.ended_at)


def people(session: Session, entry: PaperEntry, typed: TypedPaper, span: Span, form_version: str) -> Iterator[Fact]:
    """Who took part, by number: a seat says that they were there, and a form that they may be counted."""
    own = {seat.payload["participant"]: subject for subject, seat in entry.of("seat.taken").items()}
    for number in numbers_offered(session, entry):
        signed = typed(f"signed.{number}")
        if not signed and not typed(f"came.{number}"):
            continue
        participant = entry.numbers.get(number)
        if participant is None or participant in entry.of("participant.added"):
            participant = participant or entry.numbers.setdefault(number, new_participant(session, number))
            yield Fact("participant.added", participant, {"number": number})
        seat = own.get(participant, identifiers.mint())
        yield Fact("seat.taken", seat, {"participant": participant}, span.started_at)
        if signed:
            given_on = read_day(typed, f"signed_on.{number}")
            yield Fact("consent.recorded", participant, {"form_version": form_version, "given_on": given_on})


def new_participant(session: Session, number: int) -> str:
    """A planned number is the same participant on paper as on a tablet that was there after all."""
    return planned_participant(session.id, number) if number <= session.invited else identifiers.mint()


def numbers_offered(session: Session, entry: PaperEntry) -> list[int]:
    """Those of the plan with two walk-ins, and all that exist."""
    return sorted({*range(1, session.invited + 3), *entry.numbers})


def read_day(typed: TypedPaper, name: str) -> str:
    try:
        return datetime.fromisoformat(f"{typed(name)}T00:00").date().isoformat()
    except ValueError:
        typed.reject(name, _("Please give the day on the form."))
        return ""


def marks(sections: Iterable[dict[str, Any]], typed: TypedPaper, span: Span) -> Iterator[Fact]:
    for section in sections:
        if "key_question" in section:
            yield from key_marks(section["key_question"]["id"], typed, span)
        for sub in section.get("sub_questions", []):
            yield from sub_marks(sub["id"], typed, span)


def key_marks(question: str, typed: TypedPaper, span: Span) -> Iterator[Fact]:
    if typed(f"asked.{question}") or typed(f"asked_at.{question}"):
        yield with_time("question.now", question, {"how": "asked"}, span, span.read(typed, f"asked_at.{question}"))
    mark = typed(f"mark.{question}")
    if mark in ("enough", "some"):
        yield Fact("question.marked", question, {"mark": mark}, span.ended_at)
    elif mark in LEFT_OUT:
        yield Fact("question.marked", question, {"mark": "left_out", "reason": mark}, span.ended_at)


def sub_marks(question: str, typed: TypedPaper, span: Span) -> Iterator[Fact]:
    """Left out stands behind the others: it holds only while it is the newest mark."""
    made = [mark for mark in ("came_up", "asked") if typed(f"{mark}.{question}") or typed(f"{mark}_at.{question}")]
    times = {mark: span.read(typed, f"{mark}_at.{question}") for mark in made}
    if len(made) == 2 and len([at for at in times.values() if at]) == 1:
        typed.reject(f"asked_at.{question}", _("Please give both times or none, so that it is known what came first."))
    for mark in made:
        yield with_time("sub.marked", question, {"mark": mark}, span, times[mark])
    reason = typed(f"left_out.{question}")
    if reason in LEFT_OUT and made:
        typed.reject(f"left_out.{question}", _("It came up or was asked, so it was not left out."))
    elif reason in LEFT_OUT:
        yield Fact("sub.marked", question, {"mark": "left_out", "reason": reason}, span.ended_at)


def with_time(kind: str, subject: str, payload: dict[str, Any], span: Span, at: datetime | None) -> Fact:
    return Fact(kind, subject, payload, at) if at else Fact(kind, subject, payload | {"untimed": True}, span.ended_at)


def notes(entry: PaperEntry, ids: Iterable[str], typed: TypedPaper, span: Span) -> Iterator[Fact]:
    """A note whose words were emptied is taken out; a rich moment may be a time alone."""
    for id in ids:
        kind = typed(f"kind.{id}") or "gist"
        if kind not in ON_PAPER:
            continue
        if typed(f"text.{id}") or (kind == "rich" and typed(f"at.{id}")):
            payload: dict[str, Any] = {"kind": kind}
            if who := [entry.numbers[number] for number in known_numbers(entry, typed, f"who.{id}")]:
                payload["who"] = who
            if question := typed(f"question.{id}"):
                payload["question"] = question
            yield with_time("moment.noted", id, payload, span, span.read(typed, f"at.{id}"))


def known_numbers(entry: PaperEntry, typed: TypedPaper, name: str) -> list[int]:
    found = list(dict.fromkeys(numbers_in(typed(name))))
    for number in found:
        if number not in entry.numbers:
            typed.reject(name, _("P{number} is not among those who took part.").format(number=number))
    return [number for number in found if number in entry.numbers]
