"""The speaker key: when who begins to speak, for whoever writes the recording down.

A key that hides what was not noted would put words into the wrong mouth, so pauses, gaps of the recording, long
stretches without a turn and turns that wait for a consent form have lines of their own.
"""

from dataclasses import dataclass

from server.foundation.clock import time_of
from server.i18n.words import _
from server.timeline import lines
from server.timeline.entries import Happening
from server.timeline.labels import Written
from server.timeline.recorder_times import RecorderTime, times_at
from server.timeline.told import SessionTold

LETTERS = {"moderator": "M"}


@dataclass(frozen=True)
class KeyLine:
    """`recorder`: the time of the first part that ran, in `also` those of a second recorder."""

    clock: str
    recorder: RecorderTime | None
    also: list[RecorderTime]
    speaker: str
    """P4, M for the moderator; empty for what is no turn."""
    first_words: Written | None
    notes: list[str]

    @property
    def times(self) -> list[RecorderTime]:
        return [*([self.recorder] if self.recorder else []), *self.also]

    @property
    def also_words(self) -> str:
        return ", ".join(f"{one.part} {one.time}" for one in self.also)


def heads() -> list[str]:
    return [_("Recorder time"), _("Time there"), _("Speaker"), _("First words"), _("Note")]


def key_of(told: SessionTold) -> list[KeyLine]:
    return [key_line(told, entry) for entry in lines.entries_of(told) if entry.kind in ("turns", "recorder")]


def key_line(told: SessionTold, entry: Happening) -> KeyLine:
    running = times_at(told.parts, time_of(entry.at))
    shown = lines.line_of(told, entry, "")
    is_turn = bool(entry.who)
    until = [_("until %(time)s") % {"time": shown.until}] if shown.until else []
    about = [] if is_turn else [entry.words, *until, *entry.details]
    return KeyLine(
        clock=shown.clock,
        recorder=running[0] if running else None,
        also=running[1:],
        speaker=" ".join(LETTERS.get(who, told.participants.label(who)) for who in entry.who),
        first_words=entry.texts[0] if entry.texts else None,
        notes=[*about, *([_("not recorded")] if told.parts and not running and is_turn else [])],
    )
