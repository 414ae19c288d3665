"""How long a session and each of its sections took, from the talk's own times."""

from datetime import datetime

from server.foundation.clock import time_of
from server.record.state import State

Stretch = tuple[datetime, datetime]


def stretches(state: State, until: datetime) -> list[Stretch]:
    """When people talked: pauses are left out; a stretch still open ends at `until`."""
    return [(time_of(begun), time_of(ended) if ended else until) for begun, ended in state.stretches]


def in_all(state: State, until: datetime) -> float:
    return sum(minutes(stretch) for stretch in stretches(state, until))


def by_section(state: State, section_of: dict[str, str], until: datetime) -> dict[str, float]:
    """Minutes per section: from when one of its questions became the question now until the next one did."""
    talked = stretches(state, until)
    nows = [(time_of(now.since), section_of.get(now.question, "")) for now in state.nows]
    ends = [since for since, _section in nows[1:]] + [talked[-1][1] if talked else until]
    spent: dict[str, float] = {}
    for (since, section), ended in zip(nows, ends, strict=False):
        spent[section] = spent.get(section, 0) + sum(overlap((since, ended), stretch) for stretch in talked)
    return spent


def overlap(one: Stretch, other: Stretch) -> float:
    return max(0.0, minutes((max(one[0], other[0]), min(one[1], other[1]))))


def minutes(stretch: Stretch) -> float:
    return (stretch[1] - stretch[0]).total_seconds() / 60
