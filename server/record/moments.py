"""What was noted in the room, and what was kept for later."""

from typing import Any

from server.changes.registers import Registers, RegisterValue, given
from server.record.participants import is_held


def moments(registers: Registers, texts: dict[str, Any]) -> dict[str, Any]:
    return {
        noted.subject: moment(registers, noted) | {"texts": texts.get(noted.subject, {})}
        for noted in registers.all("moment.noted")
    }


def moment(registers: Registers, noted: RegisterValue) -> dict[str, Any]:
    who = noted.payload.get("who") or []
    struck = registers.newest("moment.struck", noted.subject)
    return {
        "kind": noted.payload["kind"],
        "who": who,
        "at": noted.first[0],
        "person": noted.first_person,
        "struck": {"reason": struck.payload["reason"]} if struck else None,
        "held": is_held(registers, who),
    } | given(question=noted.payload.get("question"), count=noted.payload.get("count"))


def bringbacks(registers: Registers, texts: dict[str, Any]) -> dict[str, Any]:
    return {
        kept.subject: {"question": kept.payload["question"], "at": kept.at}
        | {"done": registers.at("bringback.done", kept.subject), "texts": texts.get(kept.subject, {})}
        | given(who=kept.payload.get("who"))
        for kept in registers.all("bringback.kept")
    }
