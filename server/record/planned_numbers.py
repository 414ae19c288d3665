"""The numbers that stand ready when a session is planned: P1 to P<invited>.

No change makes them, so that planning writes nothing into the log: the participant of a planned number has an id that
is made of the session's id and says the number itself. Tablets that cannot hear each other therefore give P3 to the
same participant, and both folds know the number of whoever sat, spoke, signed or answered under such an id, whatever
the plan says by then. `record/planned_numbers.ts` reads the same ids.
"""

import re

PLANNED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{8}(?!0000)([0-9]{4})")
"""A UUIDv8, which nothing else mints, with the number as its last digits."""


def planned_participant(session_id: str, number: int) -> str:
    return f"{session_id[:14]}8{session_id[15:32]}{number:04}"


def planned_number(participant: str) -> int:
    """0 for everyone else."""
    found = PLANNED.fullmatch(participant)
    return int(found[1]) if found else 0
