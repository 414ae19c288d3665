"""All that waits of one person, or of one of their tablets, is decided in one act."""

from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import select

from server.changes.models import Parked
from server.foundation.audit import AuditEntry
from server.foundation.database import Store
from server.people.models import Person
from tests.cast import Cast
from tests.changes.builders import change, marked, written
from tests.parked.builders import parked_page
from tests.sync.builders import get, post

NOTE = "0193c000-eeee-7000-8000-000000000001"
SECOND = "0193c000-dddd-7000-8000-0000000000cc"


def decide_all(
    client: TestClient, cast: Cast, person: Person, decision: str, reason: str = "All of it.", **of: str
) -> Response:
    typed = {"person": cast.lena.id, "until": "2030-01-01T00:00:00+00:00", "decision": decision, "reason": reason} | of
    headers = cast.bearer(person) | {"Accept": "text/html"}
    address = f"/sessions/{cast.session.id}/parked/decision"
    return client.post(address, data=typed, headers=headers, follow_redirects=False)


def park_many(client: TestClient, cast: Cast) -> None:
    """Of Lena, who is not on the team: two from one tablet, one from another, and one that no log takes."""
    post(client, cast, cast.lena, [marked(subject="tea.s1"), marked("asked", subject="tea.s2", n=2)])
    post(
        client, cast, cast.lena, [marked(subject="tea.s3"), change("line.sent", NOTE, {"text": 5}, n=2)], device=SECOND
    )


def decisions(store: Store) -> list[str | None]:
    with store.read() as db:
        return list(db.scalars(select(Parked.decision).order_by(Parked.received_at, Parked.device, Parked.n)))


def test_all_that_waits_of_a_person_is_decided_in_one_act(client: TestClient, cast: Cast, store: Store) -> None:
    park_many(client, cast)
    page = parked_page(client, cast, cast.musa)
    assert "4 changes" in page
    assert "Made by someone who is not on this session’s team." in page
    assert page.count('value="taken_in"') == 5  # all of them, and each for itself
    assert "Mark on a sub question: 3" in page
    assert decide_all(client, cast, cast.musa, "taken_in").status_code == 303
    log = get(client, cast, cast.musa, "changes").json()["changes"]
    assert [(one["subject"], one["person"]) for one in log] == [(f"tea.s{n}", cast.lena.id) for n in (1, 2, 3)]
    assert decisions(store) == ["taken_in"] * 3 + [None]
    assert decide_all(client, cast, cast.musa, "left_aside", "A trial.").status_code == 303
    assert decisions(store) == ["taken_in"] * 3 + ["left_aside"]
    with store.read() as db:
        entries = db.scalars(select(AuditEntry.reason).where(AuditEntry.act.like("parked.%"))).all()
    assert sorted(entries) == ["A trial.", *["All of it."] * 3]


def test_one_tablet_can_be_decided_by_itself_and_what_came_later_waits(
    client: TestClient, cast: Cast, store: Store
) -> None:
    park_many(client, cast)
    assert decide_all(client, cast, cast.musa, "left_aside", until="2020-01-01T00:00:00+00:00").status_code == 303
    assert decisions(store) == [None] * 4
    assert decide_all(client, cast, cast.musa, "left_aside", device=SECOND).status_code == 303
    assert decisions(store) == [None, None, "left_aside", "left_aside"]


def test_for_all_of_them_too_a_reason_and_the_right_are_needed(client: TestClient, cast: Cast, store: Store) -> None:
    park_many(client, cast)
    assert decide_all(client, cast, cast.musa, "taken_in", " ").status_code == 422
    assert decide_all(client, cast, cast.musa, "burn").status_code == 422
    assert decide_all(client, cast, cast.musa, "taken_in", until="soon").status_code == 422
    for person, status in ((cast.amina, 403), (cast.rita, 403), (cast.dina, 404)):
        assert decide_all(client, cast, person, "taken_in").status_code == status
    assert decisions(store) == [None] * 4


def test_of_the_team_it_says_that_the_tablet_was_shut_out_or_it_is_anothers(client: TestClient, cast: Cast) -> None:
    post(client, cast, cast.amina, [written(f"fieldnote.{cast.musa.id}", "x")])
    assert "it belongs to somebody else’s field note" in parked_page(client, cast, cast.musa)
