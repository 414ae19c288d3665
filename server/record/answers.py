"""Answers in the questionnaire, with every version nobody wrote over."""

from typing import Any

from server.changes import versions
from server.foundation.database import Database


def answers(db: Database, session_id: str) -> dict[str, Any]:
    """participant -> question -> heads, also of those who are held."""
    return versions.by_subject(
        versions.heads(db, session_id, "answer.given"),
        same=lambda head: head.payload["value"],
        show=lambda head: {"id": head.id, "value": head.payload["value"], "person": head.person, "at": head.at},
    )
