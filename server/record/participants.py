"""Participants: their numbers, their consent, and what is held until it is recorded."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Literal

from typing_extensions import TypeAliasType

from server.changes.payloads import NOT_PARTICIPANTS
from server.changes.registers import Registers, RegisterValue
from server.foundation.json_model import Given, JsonModel
from server.record.planned_numbers import planned_number

Consent = TypeAliasType("Consent", Literal["recorded", "waiting", "withdrawn"])


class Participant(JsonModel):
    number: int
    consent: Consent
    instead_of: Given[str] = None
    outside_criteria: Given[bool] = None
    no_recording: Given[bool] = None
    """Does not want to be recorded."""
    given_on: Given[str] = None
    form_version: Given[str | int] = None
    completed: Given[str] = None
    """When the questionnaire was called complete."""
    did_not_come: Given[bool] = None
    """Has a number, and neither sat, spoke, signed nor answered."""
    number_also: Given[list[str]] = None
    """Others who carry the same number, until one of them is given another."""


def participants(registers: Registers, came: Collection[str]) -> dict[str, Participant]:
    """Who was given a number, and of the planned numbers those who came (`came.came`)."""
    added = registers.subjects("participant.added")
    planned = [one for one in came if planned_number(one)]
    found = {subject: participant(registers, subject) for subject in sorted({*added, *planned})}
    for subject, known in found.items():
        known.did_not_come = None if subject in came else True
    name_double_numbers(found)
    return found


def name_double_numbers(found: Mapping[str, Participant]) -> None:
    by_number: dict[int, list[str]] = defaultdict(list)
    for subject, known in found.items():
        by_number[known.number].append(subject)
    for subject, known in found.items():
        known.number_also = [other for other in sorted(by_number[known.number]) if other != subject] or None


def who_came(known: Mapping[str, Participant]) -> dict[str, Participant]:
    """The participants of every total; `guide/participants.ts` says the same on the tablet."""
    return {subject: one for subject, one in known.items() if not one.did_not_come}


def participant(registers: Registers, subject: str) -> Participant:
    added = registers.newest("participant.added", subject)
    form = recorded_consent(registers, subject)
    completed = registers.newest("questionnaire.completed", subject)
    said = added.payload if added else {}
    agreed = form.payload if form else {}
    return Participant(
        number=said.get("number") or planned_number(subject),
        consent=consent_of(registers, subject),
        instead_of=said.get("instead_of"),
        outside_criteria=said.get("outside_criteria"),
        no_recording=said.get("no_recording"),
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
