"""The network fails at every step between a tablet and a real server; sending again always makes it whole."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import make_url

from server.foundation.database import Store
from tests.cast import Cast, call_the_cast
from tests.faults import law
from tests.faults.proxy import Fault, Proxy, in_front_of
from tests.faults.tablet import ModelTablet
from tests.journeys.serving import Kikao

STEPS = 25
PATIENCE = 30


class Scene:
    def __init__(self, kikao: Kikao, cast: Cast, proxy: Proxy) -> None:
        self.kikao, self.cast, self.proxy = kikao, cast, proxy
        self.straight = httpx2.Client(base_url=kikao.address, timeout=PATIENCE)
        each_its_own = httpx2.Limits(max_keepalive_connections=0)
        self.faulty = httpx2.Client(base_url=proxy.address, timeout=PATIENCE, limits=each_its_own)

    def tablet(self, changes: int = 3) -> ModelTablet:
        """A new tablet with some changes to send."""
        person = self.cast.musa.id
        made = ModelTablet(self.cast.session.id, person, self.cast.tokens[person], lambda: time.time_ns() // 1_000_000)
        for number in range(changes):
            made.make("line.sent", f"line {number}", {"text": f"a line שלום 👩🏽‍⚕️ {number}"})
        return made

    def through(self, fault: Fault, tablet: ModelTablet) -> httpx2.Response | None:
        """One request over a connection of its own; None when no answer came."""
        self.proxy.fault = fault
        self.faulty.timeout = 0.3 if fault.how == "silence" else PATIENCE
        with suppress(httpx2.TransportError):
            return tablet.post(self.faulty, tablet.body(tablet.outbox))
        return None

    def directly(self, tablet: ModelTablet) -> list[dict[str, Any]]:
        receipts: list[dict[str, Any]] = tablet.send(self.straight).json()["receipts"]
        return receipts

    def look(self) -> law.Kept:
        return law.look(self.kikao.data / "kikao.sqlite")

    def lengths(self) -> tuple[int, int]:
        """Of a request and its answer, on the wire."""
        assert self.through(Fault(), self.tablet())
        return self.proxy.passed


@pytest.fixture(scope="module")
def scene(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    data = tmp_path_factory.mktemp("network")
    (data / "kikao.sqlite").write_bytes(migrated_sqlite.read_bytes())
    store = Store(make_url(f"sqlite:///{data / 'kikao.sqlite'}"))
    with store.transaction() as db:
        cast = call_the_cast(db)
    store.engine.dispose()
    kikao = Kikao(data)
    kikao.start()
    with in_front_of(kikao.port) as proxy:
        yield Scene(kikao, cast, proxy)
    kikao.stop()


def made_whole(scene: Scene, tablet: ModelTablet) -> set[str]:
    """Sent again, and once more: each change once in the log, the same receipts; what the second sending met."""
    second = scene.directly(tablet)
    for mine in tablet.made.values():
        mine.state = "waiting"
    third = scene.directly(tablet)
    kept = scene.look()
    law.gapless(kept)
    numbers = [kept.numbers[list(kept.log).index(id)] for id in tablet.made]
    assert [receipt["number"] for receipt in second] == [receipt["number"] for receipt in third] == numbers
    assert {receipt["status"] for receipt in third} == {"repeated"}
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), "a request was kept in part"
    return {receipt["status"] for receipt in second}


def places(length: int) -> list[int]:
    """Byte positions spread over a message, with its edges."""
    return sorted({0, 1, length - 1, length, *(length * step // STEPS for step in range(1, STEPS))})


@pytest.mark.parametrize("how", ["close", "reset"])
def test_a_request_cut_at_any_byte_keeps_nothing_and_is_whole_when_sent_again(scene: Scene, how: str) -> None:
    length, _answer = scene.lengths()
    for place in places(length - 1):
        tablet = scene.tablet()
        assert scene.through(Fault(request=place, how=how), tablet) is None
        assert made_whole(scene, tablet) == {"kept"}, place


def test_an_answer_cut_at_any_byte_comes_again_with_the_same_receipts(scene: Scene) -> None:
    _request, length = scene.lengths()
    for place in places(length - 1):
        tablet = scene.tablet()
        assert scene.through(Fault(answer=place), tablet) is None
        assert made_whole(scene, tablet) == {"repeated"}, place


def test_an_answer_that_never_comes_does_not_keep_a_tablet_from_sending_again(scene: Scene) -> None:
    tablet = scene.tablet()
    assert scene.through(Fault(answer=0, how="silence"), tablet) is None
    assert made_whole(scene, tablet) == {"repeated"}


def test_a_request_that_stops_half_way_and_stays_open_holds_nobody_up(scene: Scene) -> None:
    late = scene.tablet()
    with socket.create_connection(("127.0.0.1", scene.kikao.port)) as open_still:
        open_still.sendall(raw(late, len(late.body(late.outbox)))[:-20])
        time.sleep(0.2)
        assert made_whole(scene, scene.tablet()) == {"kept"}
    assert made_whole(scene, late) == {"kept"}


def test_a_body_that_arrives_byte_by_byte_is_whole(scene: Scene) -> None:
    tablet = scene.tablet()
    answer = scene.through(Fault(piece=1), tablet)
    assert answer is not None
    assert {receipt["status"] for receipt in answer.json()["receipts"]} == {"kept"}
    assert made_whole(scene, tablet) == {"repeated"}


@pytest.mark.parametrize("lie", [-1, -40, 1, 4000])
def test_a_length_that_lies_keeps_nothing(scene: Scene, lie: int) -> None:
    tablet = scene.tablet()
    with socket.create_connection(("127.0.0.1", scene.kikao.port), PATIENCE) as connection:
        connection.sendall(raw(tablet, len(tablet.body(tablet.outbox)) + lie))
        if lie > 0:
            connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(4096)
    assert answer[:10] == (b"HTTP/1.1 4" if lie < 0 else b"")
    assert made_whole(scene, tablet) == {"kept"}


def raw(tablet: ModelTablet, length: int) -> bytes:
    """A request whose header says this length, whatever it is."""
    lines = [f"POST {tablet.address('changes')} HTTP/1.1", "Host: kikao", f"Content-Length: {length}"]
    lines += [f"{name}: {value}" for name, value in tablet.headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + tablet.body(tablet.outbox)


def test_the_same_note_written_on_two_tablets_shows_both_in_whatever_order_they_come(scene: Scene) -> None:
    states = []
    for turn, order in enumerate([(0, 1), (1, 0)]):
        note = f"0193c000-eeee-7000-8000-0000000000{turn}1"
        tablets = [scene.tablet(0) for _each in range(2)]
        for number, tablet in enumerate(tablets):
            tablet.make("text.written", note, {"field": "text", "text": f"version {number}"}, base=[])
        for number in order:
            scene.directly(tablets[number])
        texts = tablets[0].get(scene.straight, "state").json()["texts"]
        states.append(sorted(head["text"] for head in texts[note]["text"]))
    assert states == [["version 0", "version 1"]] * 2
