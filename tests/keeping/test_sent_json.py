import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.foundation.problems import Problem, TooLarge, Unreadable
from server.keeping import sent_json
from server.keeping.sent_json import ODD
from tests.changes.builders import TABLET, marked

ENVELOPE = json.dumps({"device": TABLET, "changes": [marked(), marked("asked")]})


def read(changes: str) -> list[sent_json.Sent]:
    return sent_json.read(f'{{"device": "{TABLET}", "changes": {changes}}}'.encode()).changes


def test_each_change_keeps_the_json_it_came_in() -> None:
    raw = '{"id" : "0193c000-cccc-7000-8000-000000000001", "payload": {"n": 1.10}}'
    assert read(f"[ {raw} ,{raw}]")[1].raw == raw


def test_a_value_nested_a_thousand_deep_costs_only_itself() -> None:
    deep = '{"id": "0193c000-cccc-7000-8000-000000000001", "payload": ' + '[{"]":' * 5000 + "1" + "}]" * 5000 + "}"
    first, second = read(f"[{deep}, {json.dumps(marked())}]")
    assert first.fields["payload"] is ODD
    assert second.fields["kind"] == "sub.marked"


def test_the_last_of_two_members_with_one_name_counts() -> None:
    found = sent_json.read(f'{{"changes": [{json.dumps(marked())}], "device": "{TABLET}", "changes": []}}'.encode())
    assert found.changes == []


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"device": "x", "changes": []}',
        f'{{"device": "{TABLET.upper()}", "changes": []}}',
        f'{{"device": "{TABLET}"}}',
        f'{{"device": "{TABLET}", "changes": {{}}}}',
        f'{{"device": "{TABLET}", "changes": [1]}}',
        f'{{"device": "{TABLET}", "changes": [{{"id": "1"}}]}}',
        f'{{"device": "{TABLET}", "changes": []}} x',
        f'{{"device": "{TABLET}", "changes": [}}',
        "[" * 100_000,
        f'{{"device": "{TABLET}", "changes": [' + '{"a":' * 5000,
    ],
)
def test_it_rejects_an_unreadable_envelope(body: str) -> None:
    with pytest.raises(Unreadable):
        sent_json.read(body.encode())


def test_it_rejects_more_than_five_hundred_changes() -> None:
    with pytest.raises(TooLarge):
        read(json.dumps([marked()] * 501))


@pytest.mark.parametrize("made", ['"3"', "-1", "1.5", "NaN", "true", "null", "1e400"])
def test_an_odd_count_of_what_was_made_is_not_known(made: str) -> None:
    assert sent_json.read(f'{{"device": "{TABLET}", "made": {made}, "changes": []}}'.encode()).made is None


@given(st.integers(0, len(ENVELOPE)), st.binary(max_size=6), st.integers(0, 20))
def test_whatever_is_wrong_in_a_body_it_is_read_or_refused(at: int, put: bytes, cut: int) -> None:
    body = ENVELOPE.encode()
    with suppress(Problem):
        sent_json.read(body[:at] + put + body[at + cut :])


def test_json_outside_ascii_is_kept_in_ascii() -> None:
    assert json.loads(sent_json.ascii_json('"é👩\\u00e9"')) == "é👩é"
    assert sent_json.ascii_json('"é👩"').isascii()
