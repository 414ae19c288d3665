"""Comparing passwords takes one thread, behind all others, and the queue for it is short."""

import os
import sys
from threading import Event, get_native_id

import anyio
import pytest
from fastapi.testclient import TestClient

from server.foundation.database import Store
from server.people import passwords, signing_in
from server.people.passwords import AT_ONCE, MAY_WAIT, TooManySignIns
from server.people.signing_in import Account, WrongPassword
from tests.cast import Cast


def answers_of(count: int) -> list[str]:
    """What so many got who asked at once, the first of them kept busy until all have asked."""
    got: list[str] = []
    free = Event()

    async def ask() -> None:
        try:
            got.append(await passwords.queue.run(lambda: "compared" if free.wait(10) else "stuck"))
        except TooManySignIns:
            got.append("come back")

    async def all_at_once() -> None:
        async with anyio.create_task_group() as asking:
            for _ in range(count):
                asking.start_soon(ask)
            await anyio.wait_all_tasks_blocked()
            free.set()

    anyio.run(all_at_once)
    return sorted(got)


def test_who_would_wait_behind_many_is_told_to_come_back() -> None:
    at_most = AT_ONCE + MAY_WAIT
    assert answers_of(at_most) == ["compared"] * at_most
    assert answers_of(at_most + 5) == ["come back"] * 5 + ["compared"] * at_most


def test_a_sign_in_in_a_crowd_is_answered_503_with_a_time_to_come_back(
    client: TestClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords.queue, "asked", AT_ONCE + MAY_WAIT)
    answer = client.post("/sign-in", data={"email": cast.asha.email, "password": "whatever it may be"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")


def test_a_password_that_was_changed_while_it_was_compared_lets_nobody_in(store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        signing_in.set_password(db, db.merge(cast.asha), "the new hash")
    with store.transaction() as db, pytest.raises(WrongPassword):
        signing_in.with_password(db, Account(cast.asha.id, "the old hash"))


def test_an_unknown_address_takes_as_long_to_refuse_as_a_wrong_password() -> None:
    kind_and_cost = passwords.hasher.hash("any").split("$")[:4]
    assert passwords.NOBODY.split("$")[:4] == kind_and_cost
    assert not passwords.hasher.verify("any", passwords.NOBODY)


def test_a_hash_that_was_made_with_four_lanes_still_fits() -> None:
    made = "$argon2id$v=19$m=65536,t=3,p=4$gf6ZuFNAyU1+yjU2Jd2Vpw$Gtb9nooyMI0ZfVYOow+KseRlALHAdHzU258bjTgghuI"
    assert passwords.hasher.verify("a short sentence", made)
    assert not passwords.hasher.verify("another sentence", made)


def test_a_comparison_takes_one_processor_at_most() -> None:
    assert passwords.NOBODY.split("$")[3].endswith(",p=1")
    assert AT_ONCE == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only there a thread has a priority of its own")
def test_tablets_go_before_a_comparison() -> None:
    def priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, get_native_id())

    assert anyio.run(passwords.queue.run, priority) == passwords.LOWEST_PRIORITY


def test_nobody_is_let_in_without_a_password(store: Store, cast: Cast) -> None:
    with store.transaction() as db, pytest.raises(WrongPassword):
        signing_in.with_password(db, signing_in.account_of(db, cast.asha.email))
