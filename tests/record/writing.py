from collections.abc import Callable
from typing import Any

import pytest

from server.foundation.database import Store
from server.keeping.from_pages import PageChange
from server.people.models import Person
from server.sessions import corrections
from server.sessions.models import Session
from tests.cast import Cast

Write = Callable[..., None]


@pytest.fixture
def write(store: Store, cast: Cast) -> Write:
    """One change of a person of the session's staff, in a transaction of its own."""

    def one(person: Person, kind: str, subject: str, base: list[str] | None = None, /, **payload: Any) -> None:
        with store.transaction() as db:
            change = PageChange(kind, subject, payload, base)
            corrections.write(db, db.get_one(Session, cast.session.id), person, change)

    return one


def sign(cast: Cast, write: Write) -> None:
    """Both write their field note and sign it: the record opens."""
    for person, text in ((cast.musa, "A calm group."), (cast.amina, "Two small talks.")):
        subject = f"fieldnote.{person.id}"
        write(person, "text.written", subject, [], field="dynamics", text=text)
        write(person, "fieldnote.signed", subject)
