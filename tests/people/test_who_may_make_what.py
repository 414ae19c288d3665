"""Every kind of change from everybody, as tablets send it: kept, parked as not allowed, or the session is not there."""

import json
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from server.changes.kinds import KINDS
from server.foundation import identifiers
from server.foundation.database import Store
from tests.cast import Cast
from tests.people.world import EVERYBODY, OFFICE, STAFF, TEAM, everybody, sending

RELEASED = json.loads(Path("tests/fixtures/released/0.1.0.json").read_text("utf-8"))["changes"]
TABLETS_MAKE = {kind.name for kind in KINDS.values() if kind.rights}
WRITERS = STAFF | {"rita"}
"""Moderators and assistants of the site, on the staff or not."""
FOR_THE_OFFICE = {"answer.given", "questionnaire.completed", "consent.withdrawn", "change.undone"}


def one_of_each_kind(person_id: str) -> list[dict[str, Any]]:
    by_kind = {change["kind"]: change for change in RELEASED}
    assert set(by_kind) == TABLETS_MAKE
    own = {"subject": f"fieldnote.{person_id}"}
    by_kind |= {kind: by_kind[kind] | own for kind in ("text.written", "fieldnote.signed")}
    fields = ("kind", "subject", "at", "payload", "base")
    sent = [{name: change[name] for name in fields if name in change} for change in by_kind.values()]
    return [change | {"id": identifiers.mint(), "n": n} for n, change in enumerate(sent, start=1)]


def made(client: TestClient, cast: Cast, headers: dict[str, str], person_id: str) -> dict[str, str] | int:
    """kind -> what became of it; or the status of a refusal."""
    changes = one_of_each_kind(person_id)
    answer = client.post(f"/api/sessions/{cast.session.id}/changes", json=sending(changes), headers=headers)
    if answer.status_code != 200:
        return answer.status_code
    receipts = answer.json()["receipts"]
    return {
        change["kind"]: receipt.get("reason", receipt["status"])
        for change, receipt in zip(changes, receipts, strict=True)
    }


def expected(name: str) -> dict[str, str] | int:
    if name not in TEAM:
        return 404
    kept = TABLETS_MAKE if name in WRITERS else FOR_THE_OFFICE if name in OFFICE else set()
    return {kind: "kept" if kind in kept else "not_allowed" for kind in TABLETS_MAKE}


def test_who_may_make_which_change(client: TestClient, cast: Cast, store: Store) -> None:
    world = everybody(store, cast)
    for name in sorted(EVERYBODY):
        assert made(client, cast, world.bearer(name), world.ids[name]) == expected(name), name


def test_the_log_says_by_which_right(client: TestClient, cast: Cast, store: Store) -> None:
    world = everybody(store, cast)
    for name in ("musa", "asha"):
        made(client, cast, world.bearer(name), world.ids[name])
    log = client.get(f"/api/sessions/{cast.session.id}/changes", headers=world.bearer("musa")).json()["changes"]
    said = {(change["person"] == cast.asha.id, change["kind"], change["by_right"]) for change in log}
    by_office = {(kind, "enter_questionnaire") for kind in FOR_THE_OFFICE - {"consent.withdrawn"}}
    assert {one[1:] for one in said if one[0]} == by_office | {("consent.withdrawn", "withdraw_consent")}
    assert {one[1:] for one in said if not one[0]} == {(kind, "write_record") for kind in TABLETS_MAKE}
