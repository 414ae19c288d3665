"""What can be read in one go, of TypeScript and of styles. TypeScript's own parser counts its functions."""

import json
import subprocess
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from tests.house.test_sizes import longer_than
from tests.house.tree import ROOT, files, lines

# `make contract` writes it.
WRITTEN_BY_A_TOOL = Path("browser/contract")


class Function(NamedTuple):
    path: str
    line: int
    name: str
    length: int

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line} {self.name} has {self.length} lines"


def sources() -> list[Path]:
    kinds = [f"{folder}/**/*.{end}" for folder in ("browser", "tests") for end in ("ts", "tsx", "mjs", "css")]
    return [path for path in files(*kinds) if WRITTEN_BY_A_TOOL not in path.parents]


@pytest.fixture(scope="module")
def functions() -> list[Function]:
    count = ["node", "browser/functions.mjs"]
    counted = subprocess.run(count, cwd=ROOT, capture_output=True, check=True, text=True, timeout=120)
    found = [Function(*one) for one in json.loads(counted.stdout)]
    assert len(found) > 500
    return found


def test_a_file_has_at_most_200_lines() -> None:
    assert longer_than(200, sources()) == []


def test_a_line_has_at_most_120_columns() -> None:
    assert [place for path in sources() for place, line in lines(path) if len(line) > 120] == []


def test_a_function_has_at_most_40_lines(functions: list[Function]) -> None:
    assert [one.place for one in functions if one.length > 40] == []


def test_most_functions_are_much_shorter(functions: list[Function]) -> None:
    """A component is its markup, a tag a line: of those the 40 lines hold (docs/decisions/0009)."""
    assert median(one.length for one in functions) <= 8
    lengths = sorted(one.length for one in functions if one.path.endswith(".ts"))
    assert lengths[len(lengths) * 95 // 100] <= 25
