"""The questions of the guide as they were asked and marked, and those that were added in the room."""

from collections.abc import Mapping
from typing import Any, Literal

from server.changes.payloads import LeftOut
from server.changes.registers import OrderKey, Registers, RegisterValue
from server.foundation.json_model import Given, JsonModel
from server.keeping.sent_json import is_uuid
from server.record.assigned import Now, assign


class QuestionsNow(JsonModel):
    """The question now, and all there were, for minutes by topic."""

    now: Now | None
    nows: list[Now]
    """In the order of `since`, with the stretches that were assigned to another question"""


class QuestionMark(JsonModel):
    asked: str | None
    mark: Literal["enough", "some", "left_out"] | None
    reason: Given[str] = None
    untimed: Given[bool] = None
    """It was asked, and nobody wrote down when."""


class SubLeftOut(JsonModel):
    at: str
    reason: Given[LeftOut] = None


class SubMark(JsonModel):
    came_up: str | None
    asked: str | None
    left_out: SubLeftOut | None
    untimed: Given[list[Literal["came_up", "asked"]]] = None
    """Which of them have no time on the paper they were entered from."""


class Summary(JsonModel):
    """What the group said to the moderator's summary of the talk."""

    answer: Literal["confirmed", "corrected", "not_confirmed"]
    at: str


class AddedQuestion(JsonModel):
    section: str
    after: Given[str] = None
    text: str
    at: str
    taken_out: Given[bool] = None
    """Although it was marked"""


MARKED = "sub.marked"


def questions_now(registers: Registers) -> QuestionsNow:
    asked = [now_of(change) for change in registers.all("question.now")]
    tapped = sorted(asked, key=lambda now: now.since)
    return QuestionsNow(now=asked[-1] if asked else None, nows=assign(tapped, registers))


def now_of(change: RegisterValue) -> Now:
    said = change.payload
    since, untimed = said.get("since") or change.at, said.get("untimed")
    return Now(question=change.subject, since=since, how=said["how"], untimed=untimed)


def questions(registers: Registers, nows: list[Now]) -> dict[str, QuestionMark]:
    asked: dict[str, Now] = {}
    for now in nows:
        if now.question:
            asked.setdefault(now.question, now)
    return {
        subject: mark_of(registers.newest("question.marked", subject), asked.get(subject))
        for subject in sorted({*registers.subjects("question.now", "question.marked"), *asked})
    }


def mark_of(marked: RegisterValue | None, asked: Now | None) -> QuestionMark:
    since, untimed = (asked.since, asked.untimed) if asked else (None, None)
    if marked is None or marked.payload["mark"] == "open":
        return QuestionMark(asked=since, mark=None, untimed=untimed)
    said = marked.payload
    return QuestionMark(asked=since, mark=said["mark"], reason=said.get("reason"), untimed=untimed)


def subs(registers: Registers) -> dict[str, SubMark]:
    return {subject: sub(registers, subject) for subject in registers.subjects("sub.marked")}


def sub(registers: Registers, subject: str) -> SubMark:
    """The mark `open` cancels earlier marks; `left_out` counts only while it is the newest mark."""
    marks = {register.slot: register for register in registers.all("sub.marked", subject)}
    newest = max(marks.values(), key=lambda register: register.newest)
    wiped = marks["open"].newest if "open" in marks else ("", "")
    is_left_out = newest.slot == "left_out"
    came_up = first_after(registers, subject, marks.get("came_up"), wiped)
    asked = first_after(registers, subject, marks.get("asked"), wiped)
    return SubMark(
        came_up=came_up,
        asked=asked,
        left_out=SubLeftOut(at=newest.at, reason=newest.payload.get("reason")) if is_left_out else None,
        untimed=untimed(marks, came_up=came_up, asked=asked) or None,
    )


def untimed(marks: Mapping[str, RegisterValue], **shown: str | None) -> list[Any]:
    """Of the marks that show: whether the one that shows is the newest, and that one says so."""
    newest = [(name, at, marks[name]) for name, at in shown.items() if at]
    return [name for name, at, mark in newest if mark.at == at and mark.payload.get("untimed")]


def first_after(registers: Registers, subject: str, mark: RegisterValue | None, wiped: OrderKey) -> str | None:
    if mark is None or mark.newest < wiped:
        return None
    if mark.first > wiped:
        return mark.first[0]
    return registers.first_after(("sub.marked", subject, mark.slot), wiped)


def summary(registers: Registers) -> Summary | None:
    answered = registers.all("summary.answered")
    if not answered or answered[-1].payload["answer"] == "open":
        return None
    return Summary(answer=answered[-1].payload["answer"], at=answered[-1].at)


def added(registers: Registers) -> dict[str, AddedQuestion]:
    found = ((subject, added_question(registers, subject)) for subject in registers.subjects("question.added", MARKED))
    return {subject: question for subject, question in found if question}


def added_question(registers: Registers, subject: str) -> AddedQuestion | None:
    """Taken out or taken back although another tablet has marked it: then it stays, and says so."""
    newest = registers.newest_of(subject, "question.added", "question.removed")
    if newest and newest.kind == "question.added":
        return shown_added(newest.payload, newest.at)
    # Items of the guide are marked too: only what was minted on a tablet can have been added.
    if not is_uuid(subject) or not registers.all(MARKED, subject):
        return None
    mark = sub(registers, subject)
    last = registers.newest_ever("question.added", subject) if mark.came_up or mark.asked else None
    return shown_added(*last, taken_out=True) if last else None


def shown_added(said: dict[str, Any], at: str, taken_out: bool | None = None) -> AddedQuestion:
    return AddedQuestion(
        section=said["section"], after=said.get("after"), text=said["text"], at=at, taken_out=taken_out
    )
