"""Everything a tablet needs to work for days without network."""

from typing import Any

from server.changes.registers import Registers
from server.foundation import clock
from server.foundation.database import Database
from server.guides.localized import consent, localized, questionnaire, study_texts
from server.guides.models import GuideVersion
from server.i18n import words
from server.people.models import Person
from server.record import participants
from server.sessions.life import life_of
from server.sessions.models import Session

ROSTER = ("participant.added", "consent.recorded", "consent.withdrawn")


# Guide versions, in each language and at each site: a study has a few dozen of them.
MOST_COMPOSED = 64

Composed = dict[str, Any]
composed: dict[tuple[str, str, str], Composed] = {}
"""By guide version, language and site. A version never changes, so nothing here is ever out of date."""


def kit(db: Database, session: Session, person: Person, rescue_key: dict[str, Any]) -> dict[str, Any]:
    guide = composed_for(session)
    titles = guide["study"] if session.study.made_up else {"title": guide["study"]["title"]}
    return {
        "session": session_facts(db, session, guide["source_language"]),
        "study": titles,
        "person": {"id": person.id, "role": session.staff_role(person.id) or person.role},
        "staff": [{"id": one.person_id, "name": one.person.name, "role": one.role} for one in session.staff],
        "guide_version": session.guide_version_id,
        "guide": guide["guide"],
        "source": guide["source"],
        "adaptations": guide["adaptations"],
        "roster": roster(db, session.id),
        "questionnaire": guide["questionnaire"],
        "consent": guide["consent"],
        "words": paper_words(session.language),
        "rescue_key": rescue_key,
    }


def composed_for(session: Session) -> Composed:
    """Kept in memory once it was composed; the version is not even loaded from the database then."""
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
    return {
        "source_language": source_language,
        "study": {name: texts[name] for name in ("title", "notice") if name in texts},
        "guide": localized(version, language, site),
        "source": localized(version, source_language, site),
        "adaptations": [adaptation for adaptation in version.adaptations if adaptation["site"] == site],
        "questionnaire": questionnaire(version, language, site),
        "consent": consent(version, language, site),
    }


def paper_words(language: str) -> dict[str, str]:
    """Words that stand on the paper too, as the group reads them, by the word of the interface's source."""
    said = words.words(language).gettext
    return {
        "Yes": said("Yes"),
        "No": said("No"),
        "Prefer not to say": said("Prefer not to say"),
        "Other, please write:": said("Other, please write:"),
    }


def session_facts(db: Database, session: Session, source_language: str) -> dict[str, Any]:
    return {
        "id": session.id,
        "code": session.code,
        "site": session.site.code,
        "language": session.language,
        "source_language": source_language,
        "time_zone": session.site.time_zone,
        "starts_at": clock.stamp(session.starts_at),
        "status": life_of(db, session).status,
    }


def roster(db: Database, session_id: str) -> list[dict[str, Any]]:
    known = participants.participants(Registers(db, session_id, ROSTER))
    rows = [{"participant": id, "number": one.number, "consent": one.consent} for id, one in known.items()]
    return sorted(rows, key=lambda row: (row["number"], row["participant"]))
