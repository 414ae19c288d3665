"""Assigning a stretch of talk to another question. What was tapped in the room stays, and shows beside it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from server.foundation import clock, identifiers
from server.foundation.clock import time_of
from server.foundation.database import Database
from server.foundation.problems import NotAllowed, Problem
from server.i18n import formats
from server.i18n.words import N_, _
from server.keeping.from_pages import PageChange
from server.people.models import Person
from server.people.rights import Right
from server.sessions import corrections
from server.sessions.finding import rights_in
from server.sessions.life import life_of
from server.sessions.models import Session
from server.timeline.filters import Options
from server.timeline.labels import key_of
from server.timeline.lines import TalkStretch, talk_stretches
from server.timeline.told import SessionTold

A_MINUTE = timedelta(minutes=1)


class CannotAssign(Problem):
    """`fields` names what has to be changed: `{field: message}`."""

    status, name = 422, "cannot_assign"
    title = N_("The stretch of talk stays where it was: please look at what is marked.")

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(fields=fields)
        self.wrong = fields


@dataclass(frozen=True)
class Typed:
    """The form as it was typed; `stretch` is when the stretch begins."""

    stretch: str = ""
    question: str = ""
    since: str = ""
    until: str = ""
    reason: str = ""


def may_assign(db: Database, session: Session, person: Person) -> bool:
    """The session's staff at any time; the office once it is over, as with every correction. Not who only could take
    over: what was talked about is known to those who were there.
    """
    held = rights_in(session, person)
    over = Right.CORRECT_RECORD in held and life_of(db, session).status in ("ended", "closed")
    return Right.READ_UNOPENED_RECORD in held or over


def refuse_who_may_not(db: Database, session: Session, person: Person) -> None:
    if not may_assign(db, session, person):
        raise NotAllowed()


def needs_reason(session: Session, person: Person) -> bool:
    return Right.READ_UNOPENED_RECORD not in rights_in(session, person) or session.closure is not None


def targets(told: SessionTold) -> Options:
    """The sections of the guide by their titles; what becomes the question now is its key question."""
    return [(key_of(section), told.questions.text(section["id"]).text) for section in told.questions.sections]


def assign(db: Database, told: SessionTold, person: Person, typed: Typed) -> None:
    """Raises CannotAssign with a message per field."""
    session = told.session
    stretch = next((one for one in talk_stretches(told) if one.since == typed.stretch), None)
    wrong = missing(told, stretch, typed, needs_reason(session, person))
    if wrong or stretch is None:
        raise CannotAssign(wrong)
    since, until = typed_times(typed, stretch, session.site.time_zone)
    payload = {"question": typed.question, "since": clock.stamp(since), "until": clock.stamp(until)}
    reason = typed.reason.strip()[:2000]
    change = PageChange(
        "talk.assigned", identifiers.mint(), payload | ({"reason": reason} if reason else {}), reason=reason
    )
    corrections.write(db, session, person, change)


def typed_times(typed: Typed, stretch: TalkStretch, zone: str) -> tuple[datetime, datetime]:
    """The whole stretch, or the part of it that was typed. Raises CannotAssign."""
    began, ended = time_of(stretch.since), time_of(stretch.until)
    since = typed_time(typed.since, stretch, zone) if typed.since.strip() else began
    until = typed_time(typed.until, stretch, zone) if typed.until.strip() else ended
    if since is None or until is None or since >= until:
        first, last = (formats.time_to_the_second(at, zone) for at in (began, ended))
        message = _("Please give times between %(first)s and %(last)s.") % {"first": first, "last": last}
        raise CannotAssign({"since": message})
    return since, until


def missing(told: SessionTold, stretch: TalkStretch | None, typed: Typed, reason_needed: bool) -> dict[str, str]:
    wrong = {}
    if stretch is None:
        wrong["stretch"] = _("Please choose one.")
    if typed.question not in dict(targets(told)):
        wrong["question"] = _("Please choose one.")
    elif stretch and stretch.question == typed.question:
        wrong["question"] = _("The stretch belongs there already.")
    if reason_needed and not typed.reason.strip():
        wrong["reason"] = _("Please give a reason: it stays with the record.")
    return wrong


def typed_time(typed: str, stretch: TalkStretch, zone: str) -> datetime | None:
    """A time of the day within the stretch; its first and its last minute mean its beginning and its end."""
    at_clock = time_of_day(typed)
    if at_clock is None:
        return None
    began, ended = formats.local(time_of(stretch.since), zone), formats.local(time_of(stretch.until), zone)
    for day in dict.fromkeys((began.date(), ended.date())):
        at = datetime.combine(day, at_clock, began.tzinfo)
        same_minute = [edge for edge in (began, ended) if not at.second and timedelta(0) <= edge - at < A_MINUTE]
        if same_minute or began <= at <= ended:
            return next(iter(same_minute), at)
    return None


def time_of_day(typed: str) -> time | None:
    """17:05 or 17:05:30, in the digits of any script."""
    parts = typed.split(":")
    try:
        hour, minute, second = (int(part) for part in (parts if len(parts) == 3 else [*parts, "0"]))
        return time(hour, minute, second)
    except ValueError:
        return None
