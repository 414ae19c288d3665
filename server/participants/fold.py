"""What the log says of participants: their numbers, consent, questionnaires."""

from typing import Any

from server.changes import fold, versions
from server.changes.shown import Register, Registers, given
from server.foundation.database import Database

fold.register(
    {
        "participant.added": fold.newest,
        "consent.recorded": fold.every,
        "consent.withdrawn": fold.every,
        "answer.given": fold.version_of_answer,
        "questionnaire.completed": fold.newest,
    }
)

NOT_PARTICIPANTS = {"moderator", "several", "interpreter", "lost", "all"}


def participants(shown: Registers) -> dict[str, Any]:
    return {subject: participant(shown, subject) for subject in shown.subjects("participant.added")}


def participant(shown: Registers, subject: str) -> dict[str, Any]:
    added = shown.newest("participant.added", subject)
    form = recorded_consent(shown, subject)
    completed = shown.newest("questionnaire.completed", subject)
    said = added.payload if added else {}
    agreed = form.payload if form else {}
    return {"number": said["number"], "consent": consent_of(shown, subject)} | given(
        instead_of=said.get("instead_of"),
        outside_criteria=said.get("outside_criteria"),
        given_on=agreed.get("given_on"),
        form_version=agreed.get("form_version"),
        completed=completed and completed.at,
    )


def consent_of(shown: Registers, participant: str) -> str:
    if recorded_consent(shown, participant):
        return "recorded"
    return "withdrawn" if shown.all("consent.withdrawn", participant) else "waiting"


def recorded_consent(shown: Registers, participant: str) -> Register | None:
    """A withdrawal holds against every form that was not recorded over it, whatever the times."""
    withdrawn = shown.all("consent.withdrawn", participant)

    def over_all(form: Register) -> bool:
        return all(gone.newest[1] in form.base and gone.newest < form.newest for gone in withdrawn)

    forms = [form for form in shown.all("consent.recorded", participant) if over_all(form)]
    return forms[-1] if forms else None


def is_held(shown: Registers, who: list[str]) -> bool:
    """Kept, and in no table until the form of everyone it names is recorded."""
    return any(one not in NOT_PARTICIPANTS and consent_of(shown, one) != "recorded" for one in who)


def answers(db: Database, session_id: str) -> dict[str, Any]:
    """participant -> question -> heads, also of those who are held."""
    return versions.by_subject(
        versions.heads(db, session_id, "answer.given"),
        same=lambda head: head.payload["value"],
        show=lambda head: {"id": head.id, "value": head.payload["value"], "person": head.person, "at": head.at},
    )
