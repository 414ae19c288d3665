"""Changes as two people make them in a session: marks, turns, notes, words typed in, answers."""

import json
import random
from collections.abc import Callable
from typing import Any

from server.foundation import clock, identifiers

Act = tuple[str, str, dict[str, Any]]
"""kind, subject, payload"""

SENTENCE = "we met at the ward on Mondays and nobody asked us how the nights had been until she came along"
WORDS = SENTENCE.split()


class Tablet:
    """One tablet in one session: everything its requests are made of."""

    def __init__(self, session: str, token: str, device: str) -> None:
        self.session, self.token, self.device = session, token, device
        self.made = 0
        self.written: list[tuple[str, str]] = []
        """The texts begun here: subject, newest version."""

    def body(self, changes: int) -> bytes:
        batch = [self.change() for _ in range(changes)]
        return json.dumps({"device": self.device, "made": self.made, "changes": batch}).encode()

    def change(self) -> dict[str, Any]:
        kind, subject, payload = ACTS[self.made % len(ACTS)]()
        self.made += 1
        made: dict[str, Any] = {"id": identifiers.mint(), "n": self.made, "kind": kind, "subject": subject}
        made |= {"at": clock.stamp(clock.now()), "payload": payload}
        if kind == "text.written":
            made |= self.written_over(made["id"], subject)
        return made | ({"base": []} if kind == "answer.given" else {})

    def written_over(self, change_id: str, subject: str) -> dict[str, Any]:
        """Two times in three a text goes on that was begun before."""
        base = []
        if self.written and random.random() < 2 / 3:
            subject, version = self.written.pop()
            base = [version]
        self.written.append((subject, change_id))
        return {"subject": subject, "base": base}


def some_words() -> str:
    return " ".join(random.choices(WORDS, k=12))


def marked() -> Act:
    return "sub.marked", f"topic.{random.randrange(12)}.s{random.randrange(6)}", {"mark": "came_up"}


def turn() -> Act:
    return "turn.taken", identifiers.mint(), {"who": identifiers.mint(), "first_words": some_words()}


def noted() -> Act:
    return "moment.noted", identifiers.mint(), {"kind": "gist", "who": [identifiers.mint()], "question": "topic.3"}


def written() -> Act:
    return "text.written", identifiers.mint(), {"field": "text", "text": some_words()}


def answered() -> Act:
    return "answer.given", identifiers.mint(), {"question": f"about.{random.randrange(20)}", "value": {"number": 4}}


ACTS: list[Callable[[], Act]] = [marked, turn, marked, written, noted, written, marked, turn, written, answered]
