"""The staff of a session: taken over on a tablet in any order, or changed on its page until it is closed."""

from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import select

from server.changes.models import Change
from server.foundation.audit import AuditEntry
from server.foundation.database import Store
from server.people.models import Person
from server.sessions.models import Session
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, change, marked, written
from tests.sync.builders import get, post

REASON = "Musa is ill."
RITAS = "0193c000-dddd-7000-8000-0000000000cc"


def took(cast: Cast, role: str = "moderator", instead_of: Person | None = None, at: float = 1) -> dict[str, Any]:
    said = {"role": role} | ({"instead_of": instead_of.id} if instead_of else {})
    return change("staff.taken_over", cast.session.id, said, at)


def kit_staff(client: TestClient, cast: Cast) -> dict[str, str]:
    return {one["id"]: one["role"] for one in get(client, cast, cast.amina, "kit").json()["staff"]}


def change_team(client: TestClient, cast: Cast, person: Person, *chosen: Person, reason: str = REASON) -> Response:
    named = zip(("moderator", "assistant", "second_assistant"), chosen, strict=False)
    typed = {field: one.id for field, one in named} | {"reason": reason}
    headers = cast.bearer(person) | {"Accept": "text/html"}
    return client.post(f"/sessions/{cast.session.id}/staff", data=typed, headers=headers, follow_redirects=False)


def close(client: TestClient, cast: Cast) -> None:
    life = [change(f"session.{what}", cast.session.id) for what in ("started", "ended")]
    post(client, cast, cast.amina, life)
    typed = {"reason": "lost"}
    client.post(f"/sessions/{cast.session.id}/closure", data=typed, headers=cast.bearer(cast.asha)).raise_for_status()


def test_before_taking_over_a_substitute_has_the_guide_and_nothing_of_the_record(
    client: TestClient, cast: Cast
) -> None:
    post(client, cast, cast.amina, [change("participant.added", "p1", {"number": 1})])
    post(client, cast, cast.rita, [], device=RITAS)
    kit = get(client, cast, cast.rita, f"kit?device={RITAS}").json()
    assert kit["guide"]["sections"]
    assert "write_record" in kit["person"]["rights"]
    assert kit["roster"] == []
    held = get(client, cast, cast.amina, "holdings").json()["tablets"]
    assert [one["device"] for one in held] == [OTHER_TABLET]
    for part in ("changes", "state", "holdings"):
        assert get(client, cast, cast.rita, part).status_code == 403


def test_what_a_substitute_made_before_and_after_is_kept_and_then_the_staff_reads_it(
    client: TestClient, cast: Cast
) -> None:
    first, second = marked("asked", 0), marked("asked", 5, "tea.s2")
    for one in (second, first, took(cast, instead_of=cast.musa)):  # as the network lets them through
        assert post(client, cast, cast.rita, [one], device=RITAS).json()["receipts"][0]["status"] == "kept"
    state = get(client, cast, cast.rita, "state").json()
    assert {one["id"]: one["role"] for one in state["staff"]} == {cast.rita.id: "moderator", cast.amina.id: "assistant"}
    assert set(state["subs"]) == {"tea.s1", "tea.s2"}
    kit = get(client, cast, cast.rita, f"kit?device={RITAS}").json()
    assert kit["person"]["role"] == "moderator"
    assert get(client, cast, cast.musa, "state").json()["name"] == "record_not_open"


def test_a_field_note_of_who_left_stays_sealed_and_the_record_opens_without_it(client: TestClient, cast: Cast) -> None:
    note = f"fieldnote.{cast.musa.id}"
    post(client, cast, cast.musa, [written(note, "Before I fell ill")])
    post(client, cast, cast.rita, [took(cast, instead_of=cast.musa)], device=RITAS)
    for person, tablet in ((cast.rita, RITAS), (cast.amina, OTHER_TABLET)):
        assert get(client, cast, cast.asha, "state").status_code == 403
        post(client, cast, person, [change("fieldnote.signed", f"fieldnote.{person.id}", at=9)], device=tablet)
    for person in (cast.asha, cast.amina):
        state = get(client, cast, person, "state").json()
        assert (note in state["sealed"], note in state["texts"]) == (True, False)


def test_two_who_take_over_are_both_on_the_staff_until_the_office_settles_it(
    client: TestClient, cast: Cast, store: Store
) -> None:
    post(client, cast, cast.rita, [took(cast, instead_of=cast.musa)], device=RITAS)
    post(client, cast, cast.amina, [took(cast, instead_of=cast.musa, at=2)])
    assert kit_staff(client, cast) == {cast.rita.id: "moderator", cast.amina.id: "moderator"}
    headers = cast.bearer(cast.asha) | {"Accept": "text/html"}
    assert "More people have taken over" in client.get(f"/sessions/{cast.session.id}/staff", headers=headers).text
    assert change_team(client, cast, cast.asha, cast.rita, cast.amina).status_code == 303
    assert kit_staff(client, cast) == {cast.rita.id: "moderator", cast.amina.id: "assistant"}
    with store.read() as db:
        told = db.scalars(select(Change).where(Change.kind == "staff.changed")).one()
        assert (told.person_id, told.by_right) == (cast.asha.id, "change_staff")


