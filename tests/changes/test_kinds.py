"""The one list of kinds, and what the fold does by it."""

from server.changes.fold import STEPS
from server.changes.kinds import KINDS, RegisterBy, Sender
from server.people.rights import Right
from tests.changes.builders import OFFICE, STAFF


def test_every_register_has_its_step() -> None:
    assert set(STEPS) == set(RegisterBy)


def test_a_kind_is_made_with_any_one_of_its_rights() -> None:
    office = Sender("ruth", OFFICE)
    assert KINDS["questionnaire.completed"].right_of(office) == Right.ENTER_QUESTIONNAIRE
    assert KINDS["questionnaire.completed"].right_of(Sender("ruth", OFFICE | STAFF)) == Right.WRITE_RECORD
    assert not KINDS["participant.added"].may_be_made_by(office, "p4")


def test_a_field_note_is_written_by_its_author_alone() -> None:
    musa = Sender("musa", STAFF)
    written = {subject: KINDS["text.written"].may_be_made_by(musa, subject) for subject in ("tea", "fieldnote.musa")}
    assert written == {"tea": True, "fieldnote.musa": True}
    assert not KINDS["text.written"].may_be_made_by(musa, "fieldnote.amina")
    assert not KINDS["fieldnote.signed"].may_be_made_by(musa, "tea")
