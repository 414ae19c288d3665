import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from server.changes.canonical import Odd, canonical
from server.keeping.sent_json import value

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
SMALL = st.sampled_from([1e-7, 5e-324, -2.5e-5])
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(-1e15, 1e15, allow_nan=False) | SMALL
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_it_writes_what_rfc_8785_asks_for(sent: object) -> None:
    read, _end = value(json.dumps(sent), 0)
    assert canonical(read) == rfc8785.dumps(read).decode()


@pytest.mark.parametrize("odd", ["a\0b", "\ud800", "x" * 100_001, {"\0": 1}, [["deep", "\0"]]])
def test_it_refuses_what_a_database_would_not_give_back(odd: object) -> None:
    with pytest.raises(Odd):
        canonical({"text": odd})


def test_the_largest_whole_number_is_kept_beside_any_text() -> None:
    assert canonical({"👩": 2**53, "small": 1e-7}) == '{"small":1e-7,"👩":9007199254740992}'


@pytest.mark.parametrize("digits", ["NaN", "-Infinity", "1e999", "9007199254740993", "1e20", "9" * 6000])
def test_it_refuses_numbers_that_are_not_exact_everywhere(digits: str) -> None:
    read, _end = value(digits, 0)
    with pytest.raises(Odd):
        canonical(read)


def test_it_refuses_what_is_nested_too_deeply() -> None:
    read, _end = value("[" * 100 + "]" * 100, 0)
    with pytest.raises(Odd):
        canonical(read)


def test_it_keeps_the_longest_text_with_signs_from_everywhere() -> None:
    text = ("שלום ગુજરાતી 👩🏽‍⚕️ e\u0301 \u2028" * 10_000)[:100_000]
    assert json.loads(canonical({"text": text})) == {"text": text}
