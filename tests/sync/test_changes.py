import gzip
import json
from datetime import timedelta
from hashlib import sha256

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, select

from server.foundation import clock
from server.foundation.database import Store
from server.people.models import Role, Tablet
from tests.cast import Cast
from tests.changes.builders import TABLET, change, marked, written
from tests.sync.builders import address, get, post

EMPTY = gzip.compress(b"{}", mtime=0)


def test_what_is_sent_is_kept_and_read_again(client: TestClient, cast: Cast) -> None:
    one = marked()
    answer = post(client, cast, cast.musa, [one])
    assert answer.json() == {"receipts": [{"id": one["id"], "status": "kept", "number": 1}], "latest": 1}
    log = get(client, cast, cast.amina, "changes").json()
    found = log["changes"][0]
    assert found.pop("received_at").endswith("Z")
    about = {"number": 1, "device": TABLET, "person": cast.musa.id, "by_right": "write_record"}
    assert found == one | about
    assert (log["latest"], log["more"]) == (1, False)


def test_the_log_is_read_in_parts(client: TestClient, cast: Cast) -> None:
    sent = [marked(), marked(subject="tea.s2"), marked(), marked()]
    post(client, cast, cast.musa, sent)
    part = get(client, cast, cast.musa, "changes?after=1&limit=2").json()
    assert ([one["number"] for one in part["changes"]], part["more"]) == ([2, 3], True)
    assert not get(client, cast, cast.musa, "changes?after=2&limit=2").json()["more"]
    found = get(client, cast, cast.musa, "changes?subject=tea.s2").json()["changes"]
    assert [one["id"] for one in found] == [sent[1]["id"]]


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=0", "after=1e9"])
def test_a_query_that_does_not_fit_is_refused(client: TestClient, cast: Cast, query: str) -> None:
    assert get(client, cast, cast.musa, f"changes?{query}").status_code == 422


def test_it_unpacks_gzip(client: TestClient, cast: Cast) -> None:
    body = gzip.compress(json.dumps({"device": TABLET, "changes": [marked()]}).encode())
    headers = cast.bearer(cast.musa) | {"Content-Encoding": "gzip"}
    assert client.post(address(cast, "changes"), content=body, headers=headers).json()["latest"] == 1


@pytest.mark.parametrize("body", [b"", b"not gzip", EMPTY[:-4], EMPTY])
def test_a_body_that_is_not_what_it_says_is_unreadable(client: TestClient, cast: Cast, body: bytes) -> None:
    headers = cast.bearer(cast.musa) | {"Content-Encoding": "gzip"}
    assert client.post(address(cast, "changes"), content=body, headers=headers).status_code == 422


def test_a_bomb_is_refused_before_it_is_large(client: TestClient, cast: Cast) -> None:
    bomb = gzip.compress(b" " * (200 * 1024 * 1024))
    headers = cast.bearer(cast.musa) | {"Content-Encoding": "gzip"}
    assert client.post(address(cast, "changes"), content=bomb, headers=headers).status_code == 413


def test_too_much_at_once_is_refused(client: TestClient, cast: Cast) -> None:
    assert post(client, cast, cast.musa, [marked()] * 501).status_code == 413
    answer = client.post(address(cast, "changes"), content=b" " * (1024 * 1024 + 1), headers=cast.bearer(cast.musa))
    assert answer.status_code == 413
    assert get(client, cast, cast.musa, "changes").json()["latest"] == 0


def test_another_site_does_not_find_the_session(client: TestClient, cast: Cast) -> None:
    assert post(client, cast, cast.dina, [marked()]).status_code == 404
    for part in ("kit", "changes", "stream", "state", "holdings"):
        assert get(client, cast, cast.dina, part).status_code == 404, part


def test_a_stranger_signs_in_first(client: TestClient, cast: Cast) -> None:
    assert client.get(address(cast, "changes")).status_code == 401
    assert client.post(address(cast, "changes"), json={"device": TABLET, "changes": []}).status_code == 401


def test_what_a_revoked_tablet_sends_is_parked(client: TestClient, cast: Cast, store: Store) -> None:
    with store.transaction() as db:
        for tablet in db.scalars(select(Tablet).where(Tablet.person_id == cast.musa.id)):
            tablet.revoked_at = clock.now()
    assert get(client, cast, cast.musa, "changes").status_code == 401
    answer = post(client, cast, cast.musa, [marked()])
    assert answer.status_code == 200
    assert answer.json()["receipts"][0]["reason"] == "not_allowed"


def test_another_persons_device_is_refused(client: TestClient, cast: Cast) -> None:
    post(client, cast, cast.musa, [])
    body = {"device": TABLET, "changes": [marked()]}
    answer = client.post(address(cast, "changes"), json=body, headers=cast.bearer(cast.amina))
    assert (answer.status_code, answer.json()["name"]) == (403, "device_of_another")


