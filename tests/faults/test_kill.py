"""The server is killed while tablets send: what it acknowledged is there when it starts again, and nothing by half."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random

import httpx2
import pytest
from sqlalchemy import make_url

from server.foundation import identifiers
from server.foundation.database import Store
from server.foundation.sqlite import driver
from tests.cast import Cast, call_the_cast
from tests.changes.builders import marked
from tests.journeys.serving import Kikao
from tests.sync.builders import address


class Load:
    """Tablets that send small batches as fast as they are answered, and remember what they were told."""

    def __init__(self, server: str, cast: Cast, tablets: int) -> None:
        self.server, self.cast = server, cast
        self.acknowledged: set[str] = set()
        self.threads = ThreadPoolExecutor(tablets)
        self.sending = [self.threads.submit(self.send, Random(n)) for n in range(tablets)]

    def send(self, chance: Random) -> None:
        device = identifiers.mint()
        with httpx2.Client(base_url=self.server, headers=self.cast.bearer(self.cast.musa), timeout=10) as client:
            while True:
                changes = [marked() for _each in range(chance.randint(1, 6))]
                try:
                    answer = client.post(address(self.cast, "changes"), json={"device": device, "changes": changes})
                except httpx2.HTTPError:
                    return
                assert [receipt["status"] for receipt in answer.json()["receipts"]] == ["kept"] * len(changes)
                self.acknowledged |= {change["id"] for change in changes}

    def wait_for(self, count: int) -> None:
        deadline = time.monotonic() + 30
        while len(self.acknowledged) < count and time.monotonic() < deadline:
            time.sleep(0.002)

    def end(self) -> set[str]:
        for tablet in self.sending:
            tablet.result(20)
        self.threads.shutdown()
        return self.acknowledged


@pytest.mark.parametrize("rounds", [3, pytest.param(100, marks=pytest.mark.soak)])
def test_what_was_acknowledged_survives_a_kill(migrated_sqlite: Path, tmp_path: Path, rounds: int) -> None:
    file = tmp_path / "kikao.sqlite"
    shutil.copyfile(migrated_sqlite, file)
    store = Store(make_url(f"sqlite:///{file}"))
    with store.transaction() as db:
        cast = call_the_cast(db)
    store.engine.dispose()
    server, chance = Kikao(tmp_path), Random(5)
    acknowledged: set[str] = set()
    for number in range(rounds):
        server.start()
        load = Load(server.address, cast, 4)
        load.wait_for(chance.randint(20, 120))
        server.kill()
        told = load.end()
        assert len(told) >= 20, f"round {number}"
        acknowledged |= told
        assert what_is_wrong(file, acknowledged) is None, f"round {number}"


def what_is_wrong(file: Path, acknowledged: set[str]) -> str | None:
    with closing(driver().connect(file)) as opened:
        if opened.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return "damaged"
        kept = opened.execute("SELECT number, id FROM change ORDER BY number").fetchall()
        latest = opened.execute("SELECT latest FROM log_head").fetchone()[0]
    if [number for number, _id in kept] != list(range(1, latest + 1)):
        return "numbers have a gap"
    lost = acknowledged - {id for _number, id in kept}
    return f"{len(lost)} acknowledged changes lost" if lost else None
