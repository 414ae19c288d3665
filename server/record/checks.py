"""What was ticked on the checklists."""

from server.changes.registers import Registers
from server.foundation.json_model import Given, JsonModel


class Check(JsonModel):
    done: bool
    at: str
    note: Given[str] = None


def checks(registers: Registers) -> dict[str, Check]:
    return {
        change.subject: Check(done=change.payload["done"], at=change.at, note=change.payload.get("note"))
        for change in registers.all("check.ticked")
    }