def test_a_sealed_text_leaves_the_server_only_as_a_sign_that_it_is_there(client: TestClient, cast: Cast) -> None:
    note = "0193c000-eeee-7000-8000-000000000001"
    post(client, cast, cast.musa, [change("moment.noted", note, {"kind": "steer"}), written(note, "SECRET")])
    assert "SECRET" in get(client, cast, cast.musa, "changes").text
    for part in ("changes", "state", f"changes?subject={note}", "kit"):
        assert "SECRET" not in get(client, cast, cast.amina, part).text, part
    sealed = get(client, cast, cast.amina, "changes").json()["changes"][1]
    assert sorted(sealed) == ["at", "id", "kind", "number", "sealed", "subject"]
    post(client, cast, cast.musa, [change("note.shared", note, at=1)])
    assert "SECRET" in get(client, cast, cast.amina, f"changes?subject={note}").text


def test_noting_a_note_again_earlier_does_not_open_it(client: TestClient, cast: Cast) -> None:
    note = "0193c000-eeee-7000-8000-000000000001"
    post(client, cast, cast.musa, [change("moment.noted", note, {"kind": "steer"}, at=5), written(note, "SECRET", 6)])
    takeover = [change("moment.noted", note, {"kind": "gist"}, at=1), change("note.shared", note, at=7)]
    assert [one["status"] for one in post(client, cast, cast.amina, takeover).json()["receipts"]] == ["kept", "kept"]
    assert "SECRET" not in get(client, cast, cast.amina, "changes").text
    assert "SECRET" not in get(client, cast, cast.amina, "state").text


def test_the_record_opens_to_others_when_both_field_notes_are_signed(client: TestClient, cast: Cast) -> None:
    for part in ("changes", "stream", "state", "holdings"):
        answer = get(client, cast, cast.asha, part)
        assert (answer.status_code, answer.json()["name"]) == (403, "record_not_open"), part
    post(client, cast, cast.musa, [change("fieldnote.signed", f"fieldnote.{cast.musa.id}")])
    assert get(client, cast, cast.asha, "state").status_code == 403
    post(client, cast, cast.amina, [change("fieldnote.signed", f"fieldnote.{cast.amina.id}")])
    assert get(client, cast, cast.asha, "state").status_code == 200


@pytest.mark.parametrize(("hours", "status"), [(47, 403), (49, 200)])
def test_the_record_opens_48_hours_after_the_end(client: TestClient, cast: Cast, hours: int, status: int) -> None:
    ended = clock.stamp(clock.now() - timedelta(hours=hours))
    life = [change("session.started", cast.session.id), change("session.ended", cast.session.id) | {"at": ended}]
    life[0]["at"] = "2020-01-01T00:00:00.000Z"
    post(client, cast, cast.musa, life)
    assert get(client, cast, cast.rita, "changes").status_code == status


def test_everything_is_here_when_the_tablet_says_so(client: TestClient, cast: Cast) -> None:
    kept, odd = marked(n=1), marked(n=2) | {"payload": {}}
    post(client, cast, cast.musa, [kept, odd], made=3)
    held = get(client, cast, cast.musa, "holdings").json()["tablets"][0]
    assert (held["count"], held["made"], held["highest_n"], held["complete"]) == (2, 3, 2, False)
    assert held["digest"] == sha256("\n".join(sorted([kept["id"], odd["id"]])).encode()).hexdigest()
    post(client, cast, cast.musa, [marked(n=3)], made=3)
    assert get(client, cast, cast.musa, "holdings").json()["tablets"][0]["complete"]


def test_nothing_is_kept_when_the_commit_fails(
    client: TestClient, cast: Cast, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> None:
        raise RuntimeError("disk")

    with monkeypatch.context() as broken:
        broken.setattr("sqlalchemy.orm.Session.commit", fail)
        with pytest.raises(RuntimeError):
            post(client, cast, cast.musa, [marked()])
    assert get(client, cast, cast.musa, "changes").json()["latest"] == 0


UNREADABLE, TOO_LARGE = b"{", b" " * (1024 * 1024 + 1)


@pytest.mark.parametrize("body", [UNREADABLE, TOO_LARGE])
def test_the_right_to_a_session_is_asked_before_the_body_is_read(client: TestClient, cast: Cast, body: bytes) -> None:
    said = {"musa": 413 if body is TOO_LARGE else 422, "nobody": 401, "outsider": 404}
    headers = {"musa": cast.bearer(cast.musa), "nobody": {}, "outsider": cast.bearer(cast.dina)}
    answers = {who: client.post(address(cast, "changes"), content=body, headers=headers[who]) for who in said}
    assert {who: answer.status_code for who, answer in answers.items()} == said


def test_who_lost_the_right_a_moment_ago_is_not_told_what_is_wrong_with_a_body(
    client: TestClient, store: Store, cast: Cast
) -> None:
    post(client, cast, cast.musa, [marked()])
    with store.transaction() as db:
        db.execute(delete(Role).where(Role.person_id == cast.musa.id))
    answer = client.post(address(cast, "changes"), content=UNREADABLE, headers=cast.bearer(cast.musa))
    assert answer.status_code == 404
