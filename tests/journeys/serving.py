"""A Kikao of the test's own: a real process on a free loopback port, over data that outlive it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
from sqlalchemy import make_url

from server.foundation import clock, identifiers
from server.foundation.database import Database, Store
from server.people import adding, signing_in, tablets
from server.people.models import Person

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Kikao:
    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Also again after a kill: on the same port, over the same data."""
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(self.command("serve"), env=self.settings, cwd=ROOT, stdout=log, stderr=log)
        for _attempt in range(300):
            if self.process.poll() is not None:
                break
            try:
                httpx2.get(f"{self.address}/healthz", timeout=2)
                return
            except httpx2.HTTPError:
                time.sleep(0.1)
        raise RuntimeError((self.data / "server.log").read_text())

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(20)

    def kill(self) -> None:
        """As a power cut does it."""
        assert self.process
        self.process.kill()
        self.process.wait(20)

    def run(self, *arguments: str) -> str:
        """A command beside the running server; what it printed."""
        return subprocess.check_output(self.command(*arguments), env=self.settings, cwd=ROOT, text=True)

    def link(self, email: str) -> str:
        """A sign-in address for somebody of the demo."""
        with self.person(email) as (db, person):
            return f"{self.address}/sign-in/{signing_in.link_for(db, person, once=False)}"

    def script(self, email: str) -> "Script":
        with self.person(email) as (db, person):
            return Script(self.address, tablets.enroll(db, person))

    @contextmanager
    def person(self, email: str) -> Iterator[tuple[Database, Person]]:
        store = Store(make_url(f"sqlite:///{self.data / 'kikao.sqlite'}"))
        with store.transaction() as db:
            found = adding.find(db, email)
            assert found, email
            yield db, found
        store.engine.dispose()

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "server", *arguments]

    @property
    def settings(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith("KIKAO_")}
        return own | {"KIKAO_DATA": str(self.data), "KIKAO_PORT": str(self.port), "PYTHONUNBUFFERED": "1"}


class Script:
    """A script of somebody's, with their bearer token."""

    def __init__(self, address: str, token: str) -> None:
        self.device, self.made = str(uuid4()), count(1)
        self.client = httpx2.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=20)

    def get(self, path: str, **query: Any) -> Any:
        answer = self.client.get(f"/api/sessions{path}", params=query)
        answer.raise_for_status()
        return answer.json()

    def post(self, path: str, body: Any) -> Any:
        answer = self.client.post(f"/api/sessions{path}", json=body)
        answer.raise_for_status()
        return answer.json()

    def session(self, code: str) -> str:
        return str(next(one["id"] for one in self.get("") if one["code"] == code))

    def changes(self, session: str) -> list[dict[str, Any]]:
        """The whole log of a session."""
        log: list[dict[str, Any]] = []
        while True:
            page = self.get(f"/{session}/changes", after=len(log), limit=500)
            log += page["changes"]
            if not page["more"]:
                return log

    def write(
        self, session: str, kind: str, subject: str, payload: dict[str, Any], base: list[str] | None = None
    ) -> None:
        """One change, as a tablet would send it."""
        change = {"id": identifiers.mint(), "n": next(self.made), "kind": kind, "subject": subject, "payload": payload}
        change |= {"at": clock.stamp(clock.now())} | ({"base": base} if base is not None else {})
        receipt = self.post(f"/{session}/changes", {"device": self.device, "changes": [change]})["receipts"][0]
        assert receipt["status"] == "kept", receipt

    def guide(self, session: str) -> dict[str, str]:
        """The words of the session's guide by the ids of its questions and sections."""
        words: dict[str, str] = {}
        for section in self.get(f"/{session}/kit")["guide"]["sections"]:
            key = [section["key_question"]] if "key_question" in section else []
            words |= {one["id"]: one["text"] for one in [*key, *section.get("sub_questions", [])]}
            words[section["id"]] = section["title"]
        return words
