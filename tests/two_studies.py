"""A second study on the same server, with the same sites and codes as the cast's.

Nadia coordinates it and Noor moderates in it; neither has a role in the cast's study. Bela is in both: she coordinates
the second and assists at BU in the first.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from server.foundation.database import Database
from server.guides import loading
from server.guides.models import GuideVersion
from server.guides.pack import Pack
from server.people import adding, tablets
from server.people.models import Person
from server.sessions import planning
from server.sessions.models import Session
from server.studies.models import Site, Study
from tests.cast import Cast, bundled_pack

TITLE, VENUE = "Title of the second study", "Venue of the second study"


@dataclass(frozen=True)
class SecondStudy:
    study: Study
    bu: Site
    version: GuideVersion
    session: Session
    nadia: Person
    noor: Person
    bela: Person
    tokens: dict[str, str]

    def bearer(self, person: Person) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[person.id]}"}


def found_second_study(db: Database, cast: Cast) -> SecondStudy:
    study, version = loading.study_of(db, second_pack())
    bu = next(site for site in study.sites if site.code == "BU")
    nadia = adding.add_person(db, "nadia@example.org", "coordinator", study.id)
    noor = adding.add_person(db, "noor@example.org", "moderator", study.id, bu.id)
    bela = adding.add_person(db, "bela@example.org", "coordinator", study.id)
    adding.add_person(db, "bela@example.org", "assistant", study.id, bu.id)
    adding.add_person(db, "bela@example.org", "assistant", cast.study.id, cast.bu.id)
    starts_at = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    planned = planning.Plan(bu, starts_at, "en", version, noor, bela, VENUE, "", 8)
    session = planning.plan(db, planned, nadia)
    tokens = {person.id: tablets.enroll(db, person) for person in (nadia, noor, bela)}
    return SecondStudy(study, bu, version, session, nadia, noor, bela, tokens)


def second_pack() -> Pack:
    """The bundled pack under another name and title."""
    pack = bundled_pack()
    texts = {
        language: {
            address: replace(word, text=TITLE) if address == "study.title" else word for address, word in said.items()
        }
        for language, said in pack.texts.items()
    }
    return replace(pack, name="second", texts=texts)
