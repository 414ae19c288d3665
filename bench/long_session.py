"""A session as long as none should be: what an assistant's tablet would have sent after a day without a pause."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

KINDS = ["gist", "quote", "saw", "agreement"]
WORDS = "They said that the nights are too short and that nobody asks them. "


def changes(guide: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Ten people, and of what follows half are turns, the rest notes with their words, marks and answers."""
    begun = datetime.now(UTC) - timedelta(hours=3)
    made = [
        {"id": minted(), "n": n, "at": stamp(begun + timedelta(seconds=n * 10_000 / count))} | one
        for n, one in zip(range(1, count + 1), course(guide), strict=False)
    ]
    assert len(made) == count
    return made


def course(guide: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    people = [minted() for _person in range(10)]
    for number, person in enumerate(people, 1):
        yield act("participant.added", person, number=100 + number)
        yield act("consent.recorded", person, form_version="1", given_on="2026-11-22")
        yield act("seat.taken", minted(), participant=person)
    questions = [section["key_question"]["id"] for section in guide if "key_question" in section]
    # The first of each section is left to whoever measures.
    subs = [sub["id"] for section in guide for sub in section.get("sub_questions", [])[1:]]
    round_ = 0
    while True:
        question = questions[round_ // 40 % len(questions)]
        if round_ % 40 == 0:
            yield act("question.now", question, how="asked")
        for turn in range(4):
            yield act("turn.taken", minted(), who=people[(round_ + turn * 3) % 10], question=question)
        yield from note(people[round_ % 10], question, KINDS[round_ % 4], round_)
        yield act("sub.marked", subs[round_ % len(subs)], mark="came_up")
        answer = {"question": f"made_up.{round_ % 20}", "value": {"number": round_}}
        yield act("answer.given", people[round_ % 10], **answer) | {"base": []}
        round_ += 1


def note(who: str, question: str, kind: str, round_: int) -> Iterator[dict[str, Any]]:
    moment = minted()
    yield act("moment.noted", moment, kind=kind, who=[who], question=question)
    yield act("text.written", moment, field="text", text=f"{WORDS}{round_}") | {"base": []}


def act(kind: str, subject: str, /, **payload: Any) -> dict[str, Any]:
    return {"kind": kind, "subject": subject, "payload": payload}


def stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def minted() -> str:
    return str(uuid.uuid4())
