"""Every visible word is in the catalogues, in every language, with its placeholders; `make strings` collects them."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from server.i18n.languages import LANGUAGES, SOURCE
from tests.house.tree import ROOT, text

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
TRANSLATED = [language for language in LANGUAGES if language != SOURCE]


def read(path: Path) -> Catalog:
    with path.open("rb") as po:
        return read_po(po)


def catalogue(language: str) -> Catalog:
    return read(ROOT / "locales" / language / "LC_MESSAGES" / "messages.po")


def words(catalog: Catalog) -> set[object]:
    return {message.id for message in catalog if message.id}


@pytest.fixture(scope="module")
def in_code(tmp_path_factory: pytest.TempPathFactory) -> set[object]:
    """What `make strings` would write into messages.pot now."""
    template = tmp_path_factory.mktemp("words") / "messages.pot"
    keywords = re.findall(r"-k \S+", text(Path("Makefile")))
    assert keywords
    options = ["--quiet", "extract", "-F", str(ROOT / "pyproject.toml"), *" ".join(keywords).split()]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        CommandLineInterface().run(  # type: ignore[no-untyped-call]
            ["pybabel", *options, "-o", str(template), "."]
        )
    return words(read(template))


def test_the_template_holds_exactly_the_words_of_the_code(in_code: set[object]) -> None:
    kept = words(read(ROOT / "locales" / "messages.pot"))
    assert (in_code - kept, kept - in_code) == (set(), set()), "run: make strings"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_is_in_every_catalogue(language: str, in_code: set[object]) -> None:
    kept = words(catalogue(language))
    assert (in_code - kept, kept - in_code) == (set(), set()), "run: make strings"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_is_translated(language: str) -> None:
    open_ones = [m.id for m in catalogue(language) if m.id and (m.fuzzy or not all(forms(m)))]
    assert open_ones == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_its_placeholders(language: str) -> None:
    wrong = [
        m.id for m in catalogue(language) if m.id and not all(keeps_placeholders(m, form) for form in forms(m) if form)
    ]
    assert wrong == []


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def keeps_placeholders(message: Message, form: str) -> bool:
    """A plural form may leave the number out ("one note", in Hebrew "two notes" is one word), nothing else."""
    wanted = set(PLACEHOLDER.findall(message.id if isinstance(message.id, str) else message.id[1]))
    found = set(PLACEHOLDER.findall(form))
    return found == wanted or (
        message.pluralizable and wanted - found <= {"{n}", "%(n)s", "%(num)s"} and found <= wanted
    )
