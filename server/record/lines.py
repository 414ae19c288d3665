"""Quiet lines between the two tablets."""

from typing import Any

from server.changes.registers import Registers


def lines(registers: Registers) -> dict[str, Any]:
    return {
        sent.subject: {"text": sent.payload["text"], "at": sent.at, "person": sent.person}
        | {"seen": registers.at("line.seen", sent.subject)}
        for sent in registers.all("line.sent")
    }
