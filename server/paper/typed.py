"""What was typed from paper, read into times and numbers, with a sentence for what cannot be read."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from server.foundation import clock
from server.foundation.problems import Problem
from server.i18n.words import N_, _
from server.sessions.planning import CannotPlan, local_time

TIME = re.compile(r"(\d{1,2})\s*[:.٫]?\s*(\d{2})")


class CannotEnter(Problem):
    """`wrong`: field -> message."""

    status, name = 422, "cannot_enter"
    title = N_("Nothing is saved yet: please look at what is marked. All that you typed is still here.")

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__(fields=wrong)
        self.wrong = wrong


@dataclass
class TypedPaper:
    """A form as it was sent. Reading goes on after a mistake, so that all of them show at once."""

    values: dict[str, str]
    time_zone: str
    wrong: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str) -> str:
        return self.values.get(name, "").strip()

    def reject(self, name: str, message: str) -> None:
        self.wrong.setdefault(name, message)

    def moment(self, name: str, day: str) -> datetime | None:
        """A time of that day at the site; None where nothing, or no time, was typed."""
        typed = self(name)
        if not typed:
            return None
        found = TIME.fullmatch(typed)
        hour, minute = (int(found[1]), int(found[2])) if found else (99, 99)  # int reads the digits of any script
        if hour > 23 or minute > 59:
            self.reject(name, _("“{time}” is no time such as 14:05.").format(time=typed))
            return None
        try:
            return local_time(f"{day}T{hour:02}:{minute:02}", self.time_zone)
        except CannotPlan as problem:
            self.reject(name, problem.wrong["starts_at"])
            return None


@dataclass(frozen=True)
class Span:
    """When the session was, and the day it began at the site: what times are read against."""

    day: str
    started_at: datetime
    ended_at: datetime

    def read(self, typed: TypedPaper, name: str) -> datetime | None:
        """A time in the session, also after midnight of one that began before."""
        at = typed.moment(name, self.day)
        if at and at < self.started_at:
            at = typed.moment(name, day_after(self.day)) or at
        if at and not self.started_at <= at <= self.ended_at:
            typed.reject(name, _("{time} is not between start and end of the session.").format(time=typed(name)))
            return None
        return at


def day_after(day: str) -> str:
    return (datetime.fromisoformat(day) + timedelta(days=1)).date().isoformat()


def span_of(typed: TypedPaper) -> Span | None:
    """From the day, start and end that were typed; None where they are wrong."""
    day = typed("day")
    try:
        datetime.fromisoformat(f"{day}T00:00")
    except ValueError:
        typed.reject("day", _("Please give the day."))
        return None
    for name in ("start", "end"):
        if not typed(name):
            typed.reject(name, _("Please give the time from the paper."))
    start, end = typed.moment("start", day), typed.moment("end", day)
    if start and end and end <= start:
        end = typed.moment("end", day_after(day)) or end
    if start is None or end is None or typed.wrong:
        return None
    if end > clock.now():
        typed.reject("end", _("This is still to come. What is on paper is entered when the session is over."))
    elif end - start > timedelta(hours=12):
        typed.reject("end", _("From start to end it would be more than 12 hours."))
    return None if typed.wrong else Span(day, start, end)


def numbers_in(words: str) -> list[int]:
    """Of `4, 6` or `P4 P6`, in the digits of any script."""
    return [int(found) for found in re.findall(r"\d{1,4}", words)]
