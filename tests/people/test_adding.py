import pytest

from server.foundation.database import Database
from server.people import adding
from tests.cast import Cast


def test_it_gives_a_known_person_one_more_role(db: Database, cast: Cast) -> None:
    again = adding.add_person(db, "Musa@example.org", "assistant", cast.bu.id)
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
        adding.add_person(db, email, role, cast.bu.id if at_a_site else None)
