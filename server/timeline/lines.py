"""The time line of one session: its lines in their order, each with clock time and recorder time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.foundation.clock import time_of
from server.i18n import formats
from server.record import minutes
from server.timeline import filters, recorder_times
from server.timeline.around import around
from server.timeline.entries import Happening, said, stretches
from server.timeline.filters import Filter, Options
from server.timeline.labels import Written
from server.timeline.recorder_times import RecorderTime
from server.timeline.told import SessionTold

# Of what happened at the same moment: the recorder, then the question, then who spoke, then what was noted.
ORDER = {"recorder": 0, "people": 1, "questions": 2, "turns": 3}


@dataclass(frozen=True)
class TimeLine:
    """One line as it is shown. `day` where another day begins than that of the line before."""

    entry: Happening
    day: str | None
    clock: str
    until: str | None
    recorder: list[RecorderTime]
    who: list[str]


@dataclass(frozen=True)
class Record:
    """A session's record as a page. `asked`: which of its lines."""

    told: SessionTold
    asked: Filter
    lines: list[TimeLine]
    count: int
    """How many lines there are without the filter."""
    kinds: Options
    questions: list[tuple[str, Options]]
    people: Options

    @property
    def waiting(self) -> int:
        """Participants whose consent form is not recorded: what was noted on them is held."""
        return sum(known.consent == "waiting" for known in self.told.state.participants.values())

    @property
    def minutes(self) -> float:
        return float(minutes.in_all(self.told.state.stretches)["minutes"])

    @property
    def minutes_by_question(self) -> list[tuple[Written, float]]:
        """Only of those that were talked about; pauses are left out."""
        state = self.told.state
        itself = {now.question: now.question for now in state.nows}
        rows: list[dict[str, Any]] = minutes.by_section(state.nows, state.stretches, itself)
        spent = {row["section"]: row["minutes"] for row in rows if row["section"]}
        return [(self.told.questions.text(question), time) for question, time in spent.items() if time]


def record(told: SessionTold, asked: Filter) -> Record:
    entries = entries_of(told)
    belong = [question_of(told, entry) for entry in entries]
    shown = [entry for entry, of in zip(entries, belong, strict=True) if asked.shows(entry, of, told)]
    return Record(
        told=told,
        asked=asked,
        lines=lines_of(told, shown),
        count=len(entries),
        kinds=filters.kinds(entries),
        questions=filters.questions(told, {one for one in belong if one}),
        people=filters.people(told, entries),
    )


def entries_of(told: SessionTold) -> list[Happening]:
    return sorted([*said(told), *around(told)], key=lambda entry: (entry.at, ORDER.get(entry.kind, 4)))


def question_of(told: SessionTold, entry: Happening) -> str | None:
    """What it says itself, but for a stretch that was assigned: what was noted there moved along."""
    if entry.kind == "questions":
        return entry.question
    now = talk_at(told, entry.at)
    if now is None:
        return entry.question
    return now.question if entry.question in (None, now.was) else entry.question


def talk_at(told: SessionTold, at: str) -> Any:
    return next((now for now in reversed(told.state.nows) if now.since <= at and now.question), None)


def lines_of(told: SessionTold, entries: Sequence[Happening]) -> list[TimeLine]:
    found: list[TimeLine] = []
    day = ""
    for entry in entries:
        line = line_of(told, entry, day)
        day = line.day or day
        found.append(line)
    return found


def line_of(told: SessionTold, entry: Happening, day_before: str) -> TimeLine:
    zone, at = told.session.site.time_zone, time_of(entry.at)
    day = formats.date(at, zone)
    return TimeLine(
        entry=entry,
        day=None if day == day_before else day,
        clock=formats.time_to_the_second(at, zone),
        until=formats.time_to_the_second(time_of(entry.until), zone) if entry.until else None,
        recorder=recorder_times.times_at(told.parts, at),
        who=[told.participants.label(one) for one in entry.who],
    )


@dataclass(frozen=True)
class TalkStretch:
    """A stretch of talk that is over, as a form offers it."""

    question: str
    since: str
    until: str
    words: str

    def holds(self, at: datetime) -> bool:
        return time_of(self.since) <= at <= time_of(self.until)


def talk_stretches(told: SessionTold) -> list[TalkStretch]:
    zone = told.session.site.time_zone
    return [
        TalkStretch(now.question, now.since, until, stretch_words(told, now.question, now.since, until, zone))
        for now, until in stretches(told)
        if until is not None and now.since < until
    ]


def stretch_words(told: SessionTold, question: str, since: str, until: str, zone: str) -> str:
    times = "–".join(formats.time_to_the_second(time_of(at), zone) for at in (since, until))
    return f"{times} · {filters.short(told, question)}"
