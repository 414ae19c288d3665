"""When a recorder ran, and what time its recording shows at a moment of the talk.

Recorder time counts from the zero of each part, as corrected, and is cut to whole seconds as players show it.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from server.foundation.clock import time_of
from server.record.minutes import OPEN_END
from server.record.recorder import RecorderPart

Stretch = tuple[datetime, datetime]
# A recorder that is switched on a few seconds after the start leaves no gap that anybody looks for.
SHORTEST_GAP = timedelta(seconds=10)


@dataclass(frozen=True)
class RunningPart:
    """A part of the recording, from its zero. One that runs still ends with `OPEN_END`."""

    name: str
    began: datetime
    ended: datetime

    def runs_at(self, at: datetime) -> bool:
        return self.began <= at <= self.ended

    def shows(self, at: datetime) -> str:
        """00:31:40"""
        return elapsed(at - self.began)

    def during(self, stretch: Stretch) -> timedelta:
        """How long of a stretch it ran."""
        return max(timedelta(0), min(stretch[1], self.ended) - max(stretch[0], self.began))


@dataclass(frozen=True)
class RecorderTime:
    part: str
    time: str


def parts_of(recorder: dict[str, RecorderPart], ended_at: str | None) -> list[RunningPart]:
    """In the order of their names, A1 before A2 before A10. What nobody stopped counts up to the end of the session."""
    found = []
    for name, part in sorted(recorder.items(), key=lambda one: in_order(one[0])):
        zero, stopped = part.zero or part.started, part.stopped or ended_at
        if zero:
            found.append(RunningPart(name, time_of(zero), time_of(stopped) if stopped else OPEN_END))
    return [part for part in found if part.began < part.ended]


def in_order(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in re.split(r"([0-9]{1,9})", name)]


def times_at(parts: list[RunningPart], at: datetime) -> list[RecorderTime]:
    """Of every part that ran then; none where nothing was recorded."""
    return [RecorderTime(part.name, part.shows(at)) for part in parts if part.runs_at(at)]


def elapsed(time: timedelta) -> str:
    seconds = max(0, int(time.total_seconds()))
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def not_recorded(parts: list[RunningPart], talk: list[Stretch]) -> list[Stretch]:
    """The stretches of talk in which no part ran."""
    gaps: list[Stretch] = []
    for began, stopped in talk:
        reached = began
        for part in sorted(parts, key=lambda part: part.began):
            gaps.append((reached, min(part.began, stopped)))
            reached = max(reached, min(part.ended, stopped))
        gaps.append((reached, stopped))
    return [gap for gap in gaps if gap[1] - gap[0] >= SHORTEST_GAP]
