"""Who and which question, in the words that a reader knows them by."""

from dataclasses import dataclass
from typing import Any

from server.changes.payloads import NOT_PARTICIPANTS
from server.guides import localized
from server.i18n import languages
from server.i18n.words import N_, gettext
from server.record.state import State
from server.sessions.models import Session

OTHERS = {
    "moderator": N_("Moderator"),
    "several": N_("Several at once"),
    "interpreter": N_("Interpreter"),
    "lost": N_("not followed"),
    "all": N_("all"),
}
"""Whom turns and notes name beside participants."""


@dataclass(frozen=True)
class Written:
    """What somebody wrote, or the guide says, in its own language."""

    text: str
    language: str

    @property
    def direction(self) -> str:
        return languages.direction(self.language)


class Participants:
    """The participants of one session, by their numbers."""

    def __init__(self, state: State) -> None:
        self.known = state.participants

    def numbers(self) -> dict[str, int]:
        """Of those whose consent form is recorded, in the order of their numbers."""
        found = {one: known.number for one, known in self.known.items() if known.consent == "recorded"}
        return dict(sorted(found.items(), key=lambda one: one[1]))

    def is_held(self, who: str) -> bool:
        """Whether a consent form is waited for, also of somebody whom nothing is known of yet."""
        return who not in NOT_PARTICIPANTS and not (who in self.known and self.known[who].consent != "waiting")

    def is_recorded(self, who: str) -> bool:
        return who in NOT_PARTICIPANTS or (who in self.known and self.known[who].consent == "recorded")

    def label(self, who: str) -> str:
        """P4. A turn of somebody who withdrew is "a participant's"."""
        if who in OTHERS:
            return gettext(OTHERS[who])
        return f"P{self.known[who].number}" if self.is_recorded(who) else gettext("a participant")


class Questions:
    """The questions of a session as they were asked there: in its language, with the site's own wording."""

    def __init__(self, session: Session, state: State) -> None:
        self.language = session.language
        guide = localized.localized(session.guide_version, session.language, session.site.code)
        self.sections: list[dict[str, Any]] = guide["sections"]
        self.wide = {one for section in self.sections for one in (section["id"], key_of(section))}
        self.texts: dict[str, Written] = {}
        self.section_of: dict[str, str] = {}
        for section in self.sections:
            self.add(section, "title", section["id"])
            for one in questions_in(section):
                self.add(one, "text", section["id"])
        for question, added in state.added.items():
            self.texts[question] = Written(added.text, session.language)
            self.section_of[question] = added.section

    def add(self, thing: dict[str, Any], field: str, section: str) -> None:
        self.texts[thing["id"]] = Written(thing[field], thing.get("language", self.language))
        self.section_of[thing["id"]] = section

    def text(self, question: str) -> Written:
        """Never blank: the id of a question that this guide does not have."""
        return self.texts.get(question) or Written(question, self.language)

    def is_about(self, question: str, chosen: str) -> bool:
        """A section or its key question stands for all of its questions."""
        section = self.section_of.get(chosen) if chosen in self.wide else None
        return question == chosen or (section is not None and self.section_of.get(question) == section)


def questions_in(section: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in (section.get("key_question"), *section.get("sub_questions", [])) if one]


def key_of(section: dict[str, Any]) -> str:
    """What becomes the question now when a section is asked: its key question, or itself where it has none."""
    return str(section.get("key_question", section)["id"])
