"""Who sat where, and who else was present."""

import json
from typing import Any, NamedTuple

from sqlalchemy import select

from server.changes import undoing
from server.changes.models import Change
from server.changes.registers import Registers
from server.foundation.database import Database
from server.foundation.json_model import Given, JsonModel


class Seat(JsonModel):
    participant: str
    at: str
    place: Given[int] = None
    """Where in the circle; without it as its id was minted by time."""


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
        seat: Seat(participant=change.payload["participant"], at=change.at, place=change.payload.get("place"))
        for seat, change in newest.items()
        if change and change.kind == "seat.taken"
    }


def present(registers: Registers) -> dict[str, Present]:
    fields = ("role", "agreed", "note", "left")
    return {
        change.subject: Present(**{name: change.payload.get(name) for name in fields})
        for change in registers.all("present.noted")
    }


class SeatChange(NamedTuple):
    """One taking or leaving of a seat; `participant` None: it was left."""

    at: str
    seat: str
    participant: str | None
    reason: str | None


def course(db: Database, session_id: str) -> list[SeatChange]:
    """Everything that happened to the seats, in its order, without what was taken back."""
    found = select(Change.id, Change.at, Change.kind, Change.subject, Change.payload)
    found = found.where(Change.session_id == session_id, Change.kind.in_(("seat.taken", "seat.left")), ~Change.emptied)
    rows = db.execute(found.order_by(Change.at, Change.id)).all()
    gone = undoing.taken_back_in(db, session_id)
    return [seat_change(row.kind, row.at, row.subject, json.loads(row.payload)) for row in rows if row.id not in gone]


def seat_change(kind: str, at: str, seat: str, said: dict[str, Any]) -> SeatChange:
    if kind == "seat.taken":
        return SeatChange(at, seat, said["participant"], None)
    return SeatChange(at, seat, None, said.get("reason"))
