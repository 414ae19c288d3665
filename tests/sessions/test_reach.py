"""Which sessions a person finds: those of their study or site, and never because a row is missing."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from server.foundation.database import Database
from server.foundation.problems import NotFound
from server.guides import loading
from server.people import adding
from server.people.rights import Right
from server.sessions import finding
from server.sessions.models import Session
from tests.cast import Cast, bundled_pack


def test_who_coordinates_another_study_finds_nothing_of_this_one(db: Database, cast: Cast) -> None:
    other = loading.study_of(db, replace(bundled_pack(), name="other"))[0]
    nadia = adding.add_person(db, "nadia@example.org", "coordinator", other.id)
    assert db.scalars(finding.sessions_of(nadia)).all() == []
    with pytest.raises(NotFound):
        finding.find(db, nadia, cast.session.id)


def test_a_site_of_another_study_with_the_same_code_is_another_site(db: Database, cast: Cast) -> None:
    other = loading.study_of(db, replace(bundled_pack(), name="other"))[0]
    site = next(site for site in other.sites if site.code == "BU")
    noor = adding.add_person(db, "noor@example.org", "moderator", other.id, site.id)
    assert db.scalars(finding.sessions_of(noor)).all() == []


def test_without_a_role_nothing_is_found_not_even_on_the_staff(db: Database, cast: Cast) -> None:
    musa = db.merge(cast.musa)
    musa.roles.clear()
    db.flush()
    assert db.scalars(finding.sessions_of(musa)).all() == []


def test_the_query_finds_what_the_table_of_rights_says(db: Database, cast: Cast) -> None:
    session = db.get_one(Session, cast.session.id)
    for right in Right:
        for person in (cast.asha, cast.lena, cast.musa, cast.amina, cast.rita, cast.dina, cast.tomer):
            found = db.scalars(select(Session.id).where(finding.holding(person, right))).all()
            assert bool(found) == (right in finding.rights_in(session, person)), (person.name, right)
