"""No engine builds the image in the tests, so its promises are read from the Dockerfile."""

import re
from pathlib import Path

from tests.house.tree import text

STAGES = re.split(r"(?m)^(?=FROM )", text(Path("Dockerfile")))[1:]
LAST = STAGES[-1]


def test_it_is_built_in_stages() -> None:
    assert len(STAGES) > 1
    assert all(re.match(r"FROM \S+ AS \w+\n", stage) for stage in STAGES[:-1])


def test_the_image_that_runs_has_neither_node_nor_the_tools_that_built_it() -> None:
    assert LAST.startswith("FROM python:")
    assert not re.search(r"\bnode\b|\bnpm\b|\bapt-get\b|pip install|requirements-dev", LAST)


def test_it_runs_as_somebody_who_is_not_root() -> None:
    users = re.findall(r"(?m)^USER (\S+)", LAST)
    assert users
    assert users[-1] not in ("root", "0")
    assert LAST.index("\nUSER ") < LAST.index("\nCMD ")


def test_it_says_whether_it_is_well() -> None:
    assert re.search(r"(?m)^HEALTHCHECK .*CMD(?:.*\\\n)?.*/healthz", LAST)


def test_its_python_packages_are_pinned_by_hash() -> None:
    installs = re.findall(r"\binstall\b[^\n]*requirements\S*", "".join(STAGES))
    assert installs
    assert [install for install in installs if "--require-hashes" not in install] == []


def test_nothing_built_outside_travels_into_it() -> None:
    ignored = text(Path(".dockerignore")).splitlines()
    assert "*" in ignored
    assert {"server/static", "browser/node_modules"} <= set(ignored)
