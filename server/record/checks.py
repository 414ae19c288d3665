"""What was ticked on the checklists."""

from typing import Any

from server.changes.registers import Registers, given


def checks(registers: Registers) -> dict[str, Any]:
    return {
        change.subject: {"done": change.payload["done"], "at": change.at} | given(note=change.payload.get("note"))
        for change in registers.all("check.ticked")
    }
