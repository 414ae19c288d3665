"""Who spoke when."""

from typing import Any

from server.changes.registers import Registers, RegisterValue, given
from server.record.participants import is_held


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
