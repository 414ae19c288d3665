from dataclasses import replace

import pytest

from server.foundation.database import Database
from server.guides import loading
from server.people import adding
from tests.cast import Cast, bundled_pack


def test_it_gives_a_known_person_one_more_role(db: Database, cast: Cast) -> None:
    again = adding.add_person(db, "Musa@example.org", "assistant", cast.study.id, cast.bu.id)
    assert again.id == cast.musa.id
    assert {held.role for held in again.roles} == {"moderator", "assistant"}


@pytest.mark.parametrize(
    ("email", "role", "at_a_site"),
    [
        ("no address", "coordinator", False),
        ("new@example.org", "king", False),
        ("new@example.org", "moderator", False),
        ("new@example.org", "coordinator", True),
    ],
)
def test_it_rejects_what_does_not_fit(db: Database, cast: Cast, email: str, role: str, at_a_site: bool) -> None:
    with pytest.raises(adding.CannotAdd):
        adding.add_person(db, email, role, cast.study.id, cast.bu.id if at_a_site else None)


def test_a_role_is_given_once_for_each_study(db: Database, cast: Cast) -> None:
    other = loading.study_of(db, replace(bundled_pack(), name="other"))[0]
    for study in (cast.study, other, other):
        asha = adding.add_person(db, "asha@example.org", "coordinator", study.id)
    assert [held.study_id for held in asha.roles] == [cast.study.id, other.id]


def test_it_requires_a_study(db: Database, cast: Cast) -> None:
    with pytest.raises(adding.CannotAdd):
        adding.add_person(db, "new@example.org", "coordinator", None)
