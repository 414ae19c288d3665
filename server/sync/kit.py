"""Everything a tablet needs to work for days without network."""

from typing import NotRequired

from pydantic import TypeAdapter
from sqlalchemy import select
from typing_extensions import TypedDict

from server.changes.models import Holding
from server.changes.registers import Registers
from server.foundation.database import Database
from server.guides.guide import Adaptation, ConsentForm, Guide, Questionnaire
from server.guides.localized import consent, localized, questionnaire, study_texts
from server.guides.models import GuideVersion
from server.i18n import words
from server.people.models import Person
from server.people.names import names_of
from server.people.rights import Right
from server.record import participants
from server.record.opening import is_open_to
from server.record.planned_numbers import planned_participant
from server.sessions.finding import rights_in
from server.sessions.life import life_of
from server.sessions.models import Session
from server.sync.answers import Listed, OnStaff, listed, on_staff
from server.sync.rescue_key import RescueKey

ROSTER = ("participant.added", "consent.recorded", "consent.withdrawn")


class KitSession(Listed):
    source_language: str


class Titles(TypedDict):
    title: str
    notice: NotRequired[str]
    """In a made-up study: every page says so."""


class KitPerson(TypedDict):
    id: str
    role: str
    rights: list[Right]
    """Held here: who has `write_record` and is not on the staff may take over"""


class RosterEntry(TypedDict):
    participant: str
    number: int
    consent: participants.Consent


class Kit(TypedDict):
    session: KitSession
    study: Titles
    person: KitPerson
    staff: list[OnStaff]
    names: dict[str, str]
    """Of everybody who is on the staff or has a tablet here, by id"""
    guide_version: str
    guide: Guide
    source: Guide
    """The same texts in the source language"""
    adaptations: list[Adaptation]
    roster: list[RosterEntry]
    """Empty for who may not read the record yet"""
    questionnaire: Questionnaire
    consent: ConsentForm
    words: dict[str, str]
    """Words that stand on the paper too, as the group reads them, by the word of the interface's source"""
    rescue_key: RescueKey


class Composed(TypedDict):
    """What of a kit is the same for every session of a guide version, language and site."""

    source_language: str
    study: Titles
    guide: Guide
    source: Guide
    adaptations: list[Adaptation]
    questionnaire: Questionnaire
    consent: ConsentForm


COMPOSED = TypeAdapter(Composed)

# Entries of the cache: versions times languages times sites; a study has a few dozen.
MOST_COMPOSED = 64

composed: dict[tuple[str, str, str], Composed] = {}
"""By guide version, language and site. A version never changes, so nothing here is ever out of date."""


def kit(db: Database, session: Session, person: Person, rescue_key: RescueKey) -> Kit:
    guide = composed_for(session)
    titles: Titles = guide["study"] if session.study.made_up else {"title": guide["study"]["title"]}
    is_open = is_open_to(db, session, person)
    return {
        "session": session_facts(db, session, guide["source_language"]),
        "study": titles,
        "person": about(session, person),
        "staff": on_staff(session),
        "names": names(db, session, is_open),
        "guide_version": session.guide_version_id,
        "guide": guide["guide"],
        "source": guide["source"],
        "adaptations": guide["adaptations"],
        "roster": roster(db, session) if is_open else [],
        "questionnaire": guide["questionnaire"],
        "consent": guide["consent"],
        "words": paper_words(session.language),
        "rescue_key": rescue_key,
    }


def about(session: Session, person: Person) -> KitPerson:
    held = sorted(rights_in(session, person))
    return {"id": person.id, "role": session.staff_role(person.id) or person.role, "rights": held}


def names(db: Database, session: Session, is_open: bool) -> dict[str, str]:
    tablets = db.scalars(select(Holding.person_id).where(Holding.session_id == session.id)).all() if is_open else []
    return names_of(db, {*tablets, *(one.person_id for one in session.staff)})


def composed_for(session: Session) -> Composed:
    """From the cache, else composed. A cached kit costs no query for its guide version."""
    key = (session.guide_version_id, session.language, session.site.code)
    found = composed.get(key)
    if found is None:
        found = composed[key] = compose(session.guide_version, session.language, session.site.code)
        while len(composed) > MOST_COMPOSED:
            composed.pop(next(iter(composed)), None)
    return found


def compose(version: GuideVersion, language: str, site: str) -> Composed:
    source_language = version.content["source_language"]
    texts = study_texts(version, language)
    found = {
        "source_language": source_language,
        "study": {name: texts[name] for name in ("title", "notice") if name in texts},
        "guide": localized(version, language, site),
        "source": localized(version, source_language, site),
        "adaptations": [adaptation for adaptation in version.adaptations if adaptation["site"] == site],
        "questionnaire": questionnaire(version, language, site),
        "consent": consent(version, language, site),
    }
    return COMPOSED.validate_python(found)


def paper_words(language: str) -> dict[str, str]:
    """Words that stand on the paper too, as the group reads them, by the word of the interface's source."""
    said = words.words(language).gettext
    return {
        "Yes": said("Yes"),
        "No": said("No"),
        "Prefer not to say": said("Prefer not to say"),
        "Other, please write:": said("Other, please write:"),
    }


def session_facts(db: Database, session: Session, source_language: str) -> KitSession:
    return {**listed(session, life_of(db, session).status), "source_language": source_language}


def roster(db: Database, session: Session) -> list[RosterEntry]:
    """Who has a number by the log, and the planned numbers that nobody carries yet."""
    registers = Registers(db, session.id, ROSTER)
    known = participants.participants(registers, registers.subjects("consent.recorded", "consent.withdrawn"))
    rows: list[RosterEntry] = [
        {"participant": id, "number": one.number, "consent": one.consent} for id, one in known.items()
    ]
    given = {row["number"] for row in rows}
    planned = {number: planned_participant(session.id, number) for number in range(1, session.invited + 1)}
    rows += [
        {"participant": id, "number": number, "consent": "waiting"}
        for number, id in planned.items()
        if number not in given and id not in known
    ]
    return sorted(rows, key=lambda row: (row["number"], row["participant"]))
