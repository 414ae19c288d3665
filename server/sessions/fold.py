"""What the log says of the session: its life, the questions, who sat there, what was noted."""

from typing import Any

from server.changes import fold
from server.changes.shown import Place, Register, Registers, given
from server.participants.fold import is_held

fold.register(
    {
        "session.started": fold.every,
        "session.paused": fold.every,
        "session.resumed": fold.every,
        "session.ended": fold.every,
        "check.ticked": fold.newest,
        "recorder.started": fold.newest,
        "recorder.zero": fold.newest,
        "recorder.stopped": fold.newest,
        "question.now": fold.every,
        "question.marked": fold.newest,
        "sub.marked": fold.by_mark,
        "question.added": fold.newest,
        "question.removed": fold.newest,
        "seat.taken": fold.newest,
        "seat.left": fold.newest,
        "present.noted": fold.newest,
        "turn.taken": fold.newest,
        "turn.corrected": fold.newest,
        "moment.noted": fold.newest,
        "moment.struck": fold.newest,
        "bringback.kept": fold.newest,
        "bringback.done": fold.newest,
        "line.sent": fold.newest,
        "line.seen": fold.newest,
    }
)

LIFE = ("session.started", "session.paused", "session.resumed", "session.ended")


def life(shown: Registers, closed: bool) -> dict[str, Any]:
    course = sorted((change for kind in LIFE for change in shown.all(kind)), key=lambda change: change.newest)
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


def stretches(course: list[Register]) -> list[list[str | None]]:
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


def questions_now(shown: Registers) -> dict[str, Any]:
    """The question now, and all there were, for minutes by topic."""
    asked = [
        {"question": change.subject, "since": change.payload.get("since") or change.at, "how": change.payload["how"]}
        for change in shown.all("question.now")
    ]
    return {"now": asked[-1] if asked else None, "nows": sorted(asked, key=lambda now: now["since"])}


def questions(shown: Registers, nows: list[dict[str, Any]]) -> dict[str, Any]:
    asked: dict[str, str] = {}
    for now in nows:
        asked.setdefault(now["question"], now["since"])
    return {
        subject: {"asked": asked.get(subject)} | mark_of(shown.newest("question.marked", subject))
        for subject in shown.subjects("question.now", "question.marked")
    }


def mark_of(marked: Register | None) -> dict[str, Any]:
    if marked is None or marked.payload["mark"] == "open":
        return {"mark": None}
    return {"mark": marked.payload["mark"]} | given(reason=marked.payload.get("reason"))


def subs(shown: Registers) -> dict[str, Any]:
    return {subject: sub(shown, subject) for subject in shown.subjects("sub.marked")}


def sub(shown: Registers, subject: str) -> dict[str, Any]:
    """`open` wipes what stands before it; *left out* holds only while it is the newest mark."""
    marks = {register.slot: register for register in shown.all("sub.marked", subject)}
    newest = max(marks.values(), key=lambda register: register.newest)
    wiped = marks["open"].newest if "open" in marks else ("", "")
    left_out = {"at": newest.at} | given(reason=newest.payload.get("reason")) if newest.slot == "left_out" else None
    first = {mark: first_after(shown, subject, marks.get(mark), wiped) for mark in ("came_up", "asked")}
    return first | {"left_out": left_out}


def first_after(shown: Registers, subject: str, mark: Register | None, wiped: Place) -> str | None:
    if mark is None or mark.newest < wiped:
        return None
    if mark.first > wiped:
        return mark.first[0]
    return shown.first_after(("sub.marked", subject, mark.slot), wiped)


def added(shown: Registers) -> dict[str, Any]:
    newest = {
        subject: shown.newest_of(subject, "question.added", "question.removed")
        for subject in shown.subjects("question.added")
    }
    return {
        subject: {"section": change.payload["section"], "text": change.payload["text"], "at": change.at}
        | given(after=change.payload.get("after"))
        for subject, change in newest.items()
        if change and change.kind == "question.added"
    }


def checks(shown: Registers) -> dict[str, Any]:
    return {
        change.subject: {"done": change.payload["done"], "at": change.at} | given(note=change.payload.get("note"))
        for change in shown.all("check.ticked")
    }


def recorder(shown: Registers) -> dict[str, Any]:
    parts = shown.subjects("recorder.started", "recorder.zero", "recorder.stopped")
    return {part: recorder_part(shown, part) for part in parts}


def recorder_part(shown: Registers, part: str) -> dict[str, Any]:
    started, zero = shown.newest("recorder.started", part), shown.newest("recorder.zero", part)
    stopped = shown.newest("recorder.stopped", part)
    return given(
        started=started and started.at,
        zero=zero and zero.payload["at"],
        stopped=stopped and stopped.at,
        reason=stopped and stopped.payload.get("reason"),
    )


def seats(shown: Registers) -> dict[str, Any]:
    newest = {seat: shown.newest_of(seat, "seat.taken", "seat.left") for seat in shown.subjects("seat.taken")}
    return {
        seat: {"participant": change.payload["participant"], "at": change.at}
        for seat, change in newest.items()
        if change and change.kind == "seat.taken"
    }


def present(shown: Registers) -> dict[str, Any]:
    return {
        change.subject: {"role": change.payload["role"]}
        | given(agreed=change.payload.get("agreed"), note=change.payload.get("note"))
        for change in shown.all("present.noted")
    }


def turns(shown: Registers) -> list[dict[str, Any]]:
    return sorted((turn(shown, taken) for taken in shown.all("turn.taken")), key=lambda turn: (turn["at"], turn["id"]))


def turn(shown: Registers, taken: Register) -> dict[str, Any]:
    """A correction says what it corrects; what it leaves out stays as it was."""
    corrected = shown.newest("turn.corrected", taken.subject)
    said = taken.payload
    if corrected and corrected.newest > taken.newest:
        said = said | given(**corrected.payload)
    shows = {"id": taken.subject, "at": taken.first[0], "who": said["who"], "held": is_held(shown, [said["who"]])}
    return shows | given(question=said.get("question"), first_words=said.get("first_words"))


def moments(shown: Registers, texts: dict[str, Any]) -> dict[str, Any]:
    return {
        noted.subject: moment(shown, noted) | {"texts": texts.get(noted.subject, {})}
        for noted in shown.all("moment.noted")
    }


def moment(shown: Registers, noted: Register) -> dict[str, Any]:
    who = noted.payload.get("who") or []
    struck = shown.newest("moment.struck", noted.subject)
    return {
        "kind": noted.payload["kind"],
        "who": who,
        "at": noted.first[0],
        "person": noted.first_person,
        "struck": {"reason": struck.payload["reason"]} if struck else None,
        "held": is_held(shown, who),
    } | given(question=noted.payload.get("question"), count=noted.payload.get("count"))


def bringbacks(shown: Registers, texts: dict[str, Any]) -> dict[str, Any]:
    return {
        kept.subject: {"question": kept.payload["question"], "at": kept.at}
        | {"done": at_of(shown.newest("bringback.done", kept.subject)), "texts": texts.get(kept.subject, {})}
        | given(who=kept.payload.get("who"))
        for kept in shown.all("bringback.kept")
    }


def lines(shown: Registers) -> dict[str, Any]:
    return {
        sent.subject: {"text": sent.payload["text"], "at": sent.at, "person": sent.person}
        | {"seen": at_of(shown.newest("line.seen", sent.subject))}
        for sent in shown.all("line.sent")
    }


def at_of(change: Register | None) -> str | None:
    return change.at if change else None
