"""Canonical JSON (RFC 8785) and its hash: `receive` compares hashes to tell a repeated change from another one."""

import json
import re
from hashlib import sha256
from typing import Any

import rfc8785

LONGEST_TEXT = 100_000
DEEPEST = 64

# Python's own encoder writes what RFC 8785 asks for and is eight times as fast, except for three things: numbers
# with a negative exponent, and names sorted by UTF-16, which differs from code points above U+E000 only.
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
SMALL_NUMBER = re.compile(r"(?:^|[:,\[])-?\d\.?\d*e-")


class Odd(ValueError):
    """A value that a database or another JSON reader would change: `judge.row_of` then parks the change."""


def canonical(value: Any) -> str:
    """The value's one text; raises Odd for what cannot be kept exactly."""
    try:
        text = _encode(value)
        text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise Odd(str(error)) from error
    if len(text) > LONGEST_TEXT or "\\u0000" in text or text.count("{") + text.count("[") > DEEPEST:
        refuse_odd(value)
    if SMALL_NUMBER.search(text) or not (text.isascii() or max(text) < "\ue000"):
        return by_the_letter(value)
    return text


def by_the_letter(value: Any) -> str:
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: str(name).encode("utf-16-be"))
        return "{" + ",".join(f"{_encode(name)}:{by_the_letter(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(by_the_letter, value)) + "]"
    return rfc8785.dumps(value).decode() if isinstance(value, float) else _encode(value)


def refuse_odd(value: Any, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise Odd("nested too deeply")
    if isinstance(value, str) and ("\0" in value or len(value) > LONGEST_TEXT):
        raise Odd("a text with NUL, or too long")
    if isinstance(value, dict):
        for name in value:
            refuse_odd(name, depth + 1)
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            refuse_odd(inner, depth + 1)


def content_of(fields: dict[str, Any], person: str, device: str, payload: str, base: str | None) -> str:
    """The hash that tells whether two changes say the same; `n` is not part of it. Payload and base are canonical."""
    at, kind, subject = (_encode(fields[name]) for name in ("at", "kind", "subject"))
    text = (
        f'{{"at":{at},"base":{base or "null"},"device":"{device}","kind":{kind},'
        f'"payload":{payload},"person":"{person}","subject":{subject}}}'
    )
    return sha256(text.encode()).hexdigest()


def content_of_odd(raw: str, person: str, device: str) -> str:
    """The hash of the JSON as it came, for a change that has no canonical form."""
    return sha256(f"{person} {device} {raw}".encode()).hexdigest()
