"""Quiet lines between the two tablets."""

from server.changes.registers import Registers
from server.foundation.json_model import JsonModel


class Line(JsonModel):
    text: str
    at: str
    person: str
    seen: str | None
    """When the other of the pair had it on the screen."""


def lines(registers: Registers) -> dict[str, Line]:
    return {
        sent.subject: Line(
            text=sent.payload["text"], at=sent.at, person=sent.person, seen=registers.at("line.seen", sent.subject)
        )
        for sent in registers.all("line.sent")
    }
