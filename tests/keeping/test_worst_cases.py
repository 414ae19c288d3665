"""Bodies made to cost time: reading one is linear in its length, whatever it holds."""

import time

import pytest

from server.foundation.problems import Problem, Unreadable
from server.keeping import sent_json
from tests.changes.builders import TABLET

MIB = 1024 * 1024
ID = "0193c000-cccc-7000-8000-000000000001"
DEEP = '{"a":' * 2000


def filled(before: str, unit: str, after: str = "") -> str:
    """A body of at most 1 MiB: `unit` as often as there is room for it."""
    start = f'{{"device": "{TABLET}", "changes": [{before}'
    room = MIB - len(start.encode()) - len(after.encode())
    return start + unit * (room // len(unit.encode())) + after


WORST = {
    "escaped quotes in a string that never ends": filled(DEEP, '\\"'),
    "quotes that each begin a string": filled(DEEP, '"'),
    "backslashes": filled(DEEP, "\\"),
    "opening brackets": filled("", "["),
    "opening braces": filled("", '{"":'),
    "deep values one after the other": filled("", "[" * 2000 + "]" * 2000 + ",", "]}"),
    "deep members of one change": filled(f'{{"id": "{ID}"', ', "a": ' + "[" * 2000 + "]" * 2000, "}]}"),
    "digits": filled("", "9", "]}"),
    "a fraction": filled("0.", "9", "e-9]}"),
    "blanks": filled("", " ", "]}"),
    "other scripts": filled(f'{{"id": "{ID}", "a": "', "\u0a95 ", '"}]}'),
    "signs of which no two are the same": filled(f'{{"id": "{ID}", "a": "', "".join(map(chr, range(0x10000, 0x4F000)))),
    "brackets by turns": filled(f'{{"id": "{ID}", "a": {"[" * 2000}', "[1],", "2" + "]" * 2000 + "}]}"),
}


@pytest.mark.parametrize("name", WORST)
def test_it_reads_a_mebibyte_of_the_worst_within_a_second(name: str) -> None:
    body = WORST[name].encode()
    began = time.process_time()
    try:
        for sent in sent_json.read(body).changes:
            sent_json.ascii_json(sent.raw)
    except Problem:
        pass
    assert time.process_time() - began < 1


def test_it_rejects_a_deep_value_with_a_string_that_never_ends() -> None:
    with pytest.raises(Unreadable):
        sent_json.read(filled(DEEP, '\\"').encode())
