"""The recorder's parts: when each was started and stopped, and where its recording has its zero."""

from server.changes.payloads import StopReason
from server.changes.registers import Registers
from server.foundation.json_model import Given, JsonModel


class RecorderPart(JsonModel):
    started: Given[str] = None
    zero: Given[str] = None
    """When its recording began, as corrected."""
    stopped: Given[str] = None
    reason: Given[StopReason] = None


def recorder(registers: Registers) -> dict[str, RecorderPart]:
    parts = registers.subjects("recorder.started", "recorder.zero", "recorder.stopped")
    return {part: recorder_part(registers, part) for part in parts}


def recorder_part(registers: Registers, part: str) -> RecorderPart:
    started, zero = registers.newest("recorder.started", part), registers.newest("recorder.zero", part)
    stopped = registers.newest("recorder.stopped", part)
    return RecorderPart(
        started=started and started.at,
        zero=zero and zero.payload["at"],
        stopped=stopped and (stopped.payload.get("at") or stopped.at),
        reason=stopped and stopped.payload.get("reason"),
    )
