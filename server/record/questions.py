"""The questions of the guide as they were asked and marked, and those that were added in the room."""

from typing import Any

from server.changes.registers import OrderKey, Registers, RegisterValue, given


def questions_now(registers: Registers) -> dict[str, Any]:
    """The question now, and all there were, for minutes by topic."""
    asked = [
        {"question": change.subject, "since": change.payload.get("since") or change.at, "how": change.payload["how"]}
        for change in registers.all("question.now")
    ]
    return {"now": asked[-1] if asked else None, "nows": sorted(asked, key=lambda now: now["since"])}


def questions(registers: Registers, nows: list[dict[str, Any]]) -> dict[str, Any]:
    asked: dict[str, str] = {}
    for now in nows:
        asked.setdefault(now["question"], now["since"])
    return {
        subject: {"asked": asked.get(subject)} | mark_of(registers.newest("question.marked", subject))
        for subject in registers.subjects("question.now", "question.marked")
    }


def mark_of(marked: RegisterValue | None) -> dict[str, Any]:
    if marked is None or marked.payload["mark"] == "open":
        return {"mark": None}
    return {"mark": marked.payload["mark"]} | given(reason=marked.payload.get("reason"))


def subs(registers: Registers) -> dict[str, Any]:
    return {subject: sub(registers, subject) for subject in registers.subjects("sub.marked")}


def sub(registers: Registers, subject: str) -> dict[str, Any]:
    """`open` wipes what stands before it; *left out* holds only while it is the newest mark."""
    marks = {register.slot: register for register in registers.all("sub.marked", subject)}
    newest = max(marks.values(), key=lambda register: register.newest)
    wiped = marks["open"].newest if "open" in marks else ("", "")
    left_out = {"at": newest.at} | given(reason=newest.payload.get("reason")) if newest.slot == "left_out" else None
    first = {mark: first_after(registers, subject, marks.get(mark), wiped) for mark in ("came_up", "asked")}
    return first | {"left_out": left_out}


def first_after(registers: Registers, subject: str, mark: RegisterValue | None, wiped: OrderKey) -> str | None:
    if mark is None or mark.newest < wiped:
        return None
    if mark.first > wiped:
        return mark.first[0]
    return registers.first_after(("sub.marked", subject, mark.slot), wiped)


def added(registers: Registers) -> dict[str, Any]:
    newest = {
        subject: registers.newest_of(subject, "question.added", "question.removed")
        for subject in registers.subjects("question.added")
    }
    return {
        subject: {"section": change.payload["section"], "text": change.payload["text"], "at": change.at}
        | given(after=change.payload.get("after"))
        for subject, change in newest.items()
        if change and change.kind == "question.added"
    }
