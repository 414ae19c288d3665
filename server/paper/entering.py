"""A session that ran on paper is entered afterwards, as changes of its log with the times on the paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from server.changes.kinds import Sender
from server.foundation import audit
from server.foundation.database import Database
from server.foundation.problems import NotAllowed
from server.guides import localized
from server.i18n import words
from server.keeping import from_pages
from server.keeping.from_pages import PageChange, SessionClosed
from server.keeping.receive import SessionFacts
from server.paper import facts
from server.paper.entered import Fact, NoteWords, PaperEntry, entry
from server.paper.typed import CannotEnter, TypedPaper, span_of
from server.people.models import Person
from server.people.rights import Right
from server.sessions.closing import locked_facts
from server.sessions.life import life_of
from server.sessions.models import Session
from server.sessions.rights import sender


@dataclass(frozen=True)
class Writing:
    """Into whose log what is written, and by whom."""

    db: Database
    session: SessionFacts
    sender: Sender
    wrote: list[str] = field(default_factory=list)

    def write(self, kind: str, subject: str, payload: Any, **more: Any) -> None:
        self.wrote.append(kind)
        from_pages.write(self.db, self.session, self.sender, PageChange(kind, subject, dict(payload), **more))


def enter(db: Database, session: Session, person: Person, typed: TypedPaper, notes: Sequence[str]) -> None:
    """All that was typed, or nothing: raises CannotEnter with a sentence for each field that cannot be read.

    What was entered before and is typed otherwise now is taken back and written anew; what a tablet wrote stays.
    """
    writing = Writing(db, locked_facts(db, session.id), writer(db, session, person))
    if writing.session.closed:
        raise SessionClosed()
    known = entry(db, session, person)
    wanted = facts_of(session, known, typed, notes)
    replace_facts(writing, known, wanted, typed("seen").split())
    replace_words(writing, session, known, typed, [one for one in wanted if one.kind == "moment.noted"])
    if not writing.wrote:
        return
    writing.write("paper.entered", session.id, {})
    audit.record(db, person.id, "session.entered_from_paper", session.id)


def writer(db: Database, session: Session, person: Person) -> Sender:
    """The office may enter what ran on paper, and nothing into a room that runs; raises NotAllowed."""
    held = sender(session, person)
    if Right.WRITE_RECORD in held.rights:
        return held
    if Right.ENTER_FROM_PAPER not in held.rights or life_of(db, session).status == "running":
        raise NotAllowed()
    return replace(held, rights=held.rights | {Right.WRITE_RECORD})


def facts_of(session: Session, known: PaperEntry, typed: TypedPaper, notes: Sequence[str]) -> list[Fact]:
    span = span_of(typed)
    if span is None:
        raise CannotEnter(typed.wrong)
    version = session.guide_version
    sections = localized.localized(version, session.language, session.site.code)["sections"]
    found = [
        *facts.life(session, known, span),
        *facts.people(session, known, typed, span, version.content["consent"]["form_version"]),
        *facts.marks(sections, typed, span),
        *facts.notes(known, notes, typed, span),
    ]
    if typed.wrong:
        raise CannotEnter(typed.wrong)
    return found


def replace_facts(writing: Writing, known: PaperEntry, wanted: list[Fact], seen: list[str]) -> None:
    """`seen`: ids of the changes that the form showed. Nothing else is taken back: a colleague may have entered it
    since, or the record was not open to this person yet.
    """
    said = {fact.key: fact for fact in wanted}
    for key, before in known.facts.items():
        if before.newest[1] in seen and (key not in said or not said[key].is_said_by(before)):
            writing.write("change.undone", before.newest[1], {})
    for key, fact in said.items():
        if key not in known.facts or not fact.is_said_by(known.facts[key]):
            writing.write(fact.kind, fact.subject, fact.payload, at=fact.at)


def replace_words(writing: Writing, session: Session, known: PaperEntry, typed: TypedPaper, noted: list[Fact]) -> None:
    for note in noted:
        before, text = known.words.get(note.subject, NoteWords("")), typed(f"text.{note.subject}")
        if text != before.text:
            spoken = note.payload["kind"] == "quote"
            language = session.language if spoken else words.language.get()
            said = {"field": "text", "text": text, "language": language}
            writing.write("text.written", note.subject, said, base=before.heads)
