"""Who sat where, and who else was present."""

from typing import Any

from server.changes.registers import Registers, given


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
