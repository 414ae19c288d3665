"""Reading what a tablet sent, so that one unreadable part never costs the rest.

Each change keeps the JSON it came in. What no computer would give back exactly (NaN, 1e999, whole numbers beyond
2^53, values nested a thousand deep) is read as ODD, which nothing later accepts.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, TypeGuard

from server.foundation.problems import TooLarge, Unreadable

MOST_CHANGES = 500
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LARGEST = 2**53

ODD = object()

_SPACE = re.compile(r"[ \t\n\r]*")
# Possessive (`*+`): a string that never ends is looked through once, not again from each of its quotes.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?P<end>"?)|[\[{]+|[\]}]+')


@dataclass(frozen=True, slots=True)
class Sent:
    """One change as it came; `fields` may be anything but has an id."""

    id: str
    fields: dict[str, Any]
    raw: str


@dataclass(slots=True)
class Sending:
    device: str = ""
    made: int | None = None
    changes: list[Sent] = field(default_factory=list)


def read(body: bytes) -> Sending:
    """Raises Unreadable for an unreadable envelope, TooLarge for more than 500 changes."""
    try:
        return sending(body.decode())
    except (ValueError, IndexError, RecursionError) as error:
        raise Unreadable() from error


def sending(text: str) -> Sending:
    values, spans, end = envelope(text, _skip(text, 0))
    if _skip(text, end) != len(text) or "\0" in text:
        raise Unreadable()
    device, made = values.get("device"), values.get("made")
    if not is_uuid(device) or spans is None:
        raise Unreadable()
    if len(spans) > MOST_CHANGES:
        raise TooLarge()
    made = made if type(made) is int and made >= 0 else None
    return Sending(device, made, [sent(text, *span) for span in spans])


def is_uuid(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and UUID.fullmatch(value) is not None


Span = tuple[Any, int, int]


def envelope(text: str, at: int) -> tuple[dict[str, Any], list[Span] | None, int]:
    values: dict[str, Any] = {}
    spans: list[Span] | None = None

    def member(name: str, at: int) -> int:
        nonlocal spans
        if name == "changes":
            spans = None
        if name != "changes" or text[at] != "[":
            values[name], end = value(text, at)
            return end
        found: list[Span] = []

        def element(at: int) -> int:
            one, end = value(text, at)
            found.append((one, at, end))
            return end

        spans = found
        return listed(text, at, "]", element)

    end = members(text, at, member)
    return values, spans, end


def sent(text: str, one: Any, start: int, end: int) -> Sent:
    if one is ODD and text[start] == "{":
        one = {}

        def member(name: str, at: int) -> int:
            one[name], end = value(text, at)
            return end

        members(text, start, member)
    if not isinstance(one, dict) or not is_uuid(one.get("id")):
        raise Unreadable()
    return Sent(one["id"], one, text[start:end])


def members(text: str, at: int, member: Callable[[str, int], int]) -> int:
    if text[at] != "{":
        raise Unreadable()

    def named(at: int) -> int:
        name, end = _decoder.raw_decode(text, at)
        end = _skip(text, end)
        if not isinstance(name, str) or text[end] != ":":
            raise Unreadable()
        return member(name, _skip(text, end + 1))

    return listed(text, at, "}", named)


def listed(text: str, at: int, closing: str, element: Callable[[int], int]) -> int:
    """Walk from an opening bracket over what stands between commas; the place behind the closing one."""
    at = _skip(text, at + 1)
    if text[at] == closing:
        return at + 1
    while True:
        at = _skip(text, element(at))
        if text[at] == closing:
            return at + 1
        if text[at] != ",":
            raise Unreadable()
        at = _skip(text, at + 1)


def value(text: str, at: int) -> tuple[Any, int]:
    try:
        return _decoder.raw_decode(text, at)
    except RecursionError:
        return ODD, _end_of_nested(text, at)


def _end_of_nested(text: str, at: int) -> int:
    """The place behind a nested value, in time linear in its length; raises Unreadable when it does not end."""
    depth = 0
    for token in _TOKEN.finditer(text, at):
        if token["end"] is not None:
            if not token["end"]:
                break
        elif text[token.start()] in "[{":
            depth += token.end() - token.start()
        else:
            depth -= token.end() - token.start()
            if depth <= 0:
                return token.end() + depth
    raise Unreadable()


def ascii_json(raw: str) -> str:
    return raw.translate(_Escapes())


class _Escapes(dict[int, str]):
    """Each sign outside ASCII as JSON escapes it, written once for each text."""

    def __missing__(self, sign: int) -> str:
        high, low = divmod(sign - 0x10000, 0x400)
        escape = f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}" if sign > 0xFFFF else f"\\u{sign:04x}"
        self[sign] = chr(sign) if sign < 0x80 else escape
        return self[sign]


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _whole(digits: str) -> Any:
    return int(digits) if len(digits) < 18 and abs(int(digits)) <= LARGEST else ODD


def _real(digits: str) -> Any:
    """1.0 and 1 are the same number to every reader of JSON but Python."""
    number = float(digits)
    if not isfinite(number):
        return ODD
    if not number.is_integer():
        return number
    return int(number) if abs(number) <= LARGEST else ODD


_decoder = json.JSONDecoder(parse_int=_whole, parse_float=_real, parse_constant=lambda _name: ODD)
