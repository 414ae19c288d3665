from threading import Thread

import pytest

from server.foundation.database import Database, Store
from server.sessions import closing
from server.sessions.models import Session
from tests.cast import Cast


@pytest.fixture
def session(db: Database, cast: Cast) -> Session:
    return db.get_one(Session, cast.session.id)


def test_it_requires_a_reason_when_something_is_missing(db: Database, cast: Cast, session: Session) -> None:
    with pytest.raises(closing.NeedsReason):
        closing.close(db, session, cast.musa, everything_here=False, reason="  ")
    closing.close(db, session, cast.musa, everything_here=False, reason="The tablet was stolen.")
    assert session.closure is not None
    assert session.closure.reason == "The tablet was stolen."


def test_opened_again_it_keeps_who_closed_it_and_why(db: Database, cast: Cast, session: Session) -> None:
    closure = closing.close(db, session, cast.musa, everything_here=True)
    with pytest.raises(closing.NeedsReason):
        closing.open_again(db, session, cast.musa, "")
    closing.open_again(db, session, cast.asha, "A note came late.")
    assert session.closure is None
    assert (closure.closed_by_id, closure.opened_by_id) == (cast.musa.id, cast.asha.id)


def test_what_is_sent_while_it_is_being_closed_is_not_kept_after_it(store: Store, cast: Cast) -> None:
    found: list[bool] = []

    def send() -> None:
        with store.transaction() as db:
            found.append(closing.locked_facts(db, cast.session.id).closed)

    sending_meanwhile = Thread(target=send)
    with store.transaction() as db:
        closing.close(db, db.get_one(Session, cast.session.id), cast.asha, everything_here=True)
        db.flush()
        sending_meanwhile.start()
        sending_meanwhile.join(0.5)
        assert found == []
    sending_meanwhile.join(5)
    assert found == [True]


def test_two_who_close_it_at_once_close_it_once(store: Store, cast: Cast) -> None:
    def close() -> None:
        with store.transaction() as db:
            closing.close(db, db.get_one(Session, cast.session.id), cast.musa, everything_here=True)

    second = Thread(target=close)
    with store.transaction() as db:
        session = db.get_one(Session, cast.session.id)
        closing.close(db, session, cast.asha, everything_here=True)
        db.flush()
        second.start()
        second.join(0.5)
    second.join(5)
    with store.read() as db:
        closures = db.get_one(Session, cast.session.id).closures
    assert [closure.closed_by_id for closure in closures] == [cast.asha.id]
