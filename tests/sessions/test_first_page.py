"""The first page: a page of sessions at a time, and those that are looked for."""

import re

import pytest
from fastapi.testclient import TestClient

from server.foundation.database import Database, Store
from server.sessions import by_site, planning
from tests.cast import Cast
from tests.changes.builders import change, send


def plan(db: Database, cast: Cast, venue: str = "Ward 4", round: str = "after") -> str:
    planned = planning.Plan(cast.bu, cast.session.starts_at, "en", cast.version, cast.musa, cast.amina, venue, round, 8)
    return planning.plan(db, planned, cast.asha).id


@pytest.fixture
def signed_in(client: TestClient, cast: Cast) -> TestClient:
    return cast.sign_in(client, cast.asha)


def codes(client: TestClient, **asked: str) -> list[str]:
    page = client.get("/", params=asked)
    assert page.status_code == 200
    return re.findall(r'<a href="/sessions/[^"]+"><bdi>([^<]+)</bdi></a>', page.text)


def test_it_shows_a_page_of_sessions_and_leads_to_the_next(
    signed_in: TestClient, store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_site, "AT_ONCE", 2)
    with store.transaction() as db:
        for _session in range(2):
            plan(db, cast)
    assert codes(signed_in) == ["BU-S1", "BU-S2"]
    following = re.search(r'rel="next" href="([^"]+)"', signed_in.get("/").text)
    assert following
    assert "<bdi>BU-S3</bdi>" in signed_in.get(following[1]).text
    assert codes(signed_in, page="99") == []


def test_it_finds_by_venue_name_site_and_round(signed_in: TestClient, store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        plan(db, cast)
    assert codes(signed_in, text="ward 4") == ["BU-S2"]
    assert codes(signed_in, text=cast.musa.name) == ["BU-S1", "BU-S2"]
    assert codes(signed_in, text="100%") == []
    assert codes(signed_in, round="after") == ["BU-S2"]
    assert codes(signed_in, site=cast.bgu.id) == []
    assert codes(signed_in, site=cast.bu.id, text="s1") == ["BU-S1"]


def test_it_finds_by_where_a_session_stands(signed_in: TestClient, store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        plan(db, cast)
        send(db, cast.session.id, cast.musa.id, [change("session.started", cast.session.id)])
    assert codes(signed_in, status="running") == ["BU-S1"]
    assert codes(signed_in, status="planned") == ["BU-S2"]
    assert codes(signed_in, status="nothing") == []


def test_what_was_asked_stays_in_the_form_and_the_address(
    signed_in: TestClient, store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_site, "AT_ONCE", 1)
    with store.transaction() as db:
        plan(db, cast)
    page = signed_in.get("/", params={"text": "Ward", "site": cast.bu.id}).text
    assert 'value="Ward"' in page
    assert f'<option value="{cast.bu.id}" selected>' in page
    assert f'href="/?text=Ward&amp;site={cast.bu.id}&amp;page=2"' in page


def test_nobody_finds_another_sites_sessions(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.dina)
    assert codes(client, text="BU") == []
    assert codes(client, site=cast.bu.id) == []
