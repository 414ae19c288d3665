"""What can be read in one go. A limit is raised by a decision record, never by an exception here."""

import ast
from pathlib import Path

from tests.house.tree import files, lines, text

# docs/decisions/0002-migrations-have-no-limit.md
RECORDS = Path("server/migrations/versions")


def python() -> list[Path]:
    return [path for path in files("server/**/*.py", "tests/**/*.py") if RECORDS not in path.parents]


def longer_than(limit: int, paths: list[Path]) -> list[str]:
    assert paths, "no file: the rule would hold for nothing"
    lengths = {path: sum(1 for _ in lines(path)) for path in paths}
    return [f"{path} has {length} lines" for path, length in lengths.items() if length > limit]


def long_functions(path: Path, limit: int) -> list[str]:
    nodes = ast.walk(ast.parse(text(path)))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [f"{path}:{f.lineno} {f.name}" for f in functions if (f.end_lineno or 0) - f.lineno + 1 > limit]


def test_a_python_file_has_at_most_300_lines() -> None:
    assert longer_than(300, python()) == []


def test_a_function_has_at_most_40_lines() -> None:
    assert [found for path in python() for found in long_functions(path, 40)] == []


def test_a_template_has_at_most_150_lines() -> None:
    assert longer_than(150, files("server/*/pages/**/*.html")) == []


def test_a_browser_module_has_at_most_200_lines() -> None:
    assert longer_than(200, files("browser/**/*.ts", "browser/**/*.tsx", "browser/*.mjs")) == []
