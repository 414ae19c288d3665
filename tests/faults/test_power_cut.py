"""The power goes at any instant while changes are kept: what was acknowledged is there when it comes back."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import make_url

from server.foundation.database import Store
from server.foundation.sqlite import driver
from tests.cast import call_the_cast
from tests.faults import power_cut

MEMORY = next((path for path in (Path("/dev/shm"),) if path.is_dir()), None)
FULL, NORMAL = 2, 1

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None and not os.environ.get("CI"), reason="no strace here: apt install strace"
)


@pytest.fixture
def disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


def recorded(template: Path, folder: Path, commits: int, synchronous: int) -> tuple[list[power_cut.Event], bytes]:
    """What a writer does to a database, and the database before it."""
    file = folder / "kikao.sqlite"
    shutil.copyfile(template, file)
    store = Store(make_url(f"sqlite:///{file}"))
    with store.transaction() as db:
        cast = call_the_cast(db)
        session, person = cast.session.id, cast.musa.id
    store.engine.dispose()
    before = file.read_bytes()
    writer = ["tests.faults.writer", str(file), session, person, str(commits), str(synchronous)]
    return power_cut.record(writer, folder, folder.parent / "trace"), before


def what_is_wrong(disk: Path, files: dict[str, bytes], acknowledged: set[str]) -> str | None:
    for name in ("kikao.sqlite", "kikao.sqlite-wal"):
        (disk / name).write_bytes(files.get(name, b""))
    with closing(driver().connect(disk / "kikao.sqlite")) as opened:
        found = opened.execute("PRAGMA integrity_check").fetchone()[0]
        kept = {row[0] for row in opened.execute("SELECT id FROM change")}
        latest = opened.execute("SELECT coalesce(max(latest), 0) FROM log_head").fetchone()[0]
    if found != "ok":
        return f"damaged: {found}"
    if latest != len(kept):
        return f"half a batch: {len(kept)} changes, numbered to {latest}"
    return f"{len(acknowledged - kept)} acknowledged changes lost" if acknowledged - kept else None


@pytest.mark.parametrize(("commits", "points"), [(60, 280), pytest.param(700, 5000, marks=pytest.mark.soak)])
def test_no_acknowledged_change_is_lost(
    migrated_sqlite: Path, tmp_path: Path, disk: Path, commits: int, points: int
) -> None:
    (tmp_path / "data").mkdir()
    events, before = recorded(migrated_sqlite, tmp_path / "data", commits, FULL)
    checked = 0
    for files, said in power_cut.states(events, {"kikao.sqlite": before}, points, Random(3)):
        checked += 1
        assert what_is_wrong(disk, files, said) is None, f"state {checked}"
    assert checked == 4 * points
    assert len(said) > 2 * commits


def test_the_same_replay_sees_what_a_weaker_setting_loses(migrated_sqlite: Path, tmp_path: Path, disk: Path) -> None:
    (tmp_path / "data").mkdir()
    events, before = recorded(migrated_sqlite, tmp_path / "data", 60, NORMAL)
    states = power_cut.states(events, {"kikao.sqlite": before}, 50, Random(3))
    wrong = [what_is_wrong(disk, files, said) for files, said in states]
    assert any(found and found.endswith("changes lost") for found in wrong)
