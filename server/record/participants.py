"""Participants: their numbers, their consent, and what is held until it is recorded."""

from typing import Literal

from typing_extensions import TypeAliasType

from server.changes.payloads import NOT_PARTICIPANTS
from server.changes.registers import Registers, RegisterValue
from server.foundation.json_model import Given, JsonModel

Consent = TypeAliasType("Consent", Literal["recorded", "waiting", "withdrawn"])


class Participant(JsonModel):
    number: int
    consent: Consent
    instead_of: Given[str] = None
    outside_criteria: Given[bool] = None
    given_on: Given[str] = None
    form_version: Given[str | int] = None
    completed: Given[str] = None
    """When the questionnaire was called complete."""


def participants(registers: Registers) -> dict[str, Participant]:
    return {subject: participant(registers, subject) for subject in registers.subjects("participant.added")}


def participant(registers: Registers, subject: str) -> Participant:
    added = registers.newest("participant.added", subject)
    form = recorded_consent(registers, subject)
    completed = registers.newest("questionnaire.completed", subject)
    said = added.payload if added else {}
    agreed = form.payload if form else {}
    return Participant(
        number=said["number"],
        consent=consent_of(registers, subject),
        instead_of=said.get("instead_of"),
        outside_criteria=said.get("outside_criteria"),
        given_on=agreed.get("given_on"),
        form_version=agreed.get("form_version"),
        completed=completed and completed.at,
    )


def consent_of(registers: Registers, participant: str) -> Consent:
    if recorded_consent(registers, participant):
        return "recorded"
    return "withdrawn" if registers.all("consent.withdrawn", participant) else "waiting"


def recorded_consent(registers: Registers, participant: str) -> RegisterValue | None:
    """The consent form in force. After a withdrawal only a form whose base names that withdrawal counts again."""
    withdrawn = registers.all("consent.withdrawn", participant)

    def over_all(form: RegisterValue) -> bool:
        return all(gone.newest[1] in form.base and gone.newest < form.newest for gone in withdrawn)

    forms = [form for form in registers.all("consent.recorded", participant) if over_all(form)]
    return forms[-1] if forms else None


def is_held(registers: Registers, who: list[str]) -> bool:
    """Whether it is left out of every table because somebody it names has no consent form on record."""
    return any(one not in NOT_PARTICIPANTS and consent_of(registers, one) != "recorded" for one in who)
