"""An answer that never came: the tablet sends again, also many times at once, and each change counts once."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from fastapi.testclient import TestClient
from sqlalchemy import select

from server.changes.models import Change, Register
from server.foundation.database import Store
from tests.cast import Cast
from tests.changes.builders import marked
from tests.sync.builders import post

PARALLEL = 16


def test_sixteen_resends_at_once_are_kept_exactly_once(store: Store, client: TestClient, cast: Cast) -> None:
    changes = [marked(subject=f"tea.s{n}") for n in range(5)]
    ready = threading.Barrier(PARALLEL)

    def send(_tablet: int) -> list[tuple[str, str, int]]:
        ready.wait(20)
        answer = post(client, cast, cast.musa, changes)
        assert answer.status_code == 200, answer.text
        return [(receipt["id"], receipt["status"], receipt["number"]) for receipt in answer.json()["receipts"]]

    with ThreadPoolExecutor(PARALLEL) as tablets:
        answers = list(tablets.map(send, range(PARALLEL)))
    numbers = {change["id"]: number for number, change in enumerate(changes, start=1)}
    assert all([(id, number) for id, _status, number in answer] == list(numbers.items()) for answer in answers)
    assert Counter(status for answer in answers for _id, status, _n in answer) == {"kept": 5, "repeated": 75}
    with store.read() as db:
        assert dict(db.execute(select(Change.id, Change.number)).all()) == numbers
        assert len(db.scalars(select(Register)).all()) == 5
