from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from server import demo
from server.changes.models import Change, Parked
from server.foundation import clock
from server.foundation.database import Database, Store
from server.people.models import Person
from server.sessions.life import lives
from server.sessions.models import Session
from server.sync.kit import roster
from tests.record.reading import state_for


@pytest.fixture
def db(demo_store: Store) -> Iterator[Database]:
    with demo_store.read() as opened:
        yield opened


def sessions(db: Database) -> list[Session]:
    return list(db.scalars(select(Session).order_by(Session.code)))


def test_each_site_has_one_closed_session_and_one_to_come(db: Database) -> None:
    found = sessions(db)
    standing = lives(db, found)
    by_site: dict[str, list[str]] = {}
    for session in found:
        by_site.setdefault(session.site.code, []).append(standing[session.id].status)
    assert by_site == {site: ["closed", "planned"] for site in ("Ulm", "UKE", "BU", "DS", "BGU", "AD")}


def test_thirty_five_people_took_part(db: Database) -> None:
    people = coordinator(db)
    closed = [session for session in sessions(db) if session.closure]
    consents = [one.consent for session in closed for one in state_for(db, session, people).participants.values()]
    assert consents.count("recorded") == 35


def test_a_planned_session_has_seven_numbers_and_no_form_and_lies_ahead(db: Database) -> None:
    for session in (one for one in sessions(db) if not one.closure):
        assert state_for(db, session, session.staff[0].person_id).participants == {}
        assert [(one["number"], one["consent"]) for one in roster(db, session)] == [
            (number, "waiting") for number in range(1, 8)
        ]
        assert timedelta(0) < session.starts_at - clock.now() < timedelta(days=8)


def test_every_invented_text_says_so(db: Database) -> None:
    for session in sessions(db):
        for member in session.staff:
            known = state_for(db, session, member.person_id)
            texts = [head.text for fields in known.texts.values() for heads in fields.values() for head in heads]
            texts += [line.text for line in known.lines.values()]
            assert all(text.startswith("[made up] ") for text in texts)


def test_gaps_are_spread_and_one_is_at_ulm(db: Database) -> None:
    people = coordinator(db)
    without = {s.site.code for s in sessions(db) if s.closure and len(state_for(db, s, people).signed) < 2}
    assert without == {"Ulm"}


def test_nothing_of_it_is_parked_or_in_the_future(db: Database) -> None:
    assert db.scalar(select(func.count()).select_from(Parked)) == 0
    newest = db.scalar(select(func.max(Change.at)))
    assert newest is not None
    assert clock.time_of(newest) <= datetime.now(UTC) + timedelta(seconds=1)


def test_it_is_not_loaded_beside_a_study(demo_store: Store) -> None:
    assert not demo.load_when_empty(demo_store)


def coordinator(db: Database) -> str:
    return db.scalars(select(Person.id).where(Person.email == "coordinator@kikao.example")).one()
