from fastapi.testclient import TestClient

from tests.cast import Cast


def form(cast: Cast, **changed: str) -> dict[str, str]:
    return {
        "site": cast.bu.id,
        "starts_at": "2027-01-08T14:00",
        "language": "en",
        "guide_version": cast.version.id,
        "moderator": cast.musa.id,
        "assistant": cast.amina.id,
        "venue": "Ward 3, the room with the mango tree",
        "time_point": "before",
        "invited": "8",
    } | changed


def test_a_coordinator_plans_a_session(client: TestClient, cast: Cast) -> None:
    answer = cast.sign_in(client, cast.asha).post("/sessions", data=form(cast))
    assert answer.status_code == 200
    assert "BU-S2" in answer.text
    assert "January 8, 2027, 14:00" in answer.text


def test_a_form_that_does_not_fit_keeps_what_was_typed(client: TestClient, cast: Cast) -> None:
    answer = cast.sign_in(client, cast.asha).post("/sessions", data=form(cast, invited="many"))
    assert answer.status_code == 422
    assert "the room with the mango tree" in answer.text
    assert "Please give the number of people invited" in answer.text


def test_a_form_without_anything_says_what_to_choose(client: TestClient, cast: Cast) -> None:
    answer = cast.sign_in(client, cast.asha).post("/sessions", data={})
    assert answer.status_code == 422


def test_only_coordinators_plan(client: TestClient, cast: Cast) -> None:
    for person in (cast.musa, cast.lena, cast.tomer):
        assert cast.sign_in(client, person).post("/sessions", data=form(cast)).status_code == 403


def test_another_sites_session_does_not_exist(client: TestClient, cast: Cast) -> None:
    for path in ("", "/paper", "/paper/guide"):
        assert cast.sign_in(client, cast.dina).get(f"/sessions/{cast.session.id}{path}").status_code == 404
    assert client.post(f"/sessions/{cast.session.id}/closure").status_code == 404


def test_people_see_their_own_sites_only(client: TestClient, cast: Cast) -> None:
    assert "BU-S1" in cast.sign_in(client, cast.musa).get("/").text
    assert "BU-S1" not in cast.sign_in(client, cast.dina).get("/").text


def test_closing_without_everything_asks_for_the_reason_and_shows_the_session(client: TestClient, cast: Cast) -> None:
    answer = cast.sign_in(client, cast.musa).post(f"/sessions/{cast.session.id}/closure")
    assert answer.status_code == 422
    assert "Please give a reason" in answer.text
    assert "BU-S1" in answer.text


def test_a_stranger_is_led_to_the_sign_in(client: TestClient, cast: Cast) -> None:
    assert client.get("/").url.path == "/sign-in"
    answer = client.get(f"/sessions/{cast.session.id}", headers={"Accept": "text/html"})
    assert answer.status_code == 401
    assert 'href="/sign-in"' in answer.text


def test_a_problem_speaks_the_readers_language(client: TestClient, cast: Cast) -> None:
    client.cookies.set("language", "de")
    answer = cast.sign_in(client, cast.musa).get("/api/sessions/unknown/state")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] != "This does not exist, or it belongs to another site."
