"""What is measured, in rounds: each round measures the floor beside everything that is compared with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from bench.place import Place, ask, running
from server.foundation import identifiers

ROUNDS = 3
# The last sessions are nobody else's: one grows to 20,000 changes, one begins empty, one is listened to.
LONG, EMPTY, HEARD = 16, 17, 18
LENGTH = 20_000
# Requests of each of eight tablets, alone and beside people who sign in: seconds, so that these come several times.
BESIDE = 240


@dataclass(frozen=True)
class Sent:
    """Changes a second; the median and the 99th percentile of milliseconds a request."""

    per_second: float
    p50: float
    p99: float


@dataclass(frozen=True)
class Round:
    """The floor's rows a second, and what was sent, by name."""

    floor_50: float
    floor_1: float
    sent: dict[str, Sent]


@dataclass(frozen=True)
class Measured:
    rounds: list[Round]
    grown: dict[str, float]
    """Median milliseconds of a batch: "empty" and "long" session."""
    heard: float

    def ratio(self, of: Callable[[Round], float]) -> float:
        """What is compared was measured one after the other in each round, so only within a round."""
        return median(of(found) for found in self.rounds)

    def best(self, speed: Callable[[Round], float]) -> float:
        """Whatever else the machine does makes a round slower, never faster."""
        return max(speed(found) for found in self.rounds)


@dataclass(frozen=True)
class Ports:
    kikao: int
    bare: int


def measure(kikao: Place, floor: Place, bare: Place, ports: Ports) -> Measured:
    rounds = [one_round(kikao, floor, bare, ports) for _ in range(ROUNDS)]
    return Measured(rounds, growing(kikao, ports.kikao), hearing(kikao, ports.kikao))


def one_round(kikao: Place, floor: Place, bare: Place, ports: Ports) -> Round:
    floor_50, sent = floored(floor, commits=150, rows=50), {}
    for clients, requests in ((1, 40), (8, 15), (32, 6)):
        sent[f"50 by {clients}"] = sending(ports.kikao, kikao.tablets(clients), requests, 50)
    sent["50 by 8, bare"] = sending(ports.bare, bare.tablets(8), 15, 50)
    floor_1 = floored(floor, commits=500, rows=1)
    for clients, requests in ((1, 150), (8, BESIDE), (32, 30)):
        sent[f"1 by {clients}"] = sending(ports.kikao, kikao.tablets(clients), requests, 1)
        sent[f"1 by {clients}, bare"] = sending(ports.bare, bare.tablets(clients), requests, 1)
    with people_who_sign_in(ports.kikao):
        sent["1 by 8, sign-ins"] = sending(ports.kikao, kikao.tablets(8), BESIDE, 1)
    return Round(floor_50, floor_1, sent)


@contextmanager
def people_who_sign_in(port: int) -> Iterator[None]:
    """Thirty at once, again a second later, each with a wrong password."""
    with running("bench.sign_ins", str(port)):
        yield


def floored(floor: Place, commits: int, rows: int) -> float:
    written = {"url": floor.url, "session": floor.sessions[0], "person": floor.person, "device": identifiers.mint()}
    return float(ask("bench.floor", commits=commits, rows=rows, **written))


def sending(port: int, tablets: list[dict[str, str]], requests: int, changes: int) -> Sent:
    order = {"how": "at once", "port": port, "tablets": tablets, "requests": requests, "changes": changes}
    result = ask("bench.senders", **order)
    took = sorted(result["milliseconds"])
    p99 = took[min(len(took) - 1, len(took) * 99 // 100)]
    return Sent(result["changes"] / result["seconds"], median(took), p99)


def growing(kikao: Place, port: int) -> dict[str, float]:
    """The same batches into an empty session and into one of 20,000 changes, in turns."""
    order = {"how": "at once", "port": port, "tablets": kikao.tablets(1, LONG)}
    ask("bench.senders", requests=LENGTH // 500 - 1, changes=500, **order)
    two = kikao.tablets(1, EMPTY) + kikao.tablets(1, LONG)
    order = {"how": "in turns", "port": port, "tablets": two, "requests": 40, "changes": 50}
    empty, long = (median(result["milliseconds"]) for result in ask("bench.senders", **order))
    return {"empty": empty, "long": long}


def hearing(kikao: Place, port: int) -> float:
    order = {"how": "listening", "port": port, "tablets": kikao.tablets(2, HEARD), "requests": 60, "changes": 1}
    return float(median(ask("bench.senders", **order)["milliseconds"]))
