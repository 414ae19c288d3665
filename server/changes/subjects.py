"""Subjects of changes that are named by a rule instead of an id."""

FIELD_NOTE = "fieldnote."
TOGETHER = f"{FIELD_NOTE}together"
"""The joint field note of a session."""


def field_note_of(person_id: str) -> str:
    return f"{FIELD_NOTE}{person_id}"


def is_field_note(subject: str) -> bool:
    return subject.startswith(FIELD_NOTE)
