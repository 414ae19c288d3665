"""Old garbage is collected while nobody waits."""

import gc
import weakref
from collections.abc import Iterator
from itertools import count

import anyio
import pytest

from server.foundation import garbage


class Circle:
    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def circle(monkeypatch: pytest.MonkeyPatch) -> Iterator["weakref.ref[Circle]"]:
    """Garbage that Python does not find by itself meanwhile."""
    monkeypatch.setattr(garbage, "IDLE_SECONDS", 0.01)
    gc.disable()
    yield weakref.ref(Circle())
    gc.enable()


def run_for_a_while(requests: Iterator[int]) -> None:
    async def run() -> None:
        with anyio.move_on_after(0.2):
            await garbage.collect_while_idle(lambda: next(requests))

    anyio.run(run)


def test_it_is_collected_while_no_request_comes(circle: "weakref.ref[Circle]") -> None:
    run_for_a_while(count(7, 0))
    assert circle() is None


def test_under_load_it_waits(circle: "weakref.ref[Circle]") -> None:
    run_for_a_while(count())
    assert circle() is not None


def test_under_a_load_that_never_ends_it_is_collected_all_the_same(
    circle: "weakref.ref[Circle]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "LONGEST_SECONDS", 0.05)
    run_for_a_while(count())
    assert circle() is None
