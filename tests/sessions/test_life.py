"""Where a session stands is said twice: by `life_after` of what was read, and in SQL for statements about sessions."""

import random
from datetime import UTC, datetime

from sqlalchemy import select

from server.foundation.database import Store
from server.sessions import life
from server.sessions.models import Closure, Session
from tests.cast import Cast
from tests.changes.builders import change, send

STEPS = ("session.started", "session.paused", "session.resumed", "session.ended")


def test_both_say_the_same_of_any_course(store: Store, cast: Cast) -> None:
    chance = random.Random(7)
    found = set()
    for _course in range(40):
        with store.write() as db, db.begin() as kept:
            steps = chance.choices(STEPS, k=chance.randint(0, 4))
            sent = [change(step, cast.session.id, at=chance.randint(0, 3)) for step in steps]
            send(db, cast.session.id, cast.musa.id, sent)
            if chance.random() < 0.2:
                at = datetime(2026, 11, 22, tzinfo=UTC)
                row = {"id": cast.session.id, "session_id": cast.session.id, "closed_by_id": cast.musa.id, "reason": ""}
                db.add(Closure(closed_at=at, **row))
            session = db.get_one(Session, cast.session.id)
            known = life.life_of(db, session)
            asked = select(life.status(), life.newest_end()).where(Session.id == session.id)
            status, ended_at = db.execute(asked).one()
            assert status == known.status
            assert (ended_at if status in ("ended", "closed") else None) == known.ended_at
            found.add(status)
            kept.rollback()
    assert found == {"planned", "running", "ended", "closed"}
