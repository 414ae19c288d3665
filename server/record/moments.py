"""What was noted in the room, and what was kept for later."""

from collections.abc import Mapping

from server.changes.payloads import NoteKind
from server.changes.registers import Registers, RegisterValue
from server.foundation.json_model import Given, JsonModel
from server.record.participants import is_held
from server.record.texts import TextsOf


class Struck(JsonModel):
    reason: str


class Moment(JsonModel):
    kind: NoteKind
    who: list[str]
    at: str
    person: str
    question: Given[str] = None
    count: Given[int | str] = None
    untimed: Given[bool] = None
    """Nobody wrote down when"""
    struck: Struck | None
    held: bool
    texts: TextsOf


class BringBack(JsonModel):
    who: Given[list[str] | str] = None
    question: str
    at: str
    done: str | None
    texts: TextsOf


def moments(registers: Registers, texts: Mapping[str, TextsOf]) -> dict[str, Moment]:
    return {
        noted.subject: moment(registers, noted, texts.get(noted.subject, {})) for noted in registers.all("moment.noted")
    }


def moment(registers: Registers, noted: RegisterValue, texts: TextsOf) -> Moment:
    who = noted.payload.get("who") or []
    struck = registers.newest("moment.struck", noted.subject)
    return Moment(
        kind=noted.payload["kind"],
        who=who,
        at=noted.payload.get("since") or noted.first[0],
        person=noted.first_person,
        question=noted.payload.get("question"),
        count=noted.payload.get("count"),
        untimed=noted.payload.get("untimed"),
        struck=Struck(reason=struck.payload["reason"]) if struck else None,
        held=is_held(registers, who),
        texts=texts,
    )


def bringbacks(registers: Registers, texts: Mapping[str, TextsOf]) -> dict[str, BringBack]:
    return {
        kept.subject: BringBack(
            who=kept.payload.get("who"),
            question=kept.payload["question"],
            at=kept.at,
            done=registers.at("bringback.done", kept.subject),
            texts=texts.get(kept.subject, {}),
        )
        for kept in registers.all("bringback.kept")
    }
