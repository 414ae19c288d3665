"""Everything a tablet needs to work for days without network."""

from typing import Any

from server.changes.registers import Registers
from server.foundation import clock
from server.foundation.database import Database
from server.guides.localized import consent, localized, questionnaire, study_texts
from server.guides.models import GuideVersion
from server.i18n import words
from server.participants import fold as participants
from server.people.models import Person
from server.sessions.life import lives
from server.sessions.models import Session

ROSTER = ("participant.added", "consent.recorded", "consent.withdrawn")


def kit(db: Database, session: Session, person: Person, rescue_key: dict[str, Any]) -> dict[str, Any]:
    version, site = session.guide_version, session.site.code
    source_language = version.content["source_language"]
    return {
        "session": session_facts(db, session, source_language),
        "study": study(version, session),
        "person": {"id": person.id, "role": session.staff_role(person.id) or person.role},
        "staff": [{"id": one.person_id, "name": one.person.name, "role": one.role} for one in session.staff],
        "guide_version": version.id,
        "guide": localized(version, session.language, site),
        "source": localized(version, source_language, site),
        "adaptations": [adaptation for adaptation in version.adaptations if adaptation["site"] == site],
        "roster": roster(db, session.id),
        "questionnaire": questionnaire(version, session.language, site),
        "consent": consent(version, session.language, site),
        "words": paper_words(session.language),
        "rescue_key": rescue_key,
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


def study(version: GuideVersion, session: Session) -> dict[str, str]:
    """The title, and for a made-up study the notice that every page shows."""
    texts = study_texts(version, session.language)
    shown = ("title", "notice") if session.study.made_up else ("title",)
    return {name: texts[name] for name in shown if name in texts}


def session_facts(db: Database, session: Session, source_language: str) -> dict[str, Any]:
    return {
        "id": session.id,
        "code": session.code,
        "site": session.site.code,
        "language": session.language,
        "source_language": source_language,
        "time_zone": session.site.time_zone,
        "starts_at": clock.stamp(session.starts_at),
        "status": lives(db, [session])[session.id].status,
    }


def roster(db: Database, session_id: str) -> list[dict[str, Any]]:
    known = participants.participants(Registers(db, session_id, ROSTER))
    rows = [{"participant": id, "number": one["number"], "consent": one["consent"]} for id, one in known.items()]
    return sorted(rows, key=lambda row: (row["number"], row["participant"]))
