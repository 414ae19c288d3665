"""Turns a story into the changes its two tablets would have sent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, get_args

from server.changes.payloads import Gap
from server.changes.subjects import field_note_of
from server.demo.stories import Story
from server.foundation import identifiers
from server.foundation.database import Database
from server.keeping.from_pages import PageChange
from server.people.models import Person
from server.sessions import closing, corrections
from server.sessions.models import Session

PREPARED = -30.0


@dataclass
class Telling:
    """One session while it is told: who writes, and the ids that later lines refer to."""

    db: Database
    session: Session
    writers: dict[str, Person]
    participants: dict[int, str] = field(default_factory=dict)
    bring_backs: list[str] = field(default_factory=list)
    question: dict[str, str] = field(default_factory=dict)
    """What is talked about, as each turn carries it."""

    def write(
        self, by: str, minute: float, kind: str, subject: str, payload: dict[str, Any], base: list[str] | None = None
    ) -> None:
        at = self.session.starts_at + timedelta(minutes=minute)
        change = PageChange(kind, subject, payload, base, at)
        corrections.write(self.db, self.session, self.writers[by], change)

    def who(self, numbers: Iterable[Any]) -> list[str]:
        return [self.participants.get(number, number) for number in numbers]


def record_consents(telling: Telling, numbers: Iterable[int], minute: float) -> None:
    """Signed consent for each number, on record before the session begins."""
    version = telling.session.guide_version.content["consent"]["form_version"]
    day = (telling.session.starts_at + timedelta(minutes=minute)).date().isoformat()
    for number in numbers:
        add_participant(telling, number, minute)
        given = {"form_version": version, "given_on": day}
        telling.write("assistant", minute, "consent.recorded", telling.participants[number], given, base=[])


def add_participant(telling: Telling, number: int, minute: float) -> None:
    telling.participants[number] = identifiers.mint()
    telling.write("assistant", minute, "participant.added", telling.participants[number], {"number": number})


def tell(db: Database, session: Session, story: Story, writers: dict[str, Person]) -> None:
    """A session that is over: all of its story, and its closure."""
    telling = Telling(db, session, writers)
    record_consents(telling, [told["number"] for told in story.told["participants"]], PREPARED)
    for number in story.told.get("not_consented", []):
        add_participant(telling, number, 0)
    seat_everyone(telling)
    for line in story.talk:
        tell_line(telling, line)
    answer_questionnaires(telling, story)
    settle_marks(telling, story)
    for role, note in story.told["field_notes"].items():
        write_field_note(telling, role, story.minutes, note)
    closing.close(db, session, writers["moderator"], everything_here=True)


def seat_everyone(telling: Telling) -> None:
    for number, participant in sorted(telling.participants.items()):
        telling.write("assistant", -5 + number / 60, "seat.taken", identifiers.mint(), {"participant": participant})


def tell_line(telling: Telling, line: dict[str, Any]) -> None:
    what = next(name for name in line if name in LINES)
    LINES[what](telling, line.get("by", "moderator"), float(line["at"]), line)


def start(telling: Telling, by: str, minute: float, _line: dict[str, Any]) -> None:
    version = {"guide_version": telling.session.guide_version_id}
    telling.write(by, minute, "session.started", telling.session.id, version)


def end(telling: Telling, by: str, minute: float, _line: dict[str, Any]) -> None:
    telling.write(by, minute, "session.ended", telling.session.id, {})


def switch_on(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    telling.write(by, minute, "recorder.started", line["recorder_on"], {})


def switch_off(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    telling.write(by, minute, "recorder.stopped", line["recorder_off"], {})


def move(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    how = "drifted" if line.get("drifted") else "asked"
    telling.write(by, minute, "question.now", line["now"], {"how": how})
    telling.question = {"question": line["now"]}


def came_up(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    telling.write(by, minute, "sub.marked", line["came_up"], {"mark": "came_up"})


def ask(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    telling.write(by, minute, "sub.marked", line["asked"], {"mark": "asked"})


def take_turn(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    who = telling.participants.get(line["turn"], line["turn"])
    telling.write(by, minute, "turn.taken", identifiers.mint(), {"who": who} | telling.question)


def note(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    moment = identifiers.mint()
    known = {name: line[name] for name in ("question", "count") if name in line}
    who = {"who": telling.who(line["who"])} if "who" in line else {}
    telling.write(by, minute, "moment.noted", moment, {"kind": line["note"]} | who | known)
    if "text" in line:
        write_text(telling, by, minute, moment, "text", line["text"])


def bring_back(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    kept = identifiers.mint()
    telling.bring_backs.append(kept)
    who = {"who": telling.who(line["who"])} if "who" in line else {}
    telling.write(by, minute, "bringback.kept", kept, {"question": line["bring_back"]} | who)
    write_text(telling, by, minute, kept, "text", line["text"])


def brought_back(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    telling.write(by, minute, "bringback.done", telling.bring_backs[int(line["brought_back"]) - 1], {})


def quiet_line(telling: Telling, by: str, minute: float, line: dict[str, Any]) -> None:
    sent = identifiers.mint()
    telling.write(by, minute, "line.sent", sent, {"text": line["line"]})
    telling.write("moderator", minute + 0.5, "line.seen", sent, {})


LINES = {
    "start": start,
    "end": end,
    "recorder_on": switch_on,
    "recorder_off": switch_off,
    "now": move,
    "came_up": came_up,
    "asked": ask,
    "turn": take_turn,
    "note": note,
    "bring_back": bring_back,
    "brought_back": brought_back,
    "line": quiet_line,
}


def write_text(telling: Telling, by: str, minute: float, subject: str, field: str, text: str) -> None:
    payload = {"field": field, "text": text, "language": telling.session.language}
    telling.write(by, minute, "text.written", subject, payload, base=[])


def answer_questionnaires(telling: Telling, story: Story) -> None:
    for position, told in enumerate(story.told["participants"]):
        answers = {question: value for question, value in told.items() if question not in ("number", "other")}
        participant, minute = telling.participants[told["number"]], story.minutes + 5 + position
        for question, value in answers.items():
            answer = {"question": question, "value": value_of(question, value, told)}
            telling.write("assistant", minute, "answer.given", participant, answer, base=[])
        if answers:
            telling.write("assistant", minute + 0.5, "questionnaire.completed", participant, {})


def value_of(question: str, value: Any, told: dict[str, Any]) -> dict[str, Any]:
    if value in get_args(Gap):
        return {"missing": value}
    if isinstance(value, list):
        return {"choices": value} | ({"other": told["other"]} if "other" in told else {})
    if value in ("yes", "no"):
        return {"yes": value == "yes"}
    return {"choice": value} if str(value).startswith(f"{question}.") else {"number": int(value)}


def settle_marks(telling: Telling, story: Story) -> None:
    for question, mark in story.told["marks"].items():
        payload = {"mark": "left_out", "reason": mark["left_out"]} if isinstance(mark, dict) else {"mark": mark}
        kind = "question.marked" if question.endswith(".key") else "sub.marked"
        telling.write("moderator", story.minutes + 4, kind, question, payload)


def write_field_note(telling: Telling, role: str, ended: float, told: dict[str, Any]) -> None:
    subject, minute = field_note_of(telling.writers[role].id), ended + float(told["after"])
    for heading, text in told.items():
        if heading not in ("after", "signed"):
            write_text(telling, role, minute, subject, heading, text)
    if told["signed"]:
        telling.write(role, minute + 1, "fieldnote.signed", subject, {})
