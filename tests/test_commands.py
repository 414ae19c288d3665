import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from server import commands

GUIDE = "topic_guides/peer-support"


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """The environment of a server of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIKAO_")}
    return kept | {"KIKAO_DATA": str(tmp_path / "data"), "KIKAO_PORT": port}


def command(place: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "server", *arguments], env=place, capture_output=True, text=True, timeout=120
    )


@pytest.fixture
def serving(place: dict[str, str], migrated_sqlite: Path) -> Iterator[subprocess.Popen[str]]:
    data = Path(place["KIKAO_DATA"])
    data.mkdir()
    shutil.copyfile(migrated_sqlite, data / "kikao.sqlite")
    running = subprocess.Popen(
        [sys.executable, "-m", "server", "serve"],
        env=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    wait_for(place)
    yield running
    running.send_signal(signal.SIGTERM)
    running.wait(timeout=20)


def wait_for(place: dict[str, str]) -> dict[str, str]:
    for _ in range(400):
        try:
            with urlopen(f"http://127.0.0.1:{place['KIKAO_PORT']}/healthz", timeout=2) as answer:
                health: dict[str, str] = json.load(answer)
                return health
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_commands_work_beside_a_running_server(place: dict[str, str], serving: subprocess.Popen[str]) -> None:
    assert sorted(wait_for(place)) == ["database", "schema", "status", "version"]
    assert "Loaded peer-support with 6 sites" in command(place, "load", GUIDE).stdout
    added = command(place, "add-person", "rosa@example.org", "moderator", "BU").stdout
    assert f"http://127.0.0.1:{place['KIKAO_PORT']}/sign-in/" in added
    token = command(place, "enroll", "rosa@example.org", "--label", "tablet 3").stdout.splitlines()[-1]
    assert len(token) > 40
    assert " " not in token


def test_a_second_server_on_the_same_file_is_refused(place: dict[str, str], serving: subprocess.Popen[str]) -> None:
    second = command(place, "serve")
    assert second.returncode == 1
    assert "Another Kikao serves" in second.stderr


def test_the_lock_dies_with_the_process(place: dict[str, str], serving: subprocess.Popen[str]) -> None:
    serving.kill()
    serving.wait()
    again = subprocess.Popen([sys.executable, "-m", "server", "serve"], env=place, stdout=subprocess.DEVNULL)
    try:
        assert wait_for(place)["status"] == "ok"
    finally:
        again.terminate()
        again.wait(timeout=20)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands of this process use a database of their own."""
    monkeypatch.setenv("KIKAO_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("KIKAO_DATABASE_URL", raising=False)


@pytest.fixture
def migrated(here: None) -> None:
    assert commands.run(["migrate"]) == 0


def test_a_database_of_another_version_is_not_served(here: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["serve"]) == 1
    assert "python -m server migrate" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["enroll", "nobody@example.org"], "Nobody here has the address"),
        (["add-person", "rosa@example.org", "moderator", "XX"], "does not name one site"),
        (["add-person", "rosa@example.org", "moderator"], "work at a site"),
        (["add-person", "rosa@example.org", "coordinator"], "name the study"),
        (["add-person", "rosa@example.org", "coordinator", "--study", "tea"], "'tea' is not a study"),
        (["load", "topic_guides"], "study.yaml"),
    ],
)
def test_a_mistake_is_said_in_a_sentence(
    migrated: None, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert commands.run(arguments) == 1
    shown = capsys.readouterr()
    assert said in shown.out + shown.err


def test_the_same_study_is_not_loaded_twice(migrated: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["load", GUIDE]) == 0
    assert commands.run(["load", GUIDE]) == 1
    assert "There is a study with this name already" in capsys.readouterr().err
