"""A session as its tablets recorded it, with a word for each thing that may be read and one for each that may not."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from fastapi.testclient import TestClient

from server.people.models import Person
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, TABLET, change, minute, written
from tests.sync.builders import post

FOUR, SEVEN, HELD = (f"0193c000-bbbb-7000-8000-00000000000{n}" for n in (4, 7, 9))
NOTE, PRIVATE, HELD_NOTE, KEPT = (f"0193c000-eeee-7000-8000-0000000000{n}" for n in (10, 11, 12, 13))
SECRET = "SEALEDWORD"
FORM = {"form_version": 1, "given_on": "2026-11-22"}


class Scene:
    """The tablets of Musa and Amina."""

    def __init__(self, client: TestClient, cast: Cast) -> None:
        self.client, self.cast = client, cast

    def sent(self, person: Person, *changes: dict[str, Any]) -> None:
        device = TABLET if person is self.cast.musa else OTHER_TABLET
        receipts = post(self.client, self.cast, person, list(changes), device=device).json()["receipts"]
        assert {receipt["status"] for receipt in receipts} == {"kept"}, receipts

    def signed(self) -> None:
        for person in (self.cast.musa, self.cast.amina):
            self.sent(person, change("fieldnote.signed", f"fieldnote.{person.id}", at=100))

    def get(self, person: Person, path: str = "record") -> Any:
        address = f"/sessions/{self.cast.session.id}/{path}"
        return self.client.get(address, headers=self.cast.bearer(person) | {"Accept": "text/html"})

    def page(self, person: Person, path: str = "record") -> str:
        answer = self.get(person, path)
        assert answer.status_code == 200, answer.text
        return str(answer.text)


def turn(who: str, at: float, first_words: str = "", question: str = "collaboration.key") -> dict[str, Any]:
    said = {"who": who, "question": question} | ({"first_words": first_words} if first_words else {})
    return change("turn.taken", f"0193c000-ffff-7000-8000-{round(at * 60):012}", said, at)


def course(session: str) -> Sequence[dict[str, Any]]:
    """From two o'clock to 14:40, with a pause from 14:20 to 14:25 in which the recorder is changed."""
    return [
        change("session.started", session),
        change("recorder.started", "A1", at=1),
        change("recorder.zero", "A1", {"at": minute(1.1)}, at=30),
        change("question.now", "collaboration.key", {"how": "asked"}, at=2),
        change("sub.marked", "collaboration.s1", {"mark": "came_up"}, at=9),
        change("recorder.stopped", "A1", at=20),
        change("session.paused", session, at=20),
        change("session.resumed", session, at=25),
        change("recorder.started", "A2", at=26),
        change("question.now", "culture.key", {"how": "asked"}, at=30),
        change("session.ended", session, at=40),
    ]


def people() -> Sequence[dict[str, Any]]:
    added = [change("participant.added", one, {"number": int(one[-1])}, at=-10) for one in (FOUR, SEVEN, HELD)]
    forms = [change("consent.recorded", one, FORM, at=-5, base=[]) for one in (FOUR, SEVEN)]
    seats = [
        change("seat.taken", "seat-1", {"participant": FOUR}, at=-4),
        change("seat.taken", "seat-2", {"participant": SEVEN}, at=11),
        change("seat.taken", "seat-3", {"participant": HELD}, at=12),
        change("seat.left", "seat-2", {"reason": "the bus"}, at=35),
    ]
    return [*added, *forms, *seats]


def talk() -> Sequence[dict[str, Any]]:
    return [
        turn("moderator", 2),
        turn(FOUR, 3.5, "=Well, the keys"),
        turn(SEVEN, 12),
        turn(HELD, 13, SECRET),
        turn(FOUR, 14),
        turn("lost", 31, question="culture.key"),
    ]


def notes() -> Sequence[dict[str, Any]]:
    return [
        change("moment.noted", NOTE, {"kind": "quote", "who": [FOUR], "question": "collaboration.key"}, at=5),
        written(NOTE, "Nobody showed me the door.", at=5),
        change("moment.noted", PRIVATE, {"kind": "comment"}, at=6),
        written(PRIVATE, SECRET, at=6),
        change("moment.noted", HELD_NOTE, {"kind": "gist", "who": [FOUR, HELD]}, at=7),
        written(HELD_NOTE, SECRET, at=7),
        change("bringback.kept", KEPT, {"who": [HELD], "question": "culture.key"}, at=8),
        written(KEPT, SECRET, at=8),
        change("line.sent", "0193c000-eeee-7000-8000-000000000014", {"text": SECRET}, at=8),
    ]


@pytest.fixture
def scene(client: TestClient, cast: Cast) -> Iterator[Scene]:
    """An hour after the end."""
    played = Scene(client, cast)
    with time_machine.travel(datetime(2026, 11, 22, 15, 40, tzinfo=UTC)):
        played.sent(cast.musa, *course(cast.session.id))
        played.sent(cast.amina, *people(), *talk(), *notes())
        yield played
