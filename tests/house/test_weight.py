"""What a tablet has to load over a slow line, and that none of it asks another host. Reads what `make setup` built."""

import gzip
import json
import re
from typing import Any

import pytest

from tests.house.tree import ROOT

BUILD = ROOT / "server/static"
FETCHED = re.compile(r"(?:url\(|import\(|fetch\(|@import|src=|href=)\s*[\"'`]?(?:https?:)?//[^\s\"'`)]+")


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((BUILD / "manifest.json").read_text("utf-8"))
    return read


def gzipped(name: str) -> int:
    return len(gzip.compress((BUILD / name).read_bytes(), 9))


def loaded_with(name: str) -> set[str]:
    """The script and all that it imports at once; what is imported when it is opened does not count."""
    at_once = re.findall(r"(?:from|import)\s*\"\./([\w.-]+)\"", (BUILD / name).read_text("utf-8"))
    return {name}.union(*(loaded_with(other) for other in at_once))


def test_the_rooms_scripts_weigh_at_most_45_kb(manifest: dict[str, Any]) -> None:
    entries = manifest["entries"]
    scripts = set().union(*(loaded_with(entries[name]) for name in ("shell.js", "room.js") if name in entries))
    assert 1_000 < sum(gzipped(name) for name in scripts) <= 45_000


def test_the_styles_weigh_at_most_12_kb(manifest: dict[str, Any]) -> None:
    assert 1_000 < gzipped(manifest["entries"]["app.css"]) <= 12_000


def test_the_script_of_server_pages_weighs_at_most_2_kb(manifest: dict[str, Any]) -> None:
    assert 0 < gzipped(manifest["entries"]["pages.js"]) <= 2_000


def test_all_that_a_tablet_keeps_leaves_room_for_a_language_and_a_guide(manifest: dict[str, Any]) -> None:
    fonts = [name for name in manifest["precache"] if name.endswith(".woff2")]
    assert len(fonts) == 4
    assert sum(gzipped(name) for name in manifest["precache"]) <= 200_000


def test_nothing_built_asks_another_host(manifest: dict[str, Any]) -> None:
    built = [name for name in manifest["entries"].values() if name.endswith((".js", ".css", ".svg"))]
    found = {name: FETCHED.findall((BUILD / name).read_text("utf-8")) for name in built}
    assert {name: addresses for name, addresses in found.items() if addresses} == {}
