"""The repository holds our own work and nothing of the machine it was written on."""

import json
import re
from pathlib import Path

from tests.house.tree import ROOT, lines, text, tracked

# Put together here, so that this file does not hold what it looks for.
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "debian" + ".org/debian"]
MACHINE_PATH = re.compile(r"(?:^|[^\w.-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "fa" + "rm", "ho" + "me"]) + r")/")
LIBRARY = "." + "library"
BUILT_OR_BROUGHT = {
    ".js",
    ".map",
    ".mo",
    ".woff",
    ".woff2",
    ".ttf",
    ".otf",
    ".whl",
    ".gz",
    ".zip",
    ".jar",
    ".so",
    ".wasm",
}
BROUGHT_FOLDERS = {"vendor", "third_party", "thirdparty", "node_modules", "dist", "build", "site-packages"}
TEXTS = {
    ".py",
    ".ts",
    ".tsx",
    ".mjs",
    ".css",
    ".html",
    ".md",
    ".toml",
    ".yaml",
    ".json",
    ".lock",
    ".sh",
    ".po",
    ".pot",
    ".txt",
    "",
}


def readable() -> list[Path]:
    return [path for path in tracked() if path.suffix in TEXTS]


def test_no_third_party_code_and_nothing_built_is_committed() -> None:
    brought = [path for path in tracked() if path.suffix in BUILT_OR_BROUGHT or BROUGHT_FOLDERS & set(path.parts)]
    assert [str(path) for path in brought] == []


def test_no_file_names_a_package_registry() -> None:
    found = [place for path in readable() for place, line in lines(path) if any(host in line for host in REGISTRIES)]
    assert found == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        place for path in readable() for place, line in lines(path) if MACHINE_PATH.search(line) or LIBRARY in line
    ]
    assert found == []


def test_the_locks_pin_every_package_by_hash_and_no_address() -> None:
    packages = json.loads(text(Path("browser/package-lock.json")))["packages"]
    brought = {name: package for name, package in packages.items() if name}
    assert [name for name, package in brought.items() if "integrity" not in package or "resolved" in package] == []
    for lock in ROOT.glob("requirements*.lock"):
        pins = re.split(r"\n(?=[a-z])", lock.read_text("utf-8"))[1:]
        assert pins
        assert [pin.split()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []
