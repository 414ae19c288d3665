"""HTTP stays at the edge, so that a form on a laptop and a change from a tablet call the same acts.

The order of imports between contexts is import-linter's (pyproject.toml), imports inside functions are ruff's.
"""

import ast

from tests.house.tree import files, text

# What the signatures of routes are made of: docs/decisions/0001-fastapi-at-the-edge.md
EDGE = {"routes.py", "access.py"}
ALONE = {"server/app.py", "server/foundation/requests.py"}


def imported(code: str) -> set[str]:
    found = ast.walk(ast.parse(code))
    plain = {alias.name for node in found if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(ast.parse(code)) if isinstance(node, ast.ImportFrom)}


def test_only_the_edge_imports_fastapi() -> None:
    inner = [path for path in files("server/**/*.py") if path.name not in EDGE and str(path) not in ALONE]
    assert inner
    assert [str(path) for path in inner if any(name.split(".")[0] == "fastapi" for name in imported(text(path)))] == []
