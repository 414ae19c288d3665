"""Whatever a pack may leave out, no page of its study fails: each optional field of the format in turn."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from server.app import create_app
from server.foundation.database import Store
from server.guides import loading, versions
from server.guides.models import GuideVersion
from server.guides.pack import Pack
from server.people import adding, tablets
from server.sessions import planning
from server.settings import Settings
from tests.guides import full_pack
from tests.guides.full_pack import optional

PAGES = (
    "/",
    "/studies/tea/guide?language=he&site=BGU",
    "/studies/tea/comparison",
    "/sessions/{session}",
    *(f"/sessions/{{session}}/paper/{sheet}" for sheet in ("guide", "moderator", "questionnaires", "consent")),
    "/api/sessions/{session}/kit",
)


@pytest.fixture
def addresses(store: Store, client: TestClient, tmp_path: Path) -> list[str]:
    """Of all pages about a session of the full pack, which the client may open."""
    folder = tmp_path / "full"
    folder.mkdir()
    read = full_pack.write(folder)
    assert read
    with store.transaction() as db:
        study, version = loading.study_of(db, read)
        site, roles = study.sites[0], ("moderator", "assistant")
        people = [adding.add_person(db, f"{role}@example.org", role, study.id, site.id) for role in roles]
        coordinator = adding.add_person(db, "coordinator@example.org", "coordinator", study.id)
        starts_at = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
        plan = planning.Plan(site, starts_at, "he", version, *people, "", "", 2)
        session = planning.plan(db, plan, coordinator)
        client.headers["Authorization"] = f"Bearer {tablets.enroll(db, coordinator)}"
        return [page.format(session=session.id) for page in PAGES]


def test_no_page_fails_for_a_field_that_may_be_left_out(
    addresses: list[str], client: TestClient, store: Store, tmp_path: Path
) -> None:
    app = create_app(Settings(data=tmp_path), store)
    failed = []
    with TestClient(app, base_url="http://127.0.0.1", headers=client.headers, raise_server_exceptions=False) as quiet:
        for without, read in packs(tmp_path / "full"):
            say(store, read)
            failed += [f"{page} without {without}" for page in addresses if quiet.get(page).status_code != 200]
    assert failed == []


def packs(folder: Path) -> Iterator[tuple[str, Pack]]:
    for without in full_pack.left_out():
        read = full_pack.write(folder, without)
        if read:
            yield str(without), read


def say(store: Store, read: Pack) -> None:
    """The study's one version says this from now on. No act does so: a version never changes."""
    content, texts = versions.content_of(read), versions.texts_of(read)
    with store.transaction() as db:
        db.execute(update(GuideVersion).values(content=content, texts=texts, adaptations=read.adaptations))


def test_the_full_pack_says_everything_that_the_format_knows() -> None:
    for file, shape in full_pack.SHAPES.items():
        there = {place[-1] for place in optional(full_pack.FILES[file], shape)}
        assert there == {name for one in shapes(shape) for name in fields(one) - set(one.needs)}, file


def shapes(shape: full_pack.Shape) -> Iterator[full_pack.Shape]:
    yield shape
    for inside in {**shape.one, **shape.many}.values():
        yield from shapes(inside)


def fields(shape: full_pack.Shape) -> set[str]:
    return {*shape.texts, *shape.facts, *shape.lists, *shape.one, *shape.many}
