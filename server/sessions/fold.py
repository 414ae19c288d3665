"""What the log says of the session: its life, the questions, who sat there, what was noted."""

from typing import Any

from server.changes.kinds import LIFE
from server.changes.registers import OrderKey, Registers, RegisterValue, given
from server.participants.fold import is_held


def life(registers: Registers, closed: bool) -> dict[str, Any]:
    course = sorted((change for kind in LIFE for change in registers.all(kind)), key=lambda change: change.newest)
    started_at = next((change.at for change in course if change.kind == "session.started"), None)
    newest = course[-1].kind if started_at else None
    status = "closed" if closed else status_after(newest)
    ended = [change.at for change in course if change.kind == "session.ended"]
    return {
        "status": status,
        "paused": status == "running" and newest == "session.paused",
        "started_at": started_at,
        "ended_at": ended[-1] if ended and status in ("ended", "closed") else None,
        "stretches": stretches(course) if started_at else [],
    }


def status_after(newest: str | None) -> str:
    if newest is None:
        return "planned"
    return "ended" if newest == "session.ended" else "running"


def stretches(course: list[RegisterValue]) -> list[list[str | None]]:
    """From started or resumed to paused or ended; the last may be open."""
    found: list[list[str | None]] = []
    for change in course:
        is_open = bool(found) and found[-1][1] is None
        begins = change.kind in ("session.started", "session.resumed")
        if begins and not is_open:
            found.append([change.at, None])
        if not begins and is_open:
            found[-1][1] = change.at
    return found


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


def checks(registers: Registers) -> dict[str, Any]:
    return {
        change.subject: {"done": change.payload["done"], "at": change.at} | given(note=change.payload.get("note"))
        for change in registers.all("check.ticked")
    }


def recorder(registers: Registers) -> dict[str, Any]:
    parts = registers.subjects("recorder.started", "recorder.zero", "recorder.stopped")
    return {part: recorder_part(registers, part) for part in parts}


def recorder_part(registers: Registers, part: str) -> dict[str, Any]:
    started, zero = registers.newest("recorder.started", part), registers.newest("recorder.zero", part)
    stopped = registers.newest("recorder.stopped", part)
    return given(
        started=started and started.at,
        zero=zero and zero.payload["at"],
        stopped=stopped and stopped.at,
        reason=stopped and stopped.payload.get("reason"),
    )


def seats(registers: Registers) -> dict[str, Any]:
    newest = {seat: registers.newest_of(seat, "seat.taken", "seat.left") for seat in registers.subjects("seat.taken")}
    return {
        seat: {"participant": change.payload["participant"], "at": change.at}
        for seat, change in newest.items()
        if change and change.kind == "seat.taken"
    }


def present(registers: Registers) -> dict[str, Any]:
    return {
        change.subject: {"role": change.payload["role"]}
        | given(agreed=change.payload.get("agreed"), note=change.payload.get("note"))
        for change in registers.all("present.noted")
    }


def turns(registers: Registers) -> list[dict[str, Any]]:
    return sorted(
        (turn(registers, taken) for taken in registers.all("turn.taken")), key=lambda turn: (turn["at"], turn["id"])
    )


def turn(registers: Registers, taken: RegisterValue) -> dict[str, Any]:
    """A correction says what it corrects; what it leaves out stays as it was."""
    corrected = registers.newest("turn.corrected", taken.subject)
    said = taken.payload
    if corrected and corrected.newest > taken.newest:
        said = said | given(**corrected.payload)
    shows = {"id": taken.subject, "at": taken.first[0], "who": said["who"], "held": is_held(registers, [said["who"]])}
    return shows | given(question=said.get("question"), first_words=said.get("first_words"))


def moments(registers: Registers, texts: dict[str, Any]) -> dict[str, Any]:
    return {
        noted.subject: moment(registers, noted) | {"texts": texts.get(noted.subject, {})}
        for noted in registers.all("moment.noted")
    }


def moment(registers: Registers, noted: RegisterValue) -> dict[str, Any]:
    who = noted.payload.get("who") or []
    struck = registers.newest("moment.struck", noted.subject)
    return {
        "kind": noted.payload["kind"],
        "who": who,
        "at": noted.first[0],
        "person": noted.first_person,
        "struck": {"reason": struck.payload["reason"]} if struck else None,
        "held": is_held(registers, who),
    } | given(question=noted.payload.get("question"), count=noted.payload.get("count"))


def bringbacks(registers: Registers, texts: dict[str, Any]) -> dict[str, Any]:
    return {
        kept.subject: {"question": kept.payload["question"], "at": kept.at}
        | {"done": at_of(registers.newest("bringback.done", kept.subject)), "texts": texts.get(kept.subject, {})}
        | given(who=kept.payload.get("who"))
        for kept in registers.all("bringback.kept")
    }


def lines(registers: Registers) -> dict[str, Any]:
    return {
        sent.subject: {"text": sent.payload["text"], "at": sent.at, "person": sent.person}
        | {"seen": at_of(registers.newest("line.seen", sent.subject))}
        for sent in registers.all("line.sent")
    }


def at_of(change: RegisterValue | None) -> str | None:
    return change.at if change else None
