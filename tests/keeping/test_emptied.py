"""What is emptied is gone for ever: from the log, from what shows, from what is parked, and it never comes back."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from server.changes import emptied_list, fold
from server.changes.emptied_list import KeyMissing
from server.changes.kinds import KINDS, Sender
from server.changes.models import Change, Parked
from server.foundation.audit import AuditEntry
from server.foundation.database import Database, Store
from server.foundation.problems import NotFound
from server.keeping import emptied, parked
from server.keeping.holdings import prepare, tablets
from server.keeping.parked import InvalidPayload
from server.keeping.receive import SessionFacts
from server.people.rights import NONE, Right
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, STAFF, TABLET, change, marked, send, written
from tests.record.test_vectors import rows_of

NAME = "Hanna Abshire"


@pytest.fixture(autouse=True)
def data(store: Store, tmp_path: Path) -> Path:
    store.beside(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def named(db: Database, cast: Cast) -> dict[str, Any]:
    """A text with a name in it, kept as the second change of the log."""
    text = written("tea.s1", NAME, unknown_field=NAME)
    send(db, cast.session.id, cast.musa.id, [marked(), text])
    return text


def empty(db: Database, cast: Cast, *ids: str) -> None:
    emptied.empty(db, cast.session.id, cast.asha.id, "a name typed by mistake", ids)


def row_of(db: Database, id: str) -> Any:
    return db.execute(select(Change.__table__).where(Change.id == id)).one()


def words_in(db: Database) -> list[str]:
    """The tables in which the name stands."""
    db.flush()
    tables = Change.metadata.sorted_tables
    return [table.name for table in tables if any(NAME in repr(row) for row in db.execute(select(table)))]


def test_who_when_and_place_stay_and_what_it_said_goes(db: Database, cast: Cast, named: dict[str, Any]) -> None:
    before = row_of(db, named["id"])
    empty(db, cast, named["id"])
    after = row_of(db, named["id"])
    stays = ("number", "id", "kind", "subject", "at", "device", "person_id", "n", "received_at", "session_id")
    assert [getattr(after, name) for name in stays] == [getattr(before, name) for name in stays]
    assert (after.payload, after.base, after.extra, after.slot, after.emptied) == ("{}", None, None, "", True)
    assert words_in(db) == []


def test_why_stands_in_the_audit_and_the_log_tells_the_tablets(db: Database, cast: Cast, named: dict[str, Any]) -> None:
    empty(db, cast, named["id"])
    audit = db.scalars(select(AuditEntry).where(AuditEntry.act == "change.emptied")).one()
    assert (audit.person_id, audit.reason) == (cast.asha.id, "a name typed by mistake")
    told = db.execute(select(Change.__table__).where(Change.kind == "change.emptied")).one()
    assert (told.number, told.subject, told.person_id, told.payload) == (3, named["id"], cast.asha.id, "{}")


def test_it_is_emptied_once(db: Database, cast: Cast, named: dict[str, Any], data: Path) -> None:
    empty(db, cast, named["id"])
    once = contents_of(db), emptied_list.read(data)
    empty(db, cast, named["id"])
    assert (contents_of(db), emptied_list.read(data)) == once


def contents_of(db: Database) -> list[Any]:
    return [sorted(map(repr, db.execute(select(table)))) for table in Change.metadata.sorted_tables]


def test_sent_again_it_is_repeated_and_its_words_stay_away(db: Database, cast: Cast, named: dict[str, Any]) -> None:
    empty(db, cast, named["id"])
    receipts = send(db, cast.session.id, cast.musa.id, [named]).receipts
    assert receipts == [{"id": named["id"], "status": "repeated", "number": 2}]
    assert words_in(db) == []


def test_other_content_under_its_id_is_a_clash_as_ever(db: Database, cast: Cast, named: dict[str, Any]) -> None:
    empty(db, cast, named["id"])
    receipt = send(db, cast.session.id, cast.musa.id, [named | {"subject": "tea.s2"}]).receipts[0]
    assert (receipt["status"], receipt["reason"]) == ("parked", "content_differs")


def test_a_short_answer_cannot_be_guessed_from_what_stays(db: Database, cast: Cast, data: Path) -> None:
    answer = change("answer.given", "p1", {"question": "age", "value": {"number": 41}}, base=[])
    send(db, cast.session.id, cast.musa.id, [answer])
    plain = row_of(db, answer["id"]).content
    empty(db, cast, answer["id"])
    kept = row_of(db, answer["id"]).content
    assert kept == emptied_list.keyed(emptied_list.key_of(data), plain) != plain
    assert (data / emptied_list.KEY).stat().st_mode & 0o777 == 0o600
    assert (data / emptied_list.FILE).stat().st_mode & 0o777 == 0o600


def test_the_rows_are_those_of_a_rebuilding(db: Database, cast: Cast) -> None:
    first = written("tea.s1", "first")
    second = written("tea.s1", NAME, 1, base=[first["id"]])
    marks = [marked("came_up", 1), marked("left_out", 2), marked("left_out", 3)]
    send(db, cast.session.id, cast.musa.id, [first, second, *marks])
    empty(db, cast, second["id"], marks[0]["id"], marks[2]["id"])
    rows = rows_of(db)
    fold.rebuild(db, cast.session.id)
    assert rows_of(db) == rows


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if not kind.can_be_emptied])
def test_what_says_nothing_is_not_emptied(db: Database, cast: Cast, kind: str) -> None:
    says_nothing = change(kind, f"fieldnote.{cast.musa.id}", {"role": "moderator"})
    send(db, cast.session.id, cast.musa.id, [says_nothing])
    if not KINDS[kind].rights:  # the server alone makes it
        return
    with pytest.raises(emptied.NothingToEmpty):
        empty(db, cast, says_nothing["id"])


def test_only_the_server_says_that_something_was_emptied(db: Database, cast: Cast, named: dict[str, Any]) -> None:
    forged = change("change.emptied", named["id"])
    receipt = send(db, cast.session.id, cast.musa.id, [forged], rights=frozenset(Right)).receipts[0]
    assert (receipt["status"], receipt["reason"]) == ("parked", "not_allowed")


def test_what_is_nowhere_is_not_found(db: Database, cast: Cast) -> None:
    with pytest.raises(NotFound):
        empty(db, cast, TABLET)


def test_tablets_hold_what_they_held(db: Database, cast: Cast, named: dict[str, Any]) -> None:
    prepare(db, cast.session.id, TABLET, cast.musa.id)
    before = tablets(db, cast.session.id)
    empty(db, cast, named["id"])
    assert tablets(db, cast.session.id) == before


@pytest.fixture
def aside(db: Database, cast: Cast) -> dict[str, Any]:
    """Parked, because its author had no right to make it."""
    text = written("tea.s1", NAME)
    send(db, cast.session.id, cast.rita.id, [text], device=OTHER_TABLET, rights=NONE)
    return text


def test_what_is_parked_is_emptied_too_and_needs_nobody_any_more(
    db: Database, cast: Cast, aside: dict[str, Any]
) -> None:
    empty(db, cast, aside["id"])
    row = db.scalars(select(Parked)).one()
    assert json.loads(row.raw) == {name: aside[name] for name in ("id", "n", "kind", "subject", "at")}
    assert parked.of_session(db, cast.session.id) == []
    assert words_in(db) == []


def test_parked_and_emptied_it_answers_as_before(db: Database, cast: Cast, aside: dict[str, Any]) -> None:
    empty(db, cast, aside["id"])
    again = send(db, cast.session.id, cast.rita.id, [aside], device=OTHER_TABLET, rights=NONE).receipts
    assert again == [{"id": aside["id"], "status": "parked", "reason": "not_allowed"}]
    assert words_in(db) == []


def test_parked_and_emptied_it_is_never_taken_in(db: Database, cast: Cast, aside: dict[str, Any]) -> None:
    empty(db, cast, aside["id"])
    row = db.scalars(select(Parked)).one()
    with pytest.raises(InvalidPayload):
        parked.take_in(db, SessionFacts(cast.session.id), Sender(cast.rita.id, STAFF), row)


def test_what_clashed_with_it_goes_with_it(db: Database, cast: Cast, named: dict[str, Any]) -> None:
    send(db, cast.session.id, cast.musa.id, [named | {"at": marked(at=9)["at"]}])
    assert words_in(db) == ["change", "parked"]
    empty(db, cast, named["id"])
    assert words_in(db) == []


def test_a_parked_row_alone_is_emptied_by_its_own_id(db: Database, cast: Cast, named: dict[str, Any]) -> None:
    send(db, cast.session.id, cast.musa.id, [named | {"at": marked(at=9)["at"]}])
    empty(db, cast, db.scalars(select(Parked.id)).one())
    assert words_in(db) == ["change"]
    assert db.scalars(select(Change).where(Change.kind == "change.emptied")).all() == []
    assert send(db, cast.session.id, cast.musa.id, [named]).receipts[0]["status"] == "repeated"


def test_an_act_that_fails_at_its_commit_is_carried_out_at_the_next_start(store: Store, cast: Cast, data: Path) -> None:
    text = written("tea.s1", NAME)
    with store.transaction() as db:
        send(db, cast.session.id, cast.musa.id, [text])
    with store.write() as db, db.begin() as failing:
        empty(db, cast, text["id"])
        failing.rollback()
    with store.transaction() as db:
        assert words_in(db) == ["change"]
        assert emptied.carry_out_list(db)
    with store.transaction() as db:
        assert words_in(db) == []
        assert not emptied.carry_out_list(db)


def test_without_the_key_nothing_is_begun(store: Store, cast: Cast, data: Path) -> None:
    text = written("tea.s1", NAME)
    with store.transaction() as db:
        send(db, cast.session.id, cast.musa.id, [text])
        empty(db, cast, text["id"])
    (data / emptied_list.KEY).unlink()
    (data / emptied_list.FILE).unlink()
    with pytest.raises(KeyMissing), store.transaction() as db:
        emptied.carry_out_list(db)
