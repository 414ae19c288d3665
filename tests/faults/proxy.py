"""A TCP proxy with faults: what passes through it can be cut at any byte, held back for ever, or sent byte by byte."""

import select
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of no seconds: closing then is a reset."""


@dataclass
class Fault:
    """What happens to one connection. Counted in bytes from its start; None: that side passes whole."""

    request: int | None = None
    answer: int | None = None
    how: str = "close"
    """`close`; `reset`; `silence`: nothing passes any more, and nobody hears that it ended"""
    piece: int = 65536
    """How many bytes go on at a time."""


class Proxy:
    def __init__(self, to: tuple[str, int]) -> None:
        self.to = to
        self.fault = Fault()
        self.passed = (0, 0)
        """Bytes of the request and of the answer that the last connection let through."""
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self.accept)]
        self.threads[0].start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}"

    def accept(self) -> None:
        while not self.over.is_set():
            if not select.select([self.listening], [], [], 0.1)[0]:
                continue
            client, _address = self.listening.accept()
            thread = threading.Thread(target=self.serve, args=(client, self.fault))
            self.threads.append(thread)
            thread.start()

    def serve(self, client: socket.socket, fault: Fault) -> None:
        with client, socket.create_connection(self.to) as server, suppress(OSError):
            for side in (client, server):
                side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.carry(client, server, fault)
            if fault.how == "silence":
                self.over.wait()
            if fault.how == "reset":
                for side in (client, server):
                    side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)

    def carry(self, client: socket.socket, server: socket.socket, fault: Fault) -> None:
        """Until one side ends or the fault comes."""
        ways = {client: (server, 0, fault.request), server: (client, 1, fault.answer)}
        passed = [0, 0]
        while not self.over.is_set():
            for source in select.select([*ways], [], [], 0.1)[0]:
                other, way, limit = ways[source]
                piece = source.recv(fault.piece)
                room = len(piece) if limit is None else limit - passed[way]
                other.sendall(piece[:room])
                passed[way] += len(piece[:room])
                self.passed = (passed[0], passed[1])
                if not piece or (limit is not None and passed[way] == limit):
                    return

    def stop(self) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join(10)
        self.listening.close()


@contextmanager
def in_front_of(port: int) -> Iterator[Proxy]:
    proxy = Proxy(("127.0.0.1", port))
    try:
        yield proxy
    finally:
        proxy.stop()
