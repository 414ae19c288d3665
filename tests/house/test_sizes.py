"""What can be read in one go. A limit is raised by a decision record, never by an exception here."""

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.house.tree import files, lines, text

# docs/decisions/0002-migrations-have-no-limit.md
RECORDS = Path("server/migrations/versions")


def python() -> list[Path]:
    return [
        path
        for path in files("*.py", "server/**/*.py", "tests/**/*.py", "bench/**/*.py", "docs/**/*.py")
        if RECORDS not in path.parents
    ]


def longer_than(limit: int, paths: list[Path]) -> list[str]:
    lengths = {path: sum(1 for _ in lines(path)) for path in paths}
    return [f"{path} has {length} lines" for path, length in lengths.items() if length > limit]


def functions(paths: list[Path]) -> list[tuple[int, str]]:
    """The length of each function, and where it stands."""
    return [
        ((node.end_lineno or 0) - node.lineno + 1, f"{path}:{node.lineno} {node.name}")
        for path in paths
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_a_python_file_has_at_most_300_lines() -> None:
    assert longer_than(300, python()) == []


def test_a_function_has_at_most_40_lines() -> None:
    assert [place for length, place in functions(python()) if length > 40] == []


@pytest.mark.parametrize("folder", ["server", "tests"])
def test_most_functions_are_much_shorter(folder: str) -> None:
    lengths = sorted(length for length, _place in functions(files(f"{folder}/**/*.py")))
    assert median(lengths) <= 8
    assert lengths[len(lengths) * 95 // 100] <= 25


def test_a_template_has_at_most_150_lines() -> None:
    assert longer_than(150, files("server/*/pages/**/*.html")) == []
