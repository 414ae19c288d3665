"""The speaker key as CSV (RFC 4180) for a spreadsheet: UTF-8 with a byte order mark, without which Excel guesses."""

import csv
import io
from collections.abc import Sequence

from server.i18n.words import _
from server.timeline.speaker_key import KeyLine

MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet run a cell; some take the wide forms of East Asia for the same."""


def csv_of(key: Sequence[KeyLine]) -> bytes:
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(heads())
    for line in key:
        part, time = (line.recorder.part, line.recorder.time) if line.recorder else ("", "")
        words = line.first_words.text if line.first_words else ""
        cells = (part, time, line.also_words, line.clock, line.speaker, words, "; ".join(line.notes))
        rows.writerow([as_text(cell) for cell in cells])
    return (MARK + written.getvalue()).encode()


def heads() -> list[str]:
    return [
        _("Recorder part"),
        _("Recorder time"),
        _("Second recorder"),
        _("Time there"),
        _("Speaker"),
        _("First words"),
        _("Note"),
    ]


def as_text(cell: str) -> str:
    """What somebody typed stays text: no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