def test_who_may_not_take_over_and_who_is_too_late_waits_for_a_decision(client: TestClient, cast: Cast) -> None:
    assert post(client, cast, cast.lena, [took(cast)]).json()["receipts"][0]["reason"] == "not_allowed"
    close(client, cast)
    late = post(client, cast, cast.rita, [took(cast)], device=RITAS)
    assert late.json()["receipts"][0]["reason"] == "session_closed"
    assert set(kit_staff(client, cast)) == {cast.musa.id, cast.amina.id}


def test_after_the_end_somebody_can_still_take_over(client: TestClient, cast: Cast) -> None:
    post(client, cast, cast.amina, [change(f"session.{what}", cast.session.id) for what in ("started", "ended")])
    assert post(client, cast, cast.rita, [took(cast)], device=RITAS).json()["receipts"][0]["status"] == "kept"
    assert cast.rita.id in kit_staff(client, cast)


def test_the_office_changes_the_team_with_a_reason_and_its_tablets_are_told(
    client: TestClient, cast: Cast, store: Store
) -> None:
    assert change_team(client, cast, cast.lena, cast.rita, cast.amina, reason=" ").status_code == 422
    assert change_team(client, cast, cast.lena, cast.rita, cast.amina).status_code == 303
    log = get(client, cast, cast.amina, "changes").json()["changes"]
    assert [(one["kind"], one["payload"]) for one in log] == [
        ("staff.changed", {"person": cast.musa.id}),
        ("staff.changed", {"person": cast.rita.id, "role": "moderator"}),
    ]
    with store.read() as db:
        entry = db.scalars(select(AuditEntry).where(AuditEntry.act == "session.staff_changed")).one()
    assert (entry.person_id, entry.reason) == (cast.lena.id, REASON)
    assert entry.detail == {"left": [cast.musa.id], "now": {cast.rita.id: "moderator"}}
    headers = cast.bearer(cast.lena) | {"Accept": "text/html"}
    page = client.get(f"/sessions/{cast.session.id}/staff", headers=headers).text
    assert "is not on the team any more" in page


def test_a_team_has_a_second_assistant_or_none_at_all(client: TestClient, cast: Cast) -> None:
    assert change_team(client, cast, cast.asha, cast.musa, cast.amina, cast.rita).status_code == 303
    assert sorted(kit_staff(client, cast).values()) == ["assistant", "assistant", "moderator"]
    assert change_team(client, cast, cast.asha, cast.musa).status_code == 303
    assert kit_staff(client, cast) == {cast.musa.id: "moderator"}


def test_what_does_not_fit_is_marked_and_what_was_typed_stays(client: TestClient, cast: Cast) -> None:
    twice = change_team(client, cast, cast.asha, cast.musa, cast.musa)
    assert (twice.status_code, "cannot have two places" in twice.text) == (422, True)
    assert f'value="{REASON}"' in twice.text
    for stranger in (cast.dina, cast.tomer):
        assert change_team(client, cast, cast.asha, stranger).status_code == 422
    assert set(kit_staff(client, cast)) == {cast.musa.id, cast.amina.id}


def test_the_team_of_a_closed_session_stays(client: TestClient, cast: Cast) -> None:
    close(client, cast)
    answer = change_team(client, cast, cast.asha, cast.rita, cast.amina)
    assert (answer.status_code, "its team stays as it is" in answer.text) == (409, True)
    assert set(kit_staff(client, cast)) == {cast.musa.id, cast.amina.id}


def test_who_left_is_nowhere_on_the_staff(client: TestClient, cast: Cast, store: Store) -> None:
    change_team(client, cast, cast.asha, cast.rita, cast.amina)
    with store.read() as db:
        assert db.get_one(Session, cast.session.id).staff_role(cast.musa.id) is None
    headers = cast.bearer(cast.asha) | {"Accept": "text/html"}
    assert "BU-S1" not in client.get("/", params={"text": cast.musa.name}, headers=headers).text.split("<table>")[-1]
    assert "BU-S1" in client.get("/", params={"text": cast.rita.name}, headers=headers).text.split("<table>")[-1]
    assert client.get(f"/sessions/{cast.session.id}", headers=headers).text.count(cast.musa.name) == 0


def test_a_person_whom_nobody_here_knows_moves_nothing(client: TestClient, cast: Cast) -> None:
    odd = change("staff.taken_over", cast.session.id, {"role": "assistant", "instead_of": "nobody"})
    assert post(client, cast, cast.rita, [odd], device=RITAS).json()["receipts"][0]["status"] == "kept"
    assert set(kit_staff(client, cast)) == {cast.musa.id, cast.amina.id, cast.rita.id}
