"""The wire between one browser and the server: every byte the browser receives is kept."""

import socket
import socketserver
import threading
from contextlib import suppress
from urllib.parse import quote

from tests.journeys.serving import Kikao


class Wire(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, kikao: Kikao) -> None:
        super().__init__(("127.0.0.1", 0), Forwarding)
        self.kikao = kikao
        self.received = bytearray()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def carried(self, text: str) -> bool:
        """Whether this text came to the browser, in any of the ways it can be written down."""
        escaped = text.encode("ascii", "backslashreplace")
        return any(form in self.received for form in (text.encode(), escaped, quote(text).encode()))


class Forwarding(socketserver.BaseRequestHandler):
    server: Wire

    def handle(self) -> None:
        with socket.create_connection(("127.0.0.1", self.server.kikao.port)) as behind:
            threading.Thread(target=pass_on, args=(self.request, behind), daemon=True).start()
            pass_on(behind, self.request, self.server.received)


def pass_on(source: socket.socket, target: socket.socket, kept: bytearray | None = None) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            if kept is not None:
                kept += data
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
