"""Hebrew is mirrored by the same style sheet, so nothing in it may name a physical side."""

import re

from tests.house.tree import files, lines

SIDE = "left|right"
PHYSICAL = re.compile(
    rf"(?:^|[\s;{{])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:{SIDE})(?:-[a-z]+)?|{SIDE})\s*:"
    rf"|(?:float|clear|text-align|caption-side)\s*:\s*(?:{SIDE})\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
)


def test_styles_name_no_physical_side() -> None:
    paths = files("browser/styles/**/*.css")
    assert paths
    assert [f"{place}: {line.strip()}" for path in paths for place, line in lines(path) if PHYSICAL.search(line)] == []


def test_the_rule_knows_a_physical_side_when_it_sees_one() -> None:
    for bad in ("margin-left: 1px", "  right: 0;", "text-align: right", "a { border-left-color: red }", "float:left"):
        assert PHYSICAL.search(bad), bad
    for good in ("margin-inline-start: 1px", "inset-inline-end: 0", "text-align: start", "/* the right one: this */"):
        assert not PHYSICAL.search(good), good
