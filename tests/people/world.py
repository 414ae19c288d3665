"""Everybody whose powers are tried: the cast, and people whose roles are elsewhere or nowhere."""

from dataclasses import dataclass
from typing import Any

from server.foundation import identifiers
from server.foundation.database import Store
from server.people import adding, tablets
from server.people.models import Person
from tests.cast import Cast
from tests.two_studies import found_second_study

STAFF, OFFICE = {"musa", "amina"}, {"asha", "lena"}
TEAM = STAFF | OFFICE | {"rita"}
IN_STUDY = TEAM | {"leo", "dina", "tomer"}
EVERYBODY = IN_STUDY | {"nadia", "nemo"}


@dataclass(frozen=True)
class World:
    ids: dict[str, str]
    tokens: dict[str, str]

    def bearer(self, name: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[name]}"}


def everybody(store: Store, cast: Cast) -> World:
    """Beside the cast: Leo leads site BGU, Nadia coordinates another study, and Nemo has no role any more."""
    with store.transaction() as db:
        nadia = found_second_study(db, cast).nadia
        leo = adding.add_person(db, "leo@example.org", "site_lead", cast.study.id, cast.bgu.id)
        nemo = adding.add_person(db, "nemo@example.org", "coordinator", cast.study.id)
        nemo.roles.clear()
        people: dict[str, Person] = {name: getattr(cast, name) for name in IN_STUDY - {"leo"}}
        people |= {"leo": leo, "nadia": nadia, "nemo": nemo}
        tokens = {name: tablets.enroll(db, person) for name, person in people.items()}
        return World({name: person.id for name, person in people.items()}, tokens)


def sending(changes: list[Any]) -> dict[str, Any]:
    return {"device": identifiers.mint(), "changes": changes}
