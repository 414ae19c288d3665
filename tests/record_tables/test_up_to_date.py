"""The tables of the record say what the logs say, whenever they are read."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio
import pytest
import time_machine
from fastapi.testclient import TestClient
from sqlalchemy import select, true

from server.changes import fold
from server.changes.models import Staff, Unmerged
from server.foundation import identifiers
from server.foundation.database import Database, Store
from server.record_tables import catching_up, moved_on, projection, up_to_date
from server.record_tables.models import NoteRecord, SeatRecord
from server.sessions import planning
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, change, send
from tests.record.writing import Write, sign
from tests.record_tables.tables import bring_up_to_date, written

SAID = " ".join(("what", "they", "said"))


@pytest.fixture(autouse=True)
def a_session_that_ended(cast: Cast, write: Write) -> None:
    write(cast.musa, "session.started", cast.session.id)
    write(cast.amina, "participant.added", identifiers.mint(), number=1)
    write(cast.musa, "moment.noted", identifiers.mint(), kind="saw")
    write(cast.musa, "session.ended", cast.session.id)


def copy_of(db: Database, cast: Cast) -> None:
    """Another session that ended and whose field notes are signed."""
    plan = planning.Plan(cast.bu, cast.session.starts_at, "en", cast.version, cast.musa, cast.amina, "Ward", "", 8)
    session = planning.plan(db, plan, cast.asha)
    said = [change(kind, session.id, at=at) for at, kind in enumerate(("session.started", "session.ended"))]
    send(db, session.id, cast.musa.id, [*said, change("fieldnote.signed", f"fieldnote.{cast.musa.id}")])
    signed = change("fieldnote.signed", f"fieldnote.{cast.amina.id}")
    send(db, session.id, cast.amina.id, [signed], device=OTHER_TABLET)


def test_nothing_stands_there_before_the_record_is_open(store: Store, cast: Cast) -> None:
    assert not any(bring_up_to_date(store).values())


def test_it_stands_there_when_both_have_signed(store: Store, cast: Cast, write: Write) -> None:
    sign(cast, write)
    found = bring_up_to_date(store)
    assert len(found["record_note"]) == 1
    assert len(found["record_field_note"]) == 2


def test_what_opens_by_time_is_found(store: Store, cast: Cast) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=47)):
        assert not bring_up_to_date(store)["record_note"]
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=49)):
        assert bring_up_to_date(store)["record_note"]


def test_a_record_that_is_not_open_any_more_is_taken_out(store: Store, cast: Cast, write: Write) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=49)):
        assert bring_up_to_date(store)["record_note"]
        write(cast.musa, "session.resumed", cast.session.id)
        assert not any(bring_up_to_date(store).values())


def test_another_person_on_the_staff_who_has_not_signed_closes_it(store: Store, cast: Cast, write: Write) -> None:
    sign(cast, write)
    assert bring_up_to_date(store)["record_note"]
    with store.transaction() as db:
        db.add(Staff(session_id=cast.session.id, person_id=cast.rita.id, role="assistant"))
    assert not any(bring_up_to_date(store).values())


def test_what_is_sent_later_is_brought_in(store: Store, cast: Cast, write: Write) -> None:
    sign(cast, write)
    bring_up_to_date(store)
    write(cast.musa, "moment.noted", identifiers.mint(), kind="rich")
    assert len(bring_up_to_date(store)["record_note"]) == 2


def test_what_did_not_move_is_not_made_again(store: Store, cast: Cast, write: Write, monkeypatch: Any) -> None:
    sign(cast, write)
    bring_up_to_date(store)
    monkeypatch.setattr(projection, "rows_of", lambda *_: pytest.fail("made again"))
    bring_up_to_date(store)


def test_a_change_that_is_understood_later_is_brought_in(
    store: Store, cast: Cast, write: Write, monkeypatch: Any
) -> None:
    def fails(*_: Any) -> None:
        raise ValueError

    with monkeypatch.context() as broken:
        broken.setattr(fold, "merge_all", fails)
        write(cast.musa, "moment.noted", identifiers.mint(), kind="rich")
    sign(cast, write)
    assert len(bring_up_to_date(store)["record_note"]) == 1
    with store.transaction() as db:
        assert db.scalar(select(Unmerged.change_id))
        fold.try_again(db)
    assert len(bring_up_to_date(store)["record_note"]) == 2


def test_other_code_makes_all_rows_again(store: Store, cast: Cast, write: Write, monkeypatch: Any) -> None:
    sign(cast, write)
    before = bring_up_to_date(store)
    monkeypatch.setattr(moved_on, "code_version", lambda: "another")
    after = bring_up_to_date(store)
    assert [row[4] for row in after.pop("projected")] == ["another"]
    assert before.pop("projected")
    assert after == before


def test_built_anew_the_rows_come_out_as_they_were(store: Store, cast: Cast, write: Write) -> None:
    sign(cast, write)
    before = bring_up_to_date(store)
    with store.transaction() as db:
        db.execute(NoteRecord.__table__.delete())
    assert up_to_date.rebuild(store) == (1, 0)
    assert bring_up_to_date(store) == before


def test_forgotten_rows_are_gone_at_once(store: Store, cast: Cast, write: Write) -> None:
    sign(cast, write)
    bring_up_to_date(store)
    with store.transaction() as db:
        up_to_date.forget(db, cast.session.id)
        assert not db.scalars(select(NoteRecord)).all()


def test_two_who_read_at_once_both_succeed(store: Store, cast: Cast, write: Write) -> None:
    sign(cast, write)
    together = threading.Barrier(2)
    outcomes: list[Any] = []

    def read() -> None:
        def write_together(do: Any) -> None:
            together.wait(10)
            written(store, do)

        try:
            with store.read() as db:
                up_to_date.bring_up_to_date(db, write_together, true())
                outcomes.append(len(db.scalars(select(NoteRecord)).all()))
        except Exception as error:
            outcomes.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(30)
    assert outcomes == [1, 1]


def test_a_session_whose_rows_cannot_be_made_costs_only_itself(
    store: Store, cast: Cast, write: Write, monkeypatch: Any, caplog: pytest.LogCaptureFixture
) -> None:
    sign(cast, write)

    def fails(*_: Any) -> None:
        raise ValueError(SAID)

    monkeypatch.setattr(projection, "rows_of", fails)
    found = bring_up_to_date(store)
    assert [row[5] for row in found["projected"]] == [True]
    assert not found["record_note"]
    assert "ValueError" in caplog.text
    assert SAID not in caplog.text


def test_rows_that_the_database_refuses_cost_only_themselves(
    store: Store, cast: Cast, write: Write, monkeypatch: Any
) -> None:
    sign(cast, write)
    of_nobody = {"seat": "1", "participant": "nobody", "at": "2026-11-22T10:00:00.000Z"}
    monkeypatch.setattr(projection, "rows_of", lambda *_: {SeatRecord: [of_nobody]})
    assert [row[5] for row in bring_up_to_date(store)["projected"]] == [True]


def test_the_code_that_makes_the_rows_is_among_what_they_are_made_from() -> None:
    assert projection.__name__.split(".")[1] in moved_on.CODE


def test_nobody_waits_for_what_an_upgrade_has_made_anew(
    client: TestClient, store: Store, cast: Cast, write: Write, monkeypatch: Any
) -> None:
    page = f"/studies/{cast.study.code}/comparison"
    sign(cast, write)
    with store.transaction() as db:
        for _session in range(3):
            copy_of(db, cast)
    monkeypatch.setattr(up_to_date, "MOST_FOR_A_READER", 2)
    answers = [client.get(page, headers=cast.bearer(cast.asha)) for _reader in range(2)]
    assert [answer.status_code for answer in answers] == [503, 200]
    assert answers[0].headers["Retry-After"] == "60"


def test_after_a_start_all_rows_are_made_before_they_are_read(store: Store, cast: Cast, write: Write) -> None:
    sign(cast, write)
    anyio.run(catching_up.catch_up, store)
    with store.read() as db:
        assert len(db.scalars(select(NoteRecord)).all()) == 1
        assert moved_on.moved_on(db, true()) == []
