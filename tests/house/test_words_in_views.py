"""Every word that a view shows comes from the catalogue: none stands in the markup itself."""

import re

from tests.house.tree import files, lines

VIEWS = "browser/**/*.tsx"
PAGES = "server/*/pages/**/*.html"
BETWEEN_TAGS = re.compile(r">[^<>{}=;()]*[A-Za-z]{3,}[^<>{}=;()]*</")
IN_ATTRIBUTE = re.compile(r"\s(?:aria-label|title|placeholder|alt)=\"[^\"{]*[A-Za-z]{2,}")
# The name of the program is the same everywhere.
NAME = re.compile(r">Kikao</")


def places(pattern: str, what: re.Pattern[str]) -> list[str]:
    return [place for path in files(pattern) for place, line in lines(path) if what.search(NAME.sub("></", line))]


def test_no_word_stands_between_tags() -> None:
    assert places(VIEWS, BETWEEN_TAGS) + places(PAGES, BETWEEN_TAGS) == []


def test_no_word_stands_in_an_attribute_that_people_read() -> None:
    assert places(VIEWS, IN_ATTRIBUTE) + places(PAGES, IN_ATTRIBUTE) == []
