"""Every server-rendered page in every language: it renders, has a title, its own direction, and no foreign word."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from server.app import create_app
from server.changes.models import Change
from server.foundation.database import Store
from server.i18n import languages, words
from server.paper.sheets import SHEETS
from server.people import tablets
from server.people.models import Person
from server.sessions.models import Session
from server.settings import Settings

PAGES = [
    "/",
    "/password",
    "/sign-in",
    "/sessions/new",
    "/sessions/{Ulm-S1}",
    "/sessions/{BGU-S2}",
    "/sessions/{Ulm-S1}/record",
    "/sessions/{BGU-S2}/record",
    "/sessions/{Ulm-S1}/speaker-key",
    "/sessions/{Ulm-S1}/parked",
    "/sessions/{Ulm-S1}/rescue",
    "/sessions/{BGU-S2}/from-paper",
    "/sessions/{BGU-S2}/from-paper/1",
    "/sessions/{AD-S2}/paper",
    *(f"/sessions/{{BGU-S2}}/paper/{sheet}" for sheet in SHEETS),
    "/studies/peer-support",
    "/studies/peer-support/guide",
    "/studies/peer-support/guide?language=gu&site=UKE",
    "/studies/peer-support/comparison",
    "/nothing-here",
]


@pytest.fixture(scope="module")
def coordinator(demo_store: Store) -> Iterator[TestClient]:
    with demo_store.transaction() as db:
        person = db.scalars(select(Person).where(Person.email == "coordinator@kikao.example")).one()
        token = tablets.enroll(db, person)
    app = create_app(Settings(data=Path(demo_store.url.database or "").parent), demo_store)
    headers = {"Authorization": f"Bearer {token}", "Accept": "text/html"}
    with TestClient(app, base_url="http://127.0.0.1", headers=headers) as client:
        yield client


def addressed(page: str, store: Store) -> str:
    with store.read() as db:
        ids = {session.code: session.id for session in db.scalars(select(Session))}
    return re.sub(r"{(.+?)}", lambda found: ids[found[1]], page)


def opened(client: TestClient, store: Store, page: str, language: str) -> str:
    client.cookies.set("language", language)
    return client.get(addressed(page, store)).text


class PageWords(HTMLParser):
    """The words of a page outside of elements that say another language than the page's own."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title, self.language, self.direction = "", "", ""
        self.texts: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "html":
            self.language, self.direction = given.get("lang") or "", given.get("dir") or ""
        foreign = given.get("lang") not in (None, self.language) or tag in ("bdi", "script", "style")
        if tag not in ("meta", "link", "input", "br", "img"):
            self.open.append((tag, foreign or (bool(self.open) and self.open[-1][1])))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "title":
            self.title += data
        if data.strip() and not (self.open and self.open[-1][1]):
            self.texts.append(data.strip())


@pytest.mark.parametrize("language", languages.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_its_title_language_and_direction(
    coordinator: TestClient, demo_store: Store, page: str, language: str
) -> None:
    shown = PageWords(opened(coordinator, demo_store, page, language))
    assert shown.title.removesuffix(" · Kikao").strip()
    assert (shown.language, shown.direction) == (language, "rtl" if language == "he" else "ltr")


class Pseudo(words.Words):
    """A language in which every message of the catalogue is marked, so that what is not marked shows."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return f"⟦{one if n == 1 else many}⟧"


@pytest.mark.parametrize("page", [page for page in PAGES if "paper" not in page and "guide" not in page])
def test_every_visible_word_of_the_interface_goes_through_the_catalogue(
    coordinator: TestClient, demo_store: Store, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "words", lambda _tag: Pseudo(None))
    shown = PageWords(opened(coordinator, demo_store, page, "en"))
    plain = re.sub(r"⟦.*?⟧", "", "\n".join(shown.texts), flags=re.DOTALL)
    assert not interface_words(plain, demo_store), page


def interface_words(text: str, store: Store) -> list[str]:
    """Pieces with English words that the study, its people, their texts and the formats do not explain."""
    dated = re.compile(r"[A-Z][a-z]+ \d+, \d{4}(?:, \d\d:\d\d)?|[A-Z][a-z]+/[A-Za-z_]+")
    known = said_by_people(store) + " ".join(languages.name(tag, "en") for tag in languages.LANGUAGES) + "Kikao"
    pieces = [piece.strip() for line in text.splitlines() for piece in line.split("·")]
    return [
        piece
        for piece in pieces
        if re.search(r"[A-Za-z]{3,}", piece) and piece not in known and not dated.fullmatch(piece)
    ]


def said_by_people(store: Store) -> str:
    with store.read() as db:
        sessions = db.scalars(select(Session)).all()
        texts = sessions[0].guide_version.texts["en"].values()
        names = db.scalars(select(Person.name))
        payloads = db.scalars(select(Change.payload))
        facts = [f"{session.code} {session.venue} {session.time_point}" for session in sessions]
        return "\n".join([*texts, *names, *facts, *(json.dumps(json.loads(p), ensure_ascii=False) for p in payloads)])


@pytest.mark.parametrize("page", ["/sessions/{Ulm-S1}", "/studies/peer-support/comparison", "/"])
def test_the_demo_says_on_its_pages_that_it_is_made_up(coordinator: TestClient, demo_store: Store, page: str) -> None:
    assert "after Krumm et al. 2022" in opened(coordinator, demo_store, page, "en")
