"""Who sat where, and who else was present."""

from server.changes.registers import Registers
from server.foundation.json_model import Given, JsonModel


class Seat(JsonModel):
    participant: str
    at: str


class Present(JsonModel):
    """Somebody else in the room: an interpreter, a guest."""

    role: str
    agreed: Given[bool] = None
    note: Given[str] = None
    left: Given[str] = None
    """When they went out"""


def seats(registers: Registers) -> dict[str, Seat]:
    newest = {seat: registers.newest_of(seat, "seat.taken", "seat.left") for seat in registers.subjects("seat.taken")}
    return {
        seat: Seat(participant=change.payload["participant"], at=change.at)
        for seat, change in newest.items()
        if change and change.kind == "seat.taken"
    }


def present(registers: Registers) -> dict[str, Present]:
    fields = ("role", "agreed", "note", "left")
    return {
        change.subject: Present(**{name: change.payload.get(name) for name in fields})
        for change in registers.all("present.noted")
    }
