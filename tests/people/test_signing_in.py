from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from fastapi.testclient import TestClient

from server.foundation.database import Database, Store
from server.people import passwords, signing_in
from server.people.models import Person
from tests.cast import Cast

PASSWORD = "tea with the whole team"


def with_password(store: Store, person: Person) -> None:
    with store.transaction() as db:
        signing_in.set_password(db, db.get_one(Person, person.id), passwords.hasher.hash(PASSWORD))


def test_a_person_signs_in_with_their_password(client: TestClient, store: Store, cast: Cast) -> None:
    with_password(store, cast.asha)
    answer = client.post("/sign-in", data={"email": " Asha@Example.org ", "password": PASSWORD})
    assert answer.url.path == "/"
    assert "Plan a session" in answer.text


def test_a_wrong_password_gives_the_address_back_and_no_cookie(client: TestClient, store: Store, cast: Cast) -> None:
    with_password(store, cast.asha)
    answer = client.post("/sign-in", data={"email": "asha@example.org", "password": "something else"})
    assert answer.status_code == 401
    assert 'value="asha@example.org"' in answer.text
    assert not client.cookies


def test_somebody_unknown_and_somebody_without_password_get_the_same_answer(client: TestClient, cast: Cast) -> None:
    unknown = client.post("/sign-in", data={"email": "nobody@example.org", "password": PASSWORD})
    without = client.post("/sign-in", data={"email": "asha@example.org", "password": PASSWORD})
    assert unknown.status_code == without.status_code == 401
    assert unknown.text.replace("nobody@", "asha@") == without.text


def test_a_sign_in_link_works_once(client: TestClient, store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        secret = signing_in.link_for(db, cast.musa)
    assert client.get(f"/sign-in/{secret}").status_code == 200
    assert client.get(f"/sign-in/{secret}").status_code == 410


def test_a_link_that_may_be_used_again_is_the_demos(client: TestClient, store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        secret = signing_in.link_for(db, cast.musa, once=False)
    assert [client.get(f"/sign-in/{secret}").status_code for _ in range(2)] == [200, 200]


def test_a_first_link_leads_to_choosing_a_password(client: TestClient, store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        secret = signing_in.link_for(db, cast.musa)
    assert client.get(f"/sign-in/{secret}").url.path == "/password"
    assert client.post("/password", data={"password": "short"}).status_code == 422
    assert client.post("/password", data={"password": PASSWORD}).status_code == 200


def test_signing_out_ends_the_sign_in_on_the_server(client: TestClient, store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        secret = signing_in.link_for(db, cast.musa, once=False)
    client.get(f"/sign-in/{secret}")
    cookie = client.cookies["kikao"]
    client.post("/sign-out")
    client.cookies.set("kikao", cookie)
    assert client.get("/", follow_redirects=False).headers["location"] == "/sign-in"


def test_a_sign_in_ends_by_itself(db: Database, cast: Cast) -> None:
    secret = signing_in.begin(db, cast.musa, timedelta(hours=12))
    db.flush()
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=13)):
        assert signing_in.person_of(db, secret) is None


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_signing_in_never_leads_to_another_website(
    client: TestClient, store: Store, cast: Cast, elsewhere: str
) -> None:
    with_password(store, cast.asha)
    typed = {"email": "asha@example.org", "password": PASSWORD, "next": elsewhere}
    assert client.post("/sign-in", data=typed, follow_redirects=False).headers["location"] == "/"


def test_nobody_signs_in_over_plain_http_from_another_machine(client: TestClient, store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        secret = signing_in.link_for(db, cast.musa, once=False)
    answer = client.get(f"http://192.0.2.7/sign-in/{secret}")
    assert answer.status_code == 403
    assert "neither encrypted" in answer.text
    assert not client.cookies


def test_over_https_the_cookie_is_bound_to_the_host_and_secure(client: TestClient, store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        secret = signing_in.link_for(db, cast.musa, once=False)
    cookie = client.get(f"https://kikao.example/sign-in/{secret}", follow_redirects=False).headers["set-cookie"]
    assert cookie.startswith("__Host-kikao=")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie


def test_a_form_on_another_website_is_not_carried_out(client: TestClient, cast: Cast) -> None:
    answer = client.post("/sign-out", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert answer.json()["name"] == "foreign_request"


def test_a_browser_without_fetch_metadata_is_judged_by_its_origin(client: TestClient, cast: Cast) -> None:
    del client.headers["Sec-Fetch-Site"]
    assert client.post("/sign-out", headers={"Origin": "http://evil.example"}).status_code == 403
    assert client.post("/sign-out").status_code == 403
    assert client.post("/sign-out", headers={"Origin": "http://127.0.0.1"}).status_code == 200


def test_every_answer_carries_the_security_headers_also_a_problem(client: TestClient) -> None:
    for path in ("/sign-in", "/nothing-here", "/api/sessions"):
        headers = client.get(path).headers
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Epoch"]
