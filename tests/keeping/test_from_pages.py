from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from server.changes.models import Change
from server.foundation.audit import AuditEntry
from server.foundation.database import Database
from server.foundation.problems import NotAllowed, Unreadable
from server.keeping import from_pages, holdings
from server.keeping.from_pages import PageChange
from server.sessions import closing, corrections
from server.sessions.models import Session
from tests.cast import Cast
from tests.changes.builders import change, send


@pytest.fixture
def session(db: Database, cast: Cast) -> Session:
    return db.get_one(Session, cast.session.id)


def tick(db: Database, cast: Cast, session: Session, **more: object) -> str:
    change = PageChange("check.ticked", "before.paper", {"done": True}, **more)  # type: ignore[arg-type]
    return corrections.write(db, session, cast.musa, change)


def test_a_form_writes_through_its_persons_own_desk(db: Database, cast: Cast, session: Session) -> None:
    first, second = tick(db, cast, session), tick(db, cast, session)
    rows = db.scalars(select(Change).order_by(Change.number)).all()
    assert [(row.id, row.n, row.person_id) for row in rows] == [(first, 1, cast.musa.id), (second, 2, cast.musa.id)]
    assert rows[0].device == rows[1].device
    assert rows[0].at < rows[1].at
    assert holdings.tablets(db, session.id) == []


def test_it_comes_after_what_a_tablet_with_a_fast_clock_said(db: Database, cast: Cast, session: Session) -> None:
    ahead = change("check.ticked", "before.paper", {"done": False}) | {"at": "2091-01-01T00:00:00.999Z"}
    send(db, session.id, cast.musa.id, [ahead])
    tick(db, cast, session)
    assert db.scalars(select(Change.at).where(Change.number == 2)).one() == "2091-01-01T00:00:01.000Z"


def test_what_is_told_after_the_fact_keeps_its_time(db: Database, cast: Cast, session: Session) -> None:
    tick(db, cast, session, at=datetime(2026, 11, 22, 11, 0, tzinfo=UTC))
    assert db.scalars(select(Change.at)).one() == "2026-11-22T11:00:00.000Z"


def test_a_closed_session_takes_changes_with_a_reason(db: Database, cast: Cast, session: Session) -> None:
    closing.close(db, session, cast.asha, everything_here=True)
    with pytest.raises(from_pages.SessionClosed):
        tick(db, cast, session)
    tick(db, cast, session, reason="forgotten")
    assert db.scalars(select(AuditEntry.reason).where(AuditEntry.act == "record.corrected")).all() == ["forgotten"]


def test_a_coordinator_corrects_only_after_the_end(db: Database, cast: Cast, session: Session) -> None:
    def correct() -> None:
        corrections.write(db, session, cast.asha, PageChange("turn.corrected", "t", {"who": "lost"}))

    corrections.write(db, session, cast.musa, PageChange("session.started", session.id, {}))
    with pytest.raises(NotAllowed):
        correct()
    corrections.write(db, session, cast.musa, PageChange("session.ended", session.id, {}))
    correct()


def test_it_rejects_what_does_not_fit(db: Database, cast: Cast, session: Session) -> None:
    with pytest.raises(Unreadable):
        corrections.write(db, session, cast.musa, PageChange("sub.marked", "tea.s1", {"mark": "maybe"}))
    assert db.scalars(select(Change)).all() == []
