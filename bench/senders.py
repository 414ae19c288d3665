"""Tablets that send as fast as they are answered: a process of its own, so that it does not share the server's lock.

One JSON order on standard input, one JSON result on standard output. A receipt that is not "kept" ends the run.
"""

import asyncio
import json
import re
import sys
import time
from dataclasses import asdict, dataclass, field
from typing import Any

from bench.writing import Tablet

LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")


@dataclass
class Result:
    changes: int = 0
    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    """One for each request, in the order they were answered."""


class Line:
    """One kept-alive connection of one tablet."""

    def __init__(self, tablet: Tablet, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.tablet, self.reader, self.writer = tablet, reader, writer

    async def send(self, body: bytes) -> float:
        """Milliseconds from the first byte of the request to the last of the answer."""
        began = time.perf_counter()
        self.writer.write(self.head("POST", "changes", len(body)) + body)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        answer = await self.reader.readexactly(int(length[1]) if length else 0)
        took = (time.perf_counter() - began) * 1000
        if not head.startswith(b"HTTP/1.1 200") or answer.count(b'"kept"') != body.count(b'"kind": "') - nested(body):
            raise SystemExit(f"not kept: {head[:60]!r} {answer[:300]!r}")
        return took

    def head(self, method: str, part: str, length: int = 0) -> bytes:
        lines = (
            f"{method} /api/sessions/{self.tablet.session}/{part} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Authorization: Bearer {self.tablet.token}",
            "Content-Type: application/json",
            f"Content-Length: {length}",
        )
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


def nested(body: bytes) -> int:
    """A note's payload has a kind too."""
    return body.count(b'"payload": {"kind": "')


async def connect(port: int, tablet: Tablet) -> Line:
    return Line(tablet, *await asyncio.open_connection("127.0.0.1", port))


async def send_all(port: int, tablets: list[Tablet], requests: int, changes: int) -> Result:
    lines = [await connect(port, tablet) for tablet in tablets]
    bodies = [[line.tablet.body(changes) for _ in range(requests + 1)] for line in lines]
    await asyncio.gather(*(line.send(own.pop(0)) for line, own in zip(lines, bodies, strict=True)))  # warms up
    result = Result(changes=len(lines) * requests * changes)

    async def send_one_after_the_other(line: Line, own: list[bytes]) -> None:
        for body in own:
            result.milliseconds.append(await line.send(body))

    began = time.perf_counter()
    await asyncio.gather(*(send_one_after_the_other(line, own) for line, own in zip(lines, bodies, strict=True)))
    result.seconds = time.perf_counter() - began
    return result


async def take_turns(port: int, tablets: list[Tablet], requests: int, changes: int) -> list[Result]:
    """One request at a time, each tablet in its turn: what disturbs one disturbs the others alike."""
    lines = [await connect(port, tablet) for tablet in tablets]
    results = [Result() for _ in lines]
    for _ in range(requests):
        for line, result in zip(lines, results, strict=True):
            result.milliseconds.append(await line.send(line.tablet.body(changes)))
    return results


async def listen(port: int, tablets: list[Tablet], requests: int, changes: int) -> Result:
    """The first tablet writes; how long until the stream of the second has told all of it."""
    writing, listening = [await connect(port, tablet) for tablet in tablets]
    listening.writer.write(listening.head("GET", "stream"))
    await listening.reader.readuntil(b"event: hello")
    result = Result(changes=requests * changes)
    for _ in range(requests):
        body = writing.tablet.body(changes)
        last = json.loads(body)["changes"][-1]["id"]
        began = time.perf_counter()
        sending = asyncio.create_task(writing.send(body))
        await listening.reader.readuntil(f'"id":"{last}"'.encode())
        result.milliseconds.append((time.perf_counter() - began) * 1000)
        await sending
        await asyncio.sleep(0.01)
    return result


def carry_out(order: dict[str, Any]) -> Any:
    tablets = [Tablet(**tablet) for tablet in order["tablets"]]
    shape = (order["port"], tablets, order["requests"], order["changes"])
    if order["how"] == "in turns":
        return [asdict(result) for result in asyncio.run(take_turns(*shape))]
    return asdict(asyncio.run(listen(*shape) if order["how"] == "listening" else send_all(*shape)))


if __name__ == "__main__":
    print(json.dumps(carry_out(json.load(sys.stdin))))
