"""The words of TypeScript reach the catalogues, wherever in the code they stand."""

from io import BytesIO

import pytest

from server.i18n.browser_words import extract


def found(code: str) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(line, name, texts) for line, name, texts, _ in extract(BytesIO(code.encode()), (), (), {})]


def test_it_finds_words_inside_template_strings_and_markup() -> None:
    assert found('const shown = `${fill(_("at {time}"), { time })}`;') == [(1, "_", ("at {time}",))]
    assert found('<p>\n  it\'s {_(\n    "asked",\n  )}\n</p>') == [(2, "_", ("asked",))]


def test_it_keeps_the_two_forms_of_what_is_counted() -> None:
    assert found('_n("{n} note", "{n} notes", n)') == [(1, "_n", ("{n} note", "{n} notes"))]


def test_it_reads_escaped_signs() -> None:
    assert found(r'_("say \"yes\" – or \u05d0")') == [(1, "_", ('say "yes" – or א',))]


def test_it_leaves_alone_what_only_looks_like_a_call() -> None:
    assert found("function _(text: string) {}\nwords._(1); under_(2); x._n(3);") == []


def test_it_joins_a_long_text_that_is_written_in_parts() -> None:
    assert found('_(\n  "One sentence. " +\n    "And another.",\n)') == [(1, "_", ("One sentence. And another.",))]
    assert found('_n("{n} of " + "it", "{n} of them", n)') == [(1, "_n", ("{n} of it", "{n} of them"))]


@pytest.mark.parametrize("call", ["_(text)", "_('single')", "_(`at ${time}`)", '_("one" + two)', '_n("one", n)'])
def test_it_rejects_words_that_no_catalogue_could_have(call: str) -> None:
    with pytest.raises(ValueError, match=":2: "):
        found(f"\n{call}")
