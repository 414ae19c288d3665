"""The people of all tests, with fixed powers.

Asha coordinates. Musa moderates and Amina assists at site BU, on the staff of session BU-S1; Lena leads that
site. Dina moderates at site BGU: to her everything of BU must look as if it did not exist. Tomer translates.
Rita moderates at BU too and may take over, but is not on the session's staff.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from fastapi.testclient import TestClient

from server.foundation.database import Database
from server.guides import loading, pack
from server.guides.models import GuideVersion
from server.people import adding, tablets
from server.people.models import Person
from server.sessions import planning
from server.sessions.models import Session
from server.studies.models import Site, Study


@dataclass(frozen=True)
class Cast:
    study: Study
    bu: Site
    bgu: Site
    version: GuideVersion
    session: Session
    asha: Person
    musa: Person
    amina: Person
    lena: Person
    rita: Person
    dina: Person
    tomer: Person
    tokens: dict[str, str]

    def bearer(self, person: Person) -> dict[str, str]:
        """The header of this person's enrolled tablet."""
        return {"Authorization": f"Bearer {self.tokens[person.id]}"}

    def sign_in(self, client: TestClient, person: Person) -> TestClient:
        client.headers.update(self.bearer(person))
        return client


def call_the_cast(db: Database) -> Cast:
    study, version = loading.study_of(db, bundled_pack())
    bu, bgu = (next(site for site in study.sites if site.code == code) for code in ("BU", "BGU"))
    asha = adding.add_person(db, "asha@example.org", "coordinator", study.id)
    musa = adding.add_person(db, "musa@example.org", "moderator", study.id, bu.id)
    amina = adding.add_person(db, "amina@example.org", "assistant", study.id, bu.id)
    lena = adding.add_person(db, "lena@example.org", "site_lead", study.id, bu.id)
    rita = adding.add_person(db, "rita@example.org", "moderator", study.id, bu.id)
    dina = adding.add_person(db, "dina@example.org", "moderator", study.id, bgu.id)
    tomer = adding.add_person(db, "tomer@example.org", "translator", study.id)
    starts_at = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
    session = planning.plan(
        db, planning.Plan(bu, starts_at, "en", version, musa, amina, "Ward 3", "before implementation", 8), asha
    )
    people = (asha, musa, amina, lena, rita, dina, tomer)
    tokens = {person.id: tablets.enroll(db, person) for person in people}
    return Cast(study, bu, bgu, version, session, *people, tokens)


@cache
def bundled_pack() -> pack.Pack:
    return pack.read(Path("topic_guides/peer-support"))
