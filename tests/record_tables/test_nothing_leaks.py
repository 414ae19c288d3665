"""What stands in the tables of the record: every byte of them is searched for what reports must not be able to say."""

from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from server.foundation import identifiers
from server.foundation.database import Store
from server.record_tables.models import SeatRecord, SessionRecord
from server.sessions.models import Staff
from tests.cast import Cast
from tests.record.writing import Write, sign
from tests.record_tables.tables import bring_up_to_date, columns

OPEN, AWAY = "OPENWORD", "SEALEDWORD"
HELD, INSIDE = "0193c000-eeee-7000-8000-0000000000a1", "0193c000-eeee-7000-8000-0000000000a2"


def write_on(write: Write, cast: Cast, kind: str, words: str, *who: str) -> str:
    """A note with its text."""
    note = identifiers.mint()
    write(cast.amina, "moment.noted", note, kind=kind, who=list(who), count=words)
    write(cast.amina, "text.written", note, [], field="text", text=words)
    return note


def add_participants(write: Write, cast: Cast) -> None:
    for number, one in enumerate((HELD, INSIDE), 1):
        write(cast.amina, "participant.added", one, number=number, instead_of=HELD)
        write(cast.amina, "seat.taken", identifiers.mint(), participant=one)
        words = AWAY if one == HELD else OPEN
        write(cast.amina, "turn.taken", identifiers.mint(), who=one, first_words=words)
        write(cast.amina, "answer.given", one, [], question="age", value={"text": words, "choice": words})
        write(cast.amina, "text.written", one, [], field="text", text=words)
    write(cast.amina, "consent.recorded", INSIDE, [], form_version=1, given_on="2026-11-22")


@pytest.fixture
def searched(store: Store, cast: Cast, write: Write) -> str:
    """Everything in the tables after a session in which everything is said openly and in every closed way."""
    add_participants(write, cast)
    write_on(write, cast, "gist", OPEN, INSIDE, "moderator")
    write_on(write, cast, "gist", AWAY, INSIDE, HELD)
    for private in ("steer", "comment"):
        write_on(write, cast, private, AWAY)
    once_private = write_on(write, cast, "comment", AWAY)
    write(cast.amina, "moment.noted", once_private, kind="gist", count=AWAY)
    write(cast.amina, "note.shared", write_on(write, cast, "comment", OPEN))
    write(cast.amina, "text.written", identifiers.mint(), [], field="text", text=AWAY)
    kept = identifiers.mint()
    write(cast.amina, "bringback.kept", kept, who=[HELD], question="collaboration.key")
    write(cast.amina, "text.written", kept, [], field="text", text=AWAY)
    write(cast.amina, "line.sent", identifiers.mint(), text=AWAY)
    sign(cast, write)
    return repr(bring_up_to_date(store))


def test_who_did_not_come_is_in_no_total(store: Store, cast: Cast, write: Write) -> None:
    add_participants(write, cast)
    for number in (3, 4):
        write(cast.amina, "participant.added", identifiers.mint(), number=number)
    sign(cast, write)
    tables = bring_up_to_date(store)
    waiting = [one.key for one in columns(SessionRecord)].index("waiting")
    assert ([row[waiting] for row in tables["record_session"]], len(tables["record_participant"])) == ([1], 1)


def test_what_is_open_stands_there(searched: str) -> None:
    """A note, its text and its count; a shared note likewise; a turn, an answer twice and a text of a participant."""
    assert searched.count(OPEN) >= 8
    assert INSIDE in searched


def test_no_sealed_or_private_word_stands_there(searched: str) -> None:
    assert AWAY not in searched


def test_of_who_has_no_consent_form_there_is_no_row(searched: str) -> None:
    assert HELD not in searched


def test_a_field_note_that_is_not_signed_only_exists(store: Store, cast: Cast, write: Write) -> None:
    write(cast.musa, "text.written", f"fieldnote.{cast.musa.id}", [], field="rich", text=AWAY)
    write(cast.musa, "session.started", cast.session.id)
    write(cast.amina, "fieldnote.signed", f"fieldnote.{cast.amina.id}")
    with store.transaction() as db:  # so that the record opens although Musa has not signed
        db.delete(db.get_one(Staff, (cast.session.id, cast.musa.id)))
    found = bring_up_to_date(store)
    assert AWAY not in repr(found)
    assert (cast.session.id, f"fieldnote.{cast.musa.id}", None) in found["record_field_note"]


def test_withdrawn_consent_takes_everything_on_them_out(store: Store, cast: Cast, write: Write) -> None:
    add_participants(write, cast)
    write_on(write, cast, "gist", OPEN, INSIDE)
    sign(cast, write)
    assert INSIDE in repr(bring_up_to_date(store))
    write(cast.amina, "consent.withdrawn", INSIDE)
    found = repr(bring_up_to_date(store))
    assert INSIDE not in found
    assert OPEN not in found


def test_the_database_refuses_a_row_on_who_is_not_in_the_record(store: Store, cast: Cast, write: Write) -> None:
    sign(cast, write)
    bring_up_to_date(store)
    row: dict[str, Any] = {"session_id": cast.session.id, "seat": "1", "participant": HELD, "at": "now"}
    with pytest.raises(IntegrityError), store.transaction() as db:
        db.execute(insert(SeatRecord), row)
