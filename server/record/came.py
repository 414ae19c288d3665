"""Who came: sat, spoke, signed or answered. A number alone is nobody."""

from collections.abc import Iterable

from server.changes.registers import Registers
from server.record.turns import who_spoke


def came(registers: Registers, answered: Iterable[str]) -> set[str]:
    """Ids of participants; `answered` are those with an answer, which are no registers."""
    signed = registers.subjects("consent.recorded", "consent.withdrawn", "questionnaire.completed")
    sat = (taken.payload["participant"] for taken in registers.all("seat.taken"))
    return {*signed, *sat, *who_spoke(registers), *answered}
