"""Who spoke when."""

from typing import Any

from server.changes.registers import Registers, RegisterValue, given
from server.foundation.json_model import Given, JsonModel
from server.record.participants import is_held


class Turn(JsonModel):
    id: str
    at: str
    who: str
    """A participant, or one of `payloads.NOT_PARTICIPANTS`."""
    question: Given[str] = None
    first_words: Given[str] = None
    held: bool


def turns(registers: Registers) -> list[Turn]:
    found = (turn(registers, taken) for taken in registers.all("turn.taken"))
    return sorted(found, key=lambda turn: (turn.at, turn.id))


def who_spoke(registers: Registers) -> set[str]:
    return {said_of(registers, taken)["who"] for taken in registers.all("turn.taken")}


def said_of(registers: Registers, taken: RegisterValue) -> dict[str, Any]:
    """A correction replaces the fields that it names and keeps the others."""
    corrected = registers.newest("turn.corrected", taken.subject)
    if corrected and corrected.newest > taken.newest:
        return taken.payload | given(**corrected.payload)
    return taken.payload


def turn(registers: Registers, taken: RegisterValue) -> Turn:
    said = said_of(registers, taken)
    return Turn(
        id=taken.subject,
        at=said.get("since") or taken.first[0],
        who=said["who"],
        question=said.get("question"),
        first_words=said.get("first_words"),
        held=is_held(registers, [said["who"]]),
    )
