"""The other lines of the time line: who came and left, pauses, the recorder, and where nothing was noted."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from server.changes.payloads import StopReason
from server.foundation import clock
from server.foundation.clock import time_of
from server.i18n import formats
from server.i18n.words import N_, _, gettext, ngettext
from server.record.recorder import RecorderPart
from server.timeline import recorder_times
from server.timeline.entries import Happening, corrected
from server.timeline.labels import Written
from server.timeline.recorder_times import Stretch
from server.timeline.told import SessionTold

ROLES = {
    "interpreter": N_("Interpreter"),
    "observer": N_("Observer"),
    "companion": N_("Companion of a participant"),
    "other": N_("Someone else"),
}
WHY_STOPPED: dict[StopReason, str] = {
    "no_recording": N_("somebody does not want to be recorded"),
    "break": N_("break"),
    "battery": N_("battery"),
    "refused": N_("somebody refused"),
    "other": N_("another reason"),
}
# Between two turns of a group there are seconds; after four minutes it is worth asking which of the two it was.
LONGEST_TURN = timedelta(minutes=4)


def around(told: SessionTold) -> Iterator[Happening]:
    yield from life(told)
    yield from comings(told)
    yield from others_present(told)
    yield from (entry for name, part in told.state.recorder.items() for entry in recorder_part(told, name, part))
    for began, ended in recorder_times.not_recorded(told.parts, told.talk) if told.parts else ():
        yield stretch(began, ended, "recorder", _("No recorder runs"))
    yield from silences(told)


def life(told: SessionTold) -> Iterator[Happening]:
    course = told.state.stretches
    for position, (began, stopped) in enumerate(course):
        if position == 0:
            yield Happening(began, "recorder", _("Session started"))
        if stopped and position < len(course) - 1:
            yield Happening(stopped, "recorder", _("Pause"), until=course[position + 1][0])
        elif stopped:
            yield Happening(stopped, "recorder", _("Session paused") if told.state.paused else _("Session ended"))


def comings(told: SessionTold) -> Iterator[Happening]:
    """Of participants whose consent form is recorded. Who changes seats neither comes nor leaves."""
    sits: dict[str, str] = {}
    ever: set[str] = set()
    for change in told.seats:
        one = change.participant or sits.get(change.seat)
        if one is None or not told.participants.is_recorded(one):
            continue
        if change.participant is None:
            del sits[change.seat]
            if one not in sits.values():
                reason = (Written(change.reason, told.session.language),) if change.reason else ()
                yield Happening(change.at, "people", _("left"), who=(one,), texts=reason)
            continue
        if one not in sits.values():
            yield Happening(change.at, "people", _("came back") if one in ever else _("came"), who=(one,))
        ever.add(one)
        sits = {seat: sitting for seat, sitting in sits.items() if sitting != one} | {change.seat: one}


def others_present(told: SessionTold) -> Iterator[Happening]:
    for noted in told.present:
        role = noted.payload["role"]
        note = noted.payload.get("note")
        agreed = (*([_("the group agreed")] if noted.payload.get("agreed") else []), *corrected(told, noted.subject))
        texts = (Written(note, told.session.language),) if note else ()
        words = gettext(ROLES[role]) if role in ROLES else role
        yield Happening(noted.first[0], "people", words, texts=texts, details=agreed)
        if noted.payload.get("left"):
            yield Happening(noted.payload["left"], "people", _("left"), details=(words,))


def recorder_part(told: SessionTold, name: str, part: RecorderPart) -> Iterator[Happening]:
    zone = told.session.site.time_zone
    if part.started:
        zero = part.zero if part.zero != part.started else None
        details = (_("its recording begins at %(time)s") % {"time": to_the_second(zero, zone)},) if zero else ()
        yield Happening(part.started, "recorder", _("Recorder on: %(part)s") % {"part": name}, details=details)
    if part.stopped:
        reason = gettext(WHY_STOPPED[part.reason]) if part.reason else None
        why = (reason,) if reason else ()
        details = (*why, *ran_through_pauses(told, name))
        yield Happening(part.stopped, "recorder", _("Recorder off: %(part)s") % {"part": name}, details=details)


def to_the_second(at: str, zone: str) -> str:
    return formats.time_to_the_second(time_of(at), zone)


def ran_through_pauses(told: SessionTold, name: str) -> Iterator[str]:
    """A device that was paused by hand without a word here makes every later time too late."""
    pauses = list(zip((end for _began, end in told.talk), (began for began, _end in told.talk[1:]), strict=False))
    ran = sum((part.during(pause) for part in told.parts if part.name == name for pause in pauses), timedelta())
    if ran >= recorder_times.SHORTEST_GAP:
        yield _("runs on through a pause of %(time)s: if the device was paused, later times are too late by that") % {
            "time": recorder_times.elapsed(ran)
        }


def silences(told: SessionTold) -> Iterator[Happening]:
    """Where no turn was noted for long; not after "not followed", which says so already."""
    if not told.turn_times:
        return
    lost = {time_of(turn.at) for turn in told.state.turns if turn.who == "lost"}
    for began, ended in long_stretches(told):
        if began not in lost:
            whole = int((ended - began).total_seconds() // 60)
            words = ngettext("No turn for %(n)s minute", "No turn for %(n)s minutes", whole) % {"n": whole}
            yield stretch(began, ended, "turns", words, _("one long turn, or not followed?"))


def long_stretches(told: SessionTold) -> Iterator[Stretch]:
    for began, ended in told.talk:
        times: list[datetime] = [began, *(at for at in told.turn_times if began < at < ended), ended]
        yield from (gap for gap in zip(times, times[1:], strict=False) if gap[1] - gap[0] >= LONGEST_TURN)


def stretch(began: datetime, ended: datetime, kind: str, words: str, *details: str) -> Happening:
    return Happening(clock.stamp(began), kind, words, until=clock.stamp(ended), details=details)
