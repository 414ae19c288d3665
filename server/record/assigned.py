"""Stretches of talk that were assigned to another question afterwards; what was tapped in the room stays beside it."""

from typing import Literal

from server.changes.registers import Registers, RegisterValue
from server.foundation.json_model import Given, JsonModel

NO_QUESTION = ""
"""Of talk between an assigned stretch and the first question that was tapped."""


class Now(JsonModel):
    question: str
    since: str
    how: Literal["asked", "drifted"]
    was: Given[str] = None
    """The question that was tapped, where the stretch was assigned to another one."""
    untimed: Given[bool] = None
    """Nobody wrote down when"""


def assign(tapped: list[Now], registers: Registers) -> list[Now]:
    """`tapped`: in the order of `since`. Of two stretches that overlap the one that was assigned last counts."""
    ever = registers.all("talk.assigned")
    stretches = [change for change in ever if change.payload["since"] < change.payload["until"]]
    if not stretches:
        return tapped
    nows = [Now(question=NO_QUESTION, since="", how="drifted"), *tapped]
    for stretch in stretches:
        nows = laid_over(nows, stretch)
    return [now for now in nows if now.since]


def laid_over(nows: list[Now], stretch: RegisterValue) -> list[Now]:
    said = stretch.payload
    since, until = said["since"], said["until"]
    found: list[Now] = []
    for now, end in zip(nows, [*(now.since for now in nows[1:]), None], strict=True):
        if now.since >= until or (end is not None and end <= since):
            found.append(now)
            continue
        if now.since < since:
            found.append(now)
        found.append(assigned(now, said["question"], max(now.since, since)))
        if end is None or end > until:
            found.append(now.model_copy(update={"since": until, "how": "drifted"}))
    return found


def assigned(now: Now, question: str, since: str) -> Now:
    """Where it begins with a tap it was asked or moved as that tap said; elsewhere the talk moved by itself."""
    was = now.was or now.question
    how = now.how if since == now.since else "drifted"
    return Now(question=question, since=since, how=how, was=None if was in (question, NO_QUESTION) else was)
