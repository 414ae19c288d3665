"""Which lines of the time line are asked for, as in the page's address. Whatever stands there has an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.i18n.words import N_, gettext
from server.record.change_words import NOTE_KINDS
from server.timeline.entries import Happening
from server.timeline.labels import OTHERS, key_of, questions_in
from server.timeline.told import SessionTold

KINDS: dict[str, str] = {
    "questions": N_("Questions"),
    "turns": N_("Turns"),
    **{str(kind): words for kind, words in NOTE_KINDS.items()},
    "bring_backs": N_("Kept for later"),
    "people": N_("Who came and left"),
    "recorder": N_("Recorder and pauses"),
}
SHOWN_OF_A_QUESTION = 90

Options = list[tuple[str, str]]
"""The value in the address and the words of it."""


@dataclass(frozen=True)
class Filter:
    """Empty: all of them. What names nothing shows nothing."""

    kind: str = ""
    question: str = ""
    who: str = ""

    @property
    def is_all(self) -> bool:
        return not (self.kind or self.question or self.who)

    def shows(self, entry: Happening, belongs_to: str | None, told: SessionTold) -> bool:
        return (
            self.kind in ("", entry.kind)
            and (not self.who or self.who in entry.who)
            and (not self.question or (belongs_to is not None and told.questions.is_about(belongs_to, self.question)))
        )


def kinds(entries: Sequence[Happening]) -> Options:
    there = {entry.kind for entry in entries}
    return [(kind, gettext(words)) for kind, words in KINDS.items() if kind in there]


def people(told: SessionTold, entries: Sequence[Happening]) -> Options:
    there = {one for entry in entries for one in entry.who}
    known = [*told.participants.numbers(), *OTHERS]
    return [(one, told.participants.label(one)) for one in known if one in there]


def questions(told: SessionTold, there: set[str]) -> list[tuple[str, Options]]:
    """Those of which something was said, by the title of their section. The first of a section stands for it."""
    groups = []
    added = {question: one.section for question, one in told.state.added.items()}
    for section in told.questions.sections:
        own = [question for question, of in added.items() if of == section["id"]]
        ids = dict.fromkeys([key_of(section), *(one["id"] for one in questions_in(section)), *own])
        if there & {*ids, section["id"]}:
            shown = [one for one in ids if one == key_of(section) or one in there]
            groups.append((told.questions.text(section["id"]).text, [(one, short(told, one)) for one in shown]))
    return groups


def short(told: SessionTold, question: str) -> str:
    text = told.questions.text(question).text
    return text if len(text) <= SHOWN_OF_A_QUESTION else f"{text[:SHOWN_OF_A_QUESTION].rstrip()} …"
