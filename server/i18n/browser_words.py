"""Finds the words in TypeScript for `make strings`; Babel's own reader loses those inside template strings."""

import json
import re
from collections.abc import Iterator
from typing import IO, Any

TEXT = r'"(?:[^"\\\n]|\\.)*"'
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
            raise ValueError(f"{getattr(source, 'name', '')}:{line}: _() and _n() take plain double-quoted text")
        texts = tuple(json.loads(text) for text in call.groups() if text)
        yield line, code[start.start() : start.end() - 1], texts, []
