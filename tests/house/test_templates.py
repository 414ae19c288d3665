"""Pages carry no unescaped text and no script or style of their own: the content policy is 'self' alone."""

import re

from tests.house.tree import files, lines, text

UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+false|\bMarkup\(")
INLINE = re.compile(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"'{]|href\s*=\s*[\"']javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b(?P<says>[^>]*)>", re.IGNORECASE)
PAGES = "server/*/pages/**/*.html"


def test_no_page_shows_text_unescaped() -> None:
    paths = files(PAGES, "server/**/*.py")
    assert [place for path in paths for place, line in lines(path) if UNESCAPED.search(line)] == []


def test_no_page_carries_style_or_handlers_of_its_own() -> None:
    assert [place for path in files(PAGES) for place, line in lines(path) if INLINE.search(line)] == []


def test_no_page_carries_a_script_of_its_own() -> None:
    scripts = [(path, found["says"]) for path in files(PAGES) for found in SCRIPT.finditer(text(path))]
    assert [f"{path}: {says}" for path, says in scripts if "src=" not in says and "application/json" not in says] == []


def test_browser_code_makes_no_markup_from_text() -> None:
    makes = re.compile(r"dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|\beval\(|new Function\(")
    paths = files("browser/**/*.ts", "browser/**/*.tsx")
    assert [place for path in paths for place, line in lines(path) if makes.search(line)] == []
