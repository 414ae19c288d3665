"""What a tablet could not send, brought in a file."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import ECKey
from sqlalchemy import func, select

from server.changes.models import Change, Device, Holding, Parked
from server.foundation.audit import AuditEntry
from server.foundation.database import Store
from server.parked import rescued
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, TABLET, change, marked, written
from tests.parked.builders import bring, contents, parked_page, rescue_file
from tests.sync.builders import get, post


def key_in_kit(client: TestClient, cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = get(client, cast, cast.musa, "kit").json()["rescue_key"]
    return found


def kept(store: Store) -> int:
    with store.read() as db:
        tables = (Change, Parked, Device, Holding)
        return sum(db.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def test_changes_of_a_rescue_file_are_their_authors_with_who_brought_them_beside(
    client: TestClient, cast: Cast, store: Store
) -> None:
    here, lost = marked(n=1), written("0193c000-eeee-7000-8000-000000000001", "שלום ક્ષ 😀", n=2)
    odd = marked(n=3) | {"payload": {"mark": "maybe"}}
    post(client, cast, cast.musa, [here], made=1)
    file = rescue_file(key_in_kit(client, cast), contents(cast, [here, lost, odd]))
    page = bring(client, cast, cast.asha, file)
    assert page.status_code == 200
    for words in ("3 changes were in the file", "was here already, number 1", "taken in, number 2", "parked"):
        assert words in page.text
    with store.read() as db:
        row = db.scalars(select(Change).where(Change.id == lost["id"])).one()
        assert (row.person_id, row.device, row.by_right) == (cast.musa.id, TABLET, "write_record")
        assert row.brought_by_id == cast.asha.id
        assert db.scalars(select(Parked.brought_by_id)).all() == [cast.asha.id]
        assert db.scalars(select(AuditEntry.person_id).where(AuditEntry.act == "rescue.taken_in")).all() == [
            cast.asha.id
        ]
    again = post(client, cast, cast.musa, [here, lost, odd], made=3).json()["receipts"]
    assert [one["status"] for one in again] == ["repeated", "repeated", "parked"]
    with store.read() as db:
        assert db.scalar(select(func.count()).select_from(Parked)) == 1


def test_a_tablet_of_which_everything_was_brought_is_complete(client: TestClient, cast: Cast) -> None:
    changes = [marked(n=1), marked(n=2)]
    bring(client, cast, cast.lena, rescue_file(key_in_kit(client, cast), contents(cast, changes)))
    held = get(client, cast, cast.musa, "holdings").json()["tablets"][0]
    assert (held["device"], held["made"], held["count"], held["complete"]) == (TABLET, 2, 2, True)
    assert held["heard_at"] is None


def test_a_change_of_another_names_its_own_author_and_device(client: TestClient, cast: Cast, store: Store) -> None:
    theirs = marked() | {"device": OTHER_TABLET, "person": cast.amina.id}
    bring(client, cast, cast.asha, rescue_file(key_in_kit(client, cast), contents(cast, [marked(), theirs], made=1)))
    with store.read() as db:
        row = db.scalars(select(Change).where(Change.id == theirs["id"])).one()
        assert (row.person_id, row.device, row.extra) == (cast.amina.id, OTHER_TABLET, None)
    sent = {name: value for name, value in theirs.items() if name not in ("device", "person")}
    assert post(client, cast, cast.amina, [sent]).json()["receipts"][0]["status"] == "repeated"


def test_a_file_of_more_than_one_request_could_carry_comes_in_whole(
    client: TestClient, cast: Cast, store: Store
) -> None:
    changes = [change("line.sent", f"l{n}", {"text": "x" * 3000}, n=n) for n in range(1, 601)]
    assert bring(client, cast, cast.asha, rescue_file(key_in_kit(client, cast), contents(cast, changes))).is_success
    with store.read() as db:
        assert db.scalars(select(Change.id).order_by(Change.number)).all() == [one["id"] for one in changes]


def test_what_arrives_after_closing_is_parked_and_its_content_stays_with_its_author(
    client: TestClient, cast: Cast
) -> None:
    client.post(
        f"/sessions/{cast.session.id}/closure", data={"reason": "lost"}, headers=cast.bearer(cast.asha)
    ).raise_for_status()
    own = written(f"fieldnote.{cast.musa.id}", "SECRET") | {"payload": {"field": "topics", "text": "SECRET"}}
    page = bring(client, cast, cast.asha, rescue_file(key_in_kit(client, cast), contents(cast, [own])))
    assert "It arrived after the session was closed." in page.text
    assert "SECRET" not in page.text
    assert "SECRET" not in parked_page(client, cast, cast.asha)
    assert "SECRET" in parked_page(client, cast, cast.musa)


@pytest.fixture
def whole(client: TestClient, cast: Cast) -> str:
    return rescue_file(key_in_kit(client, cast), contents(cast, [marked()]))


def broken(file: str) -> dict[str, bytes]:
    header, _, iv, text, tag = file.split(".")
    flipped = ("B" if text[10] != "B" else "C").join((text[:10], text[11:]))
    swapped = [header, "", iv, text, ("B" if tag[0] != "B" else "C") + tag[1:]]
    cuts = {f"cut at {place}": file[: len(file) * place // 8].encode() for place in range(8)}
    odd = {
        "a photo": b"\xff\xd8\xff\xe0",
        "text": b"hello",
        "dots": b"....",
        "a number": b"MQ....",
        "nested": b"[" * 9999,
    }
    altered = {"text": ".".join([header, "", iv, flipped, tag]), "tag": ".".join(swapped)}
    return cuts | odd | {f"altered {part}": file.encode() for part, file in altered.items()}


def test_a_file_cut_off_or_altered_is_refused_and_nothing_is_taken_in(
    client: TestClient, cast: Cast, store: Store, whole: str
) -> None:
    before = kept(store)
    for name, file in broken(whole).items():
        page = bring(client, cast, cast.asha, file)
        assert page.status_code == 422, name
        assert "Nothing was taken in." in page.text, name
    assert kept(store) == before
    assert bring(client, cast, cast.asha, whole).status_code == 200


def test_a_file_for_another_key_says_so(client: TestClient, cast: Cast, store: Store) -> None:
    file = rescue_file(ECKey.generate_key("P-256").as_dict(private=False), contents(cast, [marked()]))
    page = bring(client, cast, cast.asha, file)
    assert (page.status_code, "made for another server" in page.text) == (422, True)
    assert kept(store) == 0


STRANGER = "0193c000-ffff-7000-8000-000000000001"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"session": STRANGER}, "belongs to another session"),
        ({"person": STRANGER}, "does not know"),
        ({"device": "x"}, "not a whole rescue file"),
        ({"changes": [{"id": "x"}]}, "not a whole rescue file"),
        ({"changes": "x"}, "not a whole rescue file"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(
    client: TestClient, cast: Cast, store: Store, more: dict[str, Any], words: str
) -> None:
    page = bring(client, cast, cast.asha, rescue_file(key_in_kit(client, cast), contents(cast, [marked()], **more)))
    assert (page.status_code, words in page.text) == (422, True)
    assert kept(store) == 0


def test_of_a_file_that_names_anothers_device_nothing_stays(client: TestClient, cast: Cast, store: Store) -> None:
    post(client, cast, cast.amina, [])
    before = kept(store)
    stolen = marked() | {"device": OTHER_TABLET, "person": cast.musa.id}
    page = bring(client, cast, cast.asha, rescue_file(key_in_kit(client, cast), contents(cast, [marked(), stolen])))
    assert page.status_code == 403
    assert kept(store) == before


def test_only_the_office_brings_files(client: TestClient, cast: Cast, whole: str) -> None:
    for person, status in ((cast.musa, 403), (cast.rita, 403), (cast.tomer, 404), (cast.dina, 404)):
        assert bring(client, cast, person, whole).status_code == status
        page = client.get(f"/sessions/{cast.session.id}/rescue", headers=cast.bearer(person))
        assert page.status_code == status


def test_a_file_larger_than_any_is_refused_unread(client: TestClient, cast: Cast, whole: str) -> None:
    headers = cast.bearer(cast.asha) | {"Content-Length": str(rescued.LARGEST + 20_000), "Accept": "text/html"}
    headers |= {"Content-Type": "multipart/form-data; boundary=x"}
    page = client.post(f"/sessions/{cast.session.id}/rescue", content=b"--x--", headers=headers)
    assert (page.status_code, "larger than a rescue file" in page.text) == (413, True)


def test_no_file_is_no_rescue_file(client: TestClient, cast: Cast) -> None:
    page = client.post(f"/sessions/{cast.session.id}/rescue", data={"x": "y"}, headers=cast.bearer(cast.asha))
    assert page.status_code == 422
