"""Direction and name have an answer for every tag: a tablet may have written anything as a text's language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.i18n import languages

PARTS = st.sampled_from(["he", "de", "ach", "Arab", "Latn", "TZ", "x", "dar", "419", "root", "_", "\0", "۱", ""])


@given(st.text(max_size=35) | st.lists(PARTS, max_size=6).map("-".join), st.sampled_from([None, "en", "he", "?"]))
def test_every_tag_has_a_direction_and_a_name(tag: str, shown_in: str | None) -> None:
    assert languages.direction(tag) in ("ltr", "rtl", "auto")
    assert languages.name(tag, shown_in) or not tag


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("he", "rtl"), ("iw", "rtl"), ("ur", "rtl"), ("ckb", "rtl"), ("gu", "ltr"), ("sw-TZ-x-dar", "ltr"),
        ("pa-Arab", "rtl"), ("pa", "ltr"), ("ku-Arab", "rtl"), ("ach-Latn", "ltr"), ("ach", "auto"),
    ],
)  # fmt: skip
def test_the_script_or_the_language_decides_the_direction(tag: str, direction: str) -> None:
    assert languages.direction(tag) == direction
