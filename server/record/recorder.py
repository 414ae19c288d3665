"""The recorder's parts: when each was started and stopped, and where its recording has its zero."""

from typing import Any

from server.changes.registers import Registers, given


def recorder(registers: Registers) -> dict[str, Any]:
    parts = registers.subjects("recorder.started", "recorder.zero", "recorder.stopped")
    return {part: recorder_part(registers, part) for part in parts}


def recorder_part(registers: Registers, part: str) -> dict[str, Any]:
    started, zero = registers.newest("recorder.started", part), registers.newest("recorder.zero", part)
    stopped = registers.newest("recorder.stopped", part)
    return given(
        started=started and started.at,
        zero=zero and zero.payload["at"],
        stopped=stopped and stopped.at,
        reason=stopped and stopped.payload.get("reason"),
    )
