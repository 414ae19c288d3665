"""The browser's rooms lie one upon the other: imports point down only, and none goes in a circle.

The bundler says which file imports which (`make setup` wrote it down); types vanish there, so those are read from the
sources.
"""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, text

BROWSER = Path("browser")
BUNDLED = ROOT / "browser/node_modules/.kikao-imports.json"
# From the ground up; the entries lie at the root, above all of them.
ROOMS = ["contract", "words", "record", "store", "guide", "sync", "tablet", "hooks", "parts", "views", "late", "root"]
BESIDE = {"pages": {"words", "store"}}
SOURCE = re.compile(r'(?:from|import)\s*\(?\s*"(\.[^"]*)"')

Graph = dict[str, set[str]]


def written() -> Graph:
    """What the sources import, types too."""
    paths = {str(path.relative_to(BROWSER)) for path in files("browser/**/*.ts", "browser/**/*.tsx")}
    return {path: {target(path, name, paths) for name in SOURCE.findall(text(BROWSER / path))} for path in paths}


def target(path: str, name: str, paths: set[str]) -> str:
    base = os.path.normpath(Path(path).parent / name)
    return next((base + end for end in ("", ".ts", ".tsx") if base + end in paths), base)


def bundled() -> Graph:
    """What is left of that in the bundles: values alone."""
    imports: dict[str, list[str]] = json.loads(BUNDLED.read_text("utf-8"))
    own = {path for path in imports if path.endswith((".ts", ".tsx")) and "node_modules" not in path}
    return {path: own & set(imports[path]) for path in own}


@pytest.fixture(scope="module")
def imports() -> Graph:
    graph = written()
    for path, more in bundled().items():
        graph[path] = graph.get(path, set()) | more
    assert len(graph) > 100
    return graph


def room(path: str) -> str:
    return Path(path).parts[0] if len(Path(path).parts) > 1 else "root"


def circles(graph: Graph) -> list[str]:
    """Taken away one after the other whatever imports nothing that is left, or is not imported: the rest goes round."""
    left = {path: set(targets) for path, targets in graph.items()}
    while ends := [path for path, targets in left.items() if is_end(path, targets, left)]:
        for path in ends:
            del left[path]
    return [f"{path} imports {one}" for path, targets in sorted(left.items()) for one in sorted(targets & left.keys())]


def is_end(path: str, targets: set[str], left: Graph) -> bool:
    return not targets & left.keys() or not any(path in others for others in left.values())


def upward(graph: Graph) -> Iterable[str]:
    for path, targets in sorted(graph.items()):
        for one in sorted(targets):
            here, there = room(path), room(one)
            allowed = BESIDE[here] | {here} if here in BESIDE else set(ROOMS[: ROOMS.index(here) + 1])
            if there not in allowed and not (here == "root" and there in BESIDE) and not is_data(one):
                yield f"{path} imports {one}"


def is_data(path: str) -> bool:
    return path.endswith(".json")


def test_an_import_points_down(imports: Graph) -> None:
    assert {room(path) for path in imports} <= {*ROOMS, *BESIDE}
    assert list(upward(imports)) == []


def test_no_import_goes_in_a_circle(imports: Graph) -> None:
    assert circles(imports) == []


def test_a_view_does_not_import_another(imports: Graph) -> None:
    views = [(path, one) for path, targets in imports.items() for one in targets if room(path) == room(one) == "views"]
    assert views
    assert [f"{path}: {one}" for path, one in views if Path(path).parts[1] != Path(one).parts[1]] == []


def test_only_an_entry_loads_late(imports: Graph) -> None:
    late = [path for path in imports if re.search(r"\bimport\(", text(BROWSER / path))]
    assert [path for path in late if room(path) != "root"] == []


def test_parts_are_components() -> None:
    exported = re.compile(r"^export (?:default )?(?!interface |type )(?:async )?\w+ (\w+)", re.MULTILINE)
    parts = files("browser/parts/**/*.ts", "browser/parts/**/*.tsx")
    assert len(parts) > 10
    assert [f"{path}: {name}" for path in parts for name in exported.findall(text(path)) if name[0].islower()] == []


def test_the_rules_know_a_circle_and_an_arrow_up_when_they_see_one() -> None:
    assert circles({"store/a.ts": {"store/b.ts"}, "store/b.ts": {"store/c.ts"}, "store/c.ts": {"store/a.ts"}}) != []
    assert circles({"store/a.ts": {"store/b.ts"}, "store/b.ts": set()}) == []
    assert list(upward({"store/a.ts": {"sync/b.ts"}})) == ["store/a.ts imports sync/b.ts"]
    assert list(upward({"sync/b.ts": {"store/a.ts"}, "root.ts": {"pages/a.ts"}})) == []
