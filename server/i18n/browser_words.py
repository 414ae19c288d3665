"""Finds the words in TypeScript for `make strings`; Babel's own reader loses those inside template strings."""

import json
import re
from collections.abc import Iterator
from typing import IO, Any

PART = r'"(?:[^"\\\n]|\\.)*"'
TEXT = rf"{PART}(?:\s*\+\s*{PART})*"
START = re.compile(r"(?<![\w.])(?<!function )_n?\(")
CALL = re.compile(rf"_\(\s*(?P<text>{TEXT})\s*,?\s*\)|_n\(\s*(?P<one>{TEXT})\s*,\s*(?P<many>{TEXT})\s*,")


def extract(
    source: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    """Babel's interface. Raises ValueError for a call whose words are not written in it."""
    code = source.read().decode("utf-8")
    for start in START.finditer(code):
        line = code.count("\n", 0, start.start()) + 1
        call = CALL.match(code, start.start())
        if call is None:
            raise ValueError(
                f"{getattr(source, 'name', '')}:{line}: _() and _n() take double-quoted text, or a sum of it"
            )
        texts = tuple(joined(text) for text in call.groups() if text)
        yield line, code[start.start() : start.end() - 1], texts, []


def joined(text: str) -> str:
    """A long text is written in several parts: `"One sentence. " + "And another."`."""
    return "".join(json.loads(part) for part in re.findall(PART, text))
