"""Answers in the questionnaire: the heads of each question."""

from typing import Any

from server.changes import versions
from server.foundation.database import Database
from server.foundation.json_model import JsonModel


class AnswerHead(JsonModel):
    id: str
    value: Any
    person: str
    at: str


def answers(db: Database, session_id: str) -> dict[str, dict[str, list[AnswerHead]]]:
    """participant -> question -> heads, also of those who are held."""
    return versions.by_subject(
        versions.heads(db, session_id, "answer.given"),
        same=lambda head: head.payload["value"],
        show=lambda head: AnswerHead(id=head.id, value=head.payload["value"], person=head.person, at=head.at),
    )
