"""Logs of before, which said only whether a change was made with the rights of the session's staff."""

import pytest
from alembic import command
from sqlalchemy import select

from server.changes.models import Change, Undoing
from server.foundation.database import Store
from server.foundation.schema import config, migrate
from tests.cast import Cast
from tests.changes.builders import OFFICE, OTHER_TABLET, change, marked, send


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_they_say_afterwards_by_which_right(store: Store, cast: Cast) -> None:
    mark, session = marked(), cast.session.id
    of_office = [change("consent.withdrawn", "p"), change("change.undone", mark["id"])]
    with store.transaction() as db:
        send(db, session, cast.musa.id, [mark, change("change.undone", mark["id"])])
        send(db, session, cast.asha.id, of_office, device=OTHER_TABLET, rights=OFFICE)
    with store.write() as db, db.begin():
        command.downgrade(config(db.connection()), "0004")
    migrate(store)
    with store.read() as db:
        rights = db.scalars(select(Change.by_right).order_by(Change.number)).all()
        assert rights == ["write_record", "write_record", "withdraw_consent", "enter_questionnaire"]
        assert sorted(db.scalars(select(Undoing.by_right))) == ["enter_questionnaire", "write_record"]
