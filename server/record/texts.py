"""Texts as one person may read them, the signatures of field notes, and which notes were shared."""

from typing import Any

from typing_extensions import TypeAliasType

from server.changes import versions
from server.changes.registers import Registers
from server.foundation.database import Database
from server.foundation.json_model import Given, JsonModel
from server.record import sealed
from server.record.sealed import Reader


class TextHead(JsonModel):
    """A version that nobody wrote over."""

    id: str
    text: str
    person: str
    at: str
    language: Given[str] = None
    sign: Given[str] = None
    """Typed before it, and read as whom the note is about."""


TextsOf = TypeAliasType("TextsOf", dict[str, list[TextHead]])
"""Of one subject: field -> heads. Two heads: two people wrote over the same version, both are shown."""


class Texts(JsonModel):
    texts: dict[str, TextsOf]
    """By subject"""
    sealed: list[str]
    """Subjects with a text that this person may not read"""


class Signature(JsonModel):
    at: str
    person: str


def texts(db: Database, session_id: str, reader: Reader) -> Texts:
    hidden = sealed.hidden(db, session_id, reader)
    found = versions.heads(db, session_id, "text.written", hidden)
    shown = versions.by_subject(found, same=content, show=head)
    return Texts(texts=shown, sealed=sorted({subject for subject, _writer in hidden}))


def content(head: versions.Head) -> list[Any]:
    return [head.payload["text"], head.payload.get("language")]


def head(head: versions.Head) -> TextHead:
    said = head.payload
    given = {name: said.get(name) for name in ("language", "sign")}
    return TextHead(id=head.id, text=said["text"], person=head.person, at=head.at, **given)


def signed(registers: Registers) -> dict[str, Signature]:
    """The first signature of each field note: from then on others may read it, though its author may write on."""
    first = {
        subject: registers.first("fieldnote.signed", subject) for subject in registers.subjects("fieldnote.signed")
    }
    return {subject: Signature(at=one.first[0], person=one.first_person) for subject, one in first.items() if one}


def shared(db: Database, session_id: str, registers: Registers) -> list[str]:
    """Notes shared by the first person who noted them."""
    subjects = registers.subjects("note.shared")
    noted = sealed.notes_of(db, session_id, subjects).noted
    sharers = {subject: {share.slot for share in registers.all("note.shared", subject)} for subject in subjects}
    return [subject for subject in subjects if noted.get(subject) and noted[subject][0] in sharers[subject]]
