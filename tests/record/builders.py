"""A state as small as it can be, for tests that name only what they are about."""

from typing import Any

from server.record.state import State

NOTHING: dict[str, Any] = {
    "status": "running", "paused": False, "started_at": None, "ended_at": None,
    "stretches": [], "staff": [],
    "now": None, "nows": [], "questions": {}, "subs": {}, "added": {}, "checks": {}, "recorder": {},
    "participants": {}, "seats": {}, "present": {}, "turns": [], "moments": {}, "bringbacks": {}, "lines": {},
    "texts": {}, "sealed": [], "answers": {}, "signed": {}, "shared": [],
}  # fmt: skip


def some_state(**known: Any) -> State:
    return State.model_validate(NOTHING | known)
