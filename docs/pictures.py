"""Takes the pictures of the documentation from the demo study, always at the same hour: `make pictures`."""

import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import time_machine
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright
from sqlalchemy import make_url, select

from server import commands, demo
from server.demo import stories, telling
from server.foundation.database import Database, Store
from server.guides.models import GuideVersion
from server.people import adding
from server.people.models import Person
from server.sessions import planning
from server.sessions.models import Session
from server.studies.models import Site
from tests.journeys.people import ARGUMENTS, CHROMIUM, TABLET
from tests.journeys.serving import Kikao

HERE = Path(__file__).parent / "pictures"
LOADED = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 12, 32, tzinfo=UTC)
LAPTOP = ViewportSize(width=1280, height=900)
MOST_BYTES = 200_000


class AtThatHour(Kikao):
    """A server for which it is always the same day."""

    hour = LOADED

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "docs.pictures", self.hour.isoformat(), *arguments]

    def sessions(self) -> dict[str, str]:
        store = Store(make_url(f"sqlite:///{self.data / 'kikao.sqlite'}"))
        with store.transaction() as db:
            return {session.code: session.id for session in db.scalars(select(Session))}


@dataclass
class Camera:
    kikao: AtThatHour
    browser: Browser

    def person(self, email: str, language: str, dark: bool = False) -> Page:
        context = self.browser.new_context(viewport=TABLET, color_scheme="dark" if dark else "light")
        context.clock.install(time=NOW)
        page = context.new_page()
        page.goto(self.kikao.link(email))
        context.add_cookies([{"name": "language", "value": language, "url": self.kikao.address}])
        return page

    def open(self, page: Page, path: str, shows: str) -> None:
        page.goto(f"{self.kikao.address}{path}")
        expect(page.locator(shows).first).to_be_visible()
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(1_000)

    def take(self, page: Page, name: str) -> None:
        path = HERE / f"{name}.png"
        page.screenshot(path=path, animations="disabled", caret="hide")
        print(f"  {path.relative_to(Path.cwd())}: {path.stat().st_size // 1000} kB")
        assert path.stat().st_size <= MOST_BYTES, "too large for a page of documentation"


def main() -> None:
    HERE.mkdir(exist_ok=True)
    with TemporaryDirectory() as data, sync_playwright() as playwright:
        kikao = AtThatHour(Path(data))
        kikao.run("demo")
        kikao.hour = NOW
        kikao.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        camera = Camera(kikao, browser)
        try:
            before_the_session(camera)
            sessions = {"BGU": tell(kikao, "BGU", 31), "AD": tell(kikao, "AD", 36), "BU": tell(kikao, "BU", 49)}
            during_the_session(camera, sessions)
            after_the_session(camera, tell(kikao, "BU", None))
        finally:
            browser.close()
            kikao.stop()


def before_the_session(camera: Camera) -> None:
    coordinator = camera.person("coordinator@kikao.example", "en")
    coordinator.set_viewport_size(LAPTOP)
    camera.open(coordinator, "/studies/peer-support/comparison", "#where")
    coordinator.locator("section[aria-labelledby=guide]").evaluate("section => scrollTo(0, section.offsetTop - 40)")
    camera.take(coordinator, "comparison")
    moderator = camera.person("moderator.bu@kikao.example", "en")
    planned = camera.kikao.sessions()["BU-S2"]
    for _until_the_worker_has_everything in range(2):
        camera.open(moderator, f"/en/room#/{planned}/prepare", ".verdict-area")
        moderator.reload()
    camera.open(moderator, f"/en/room#/{planned}/prepare", ".verdict.ready")
    camera.take(moderator, "prepare")


def tell(kikao: AtThatHour, code: str, minutes: int | None) -> str:
    """The site's own story once more: its first minutes, up to now, or all of it until a while ago."""
    store = Store(make_url(f"sqlite:///{kikao.data / 'kikao.sqlite'}"))
    story = stories.of(code)
    with store.transaction() as db:
        site = db.scalars(select(Site).where(Site.code == code)).one()
        starts_at = NOW - timedelta(minutes=story.minutes + 40 if minutes is None else minutes)
        told = telling.Telling(db, plan(db, site, starts_at), writers(db, code))
        telling.record_consents(told, [one["number"] for one in story.told["participants"]], telling.PREPARED)
        for number in story.told.get("not_consented", []):
            telling.add_participant(told, number, 0)
        telling.seat_everyone(told)
        for line in story.talk:
            if minutes is None or line["at"] < minutes:
                telling.tell_line(told, line)
        if minutes is None:
            telling.settle_marks(told, story)
            some = replace(story, told=story.told | {"participants": story.told["participants"][:3]})
            telling.answer_questionnaires(told, some)
            telling.write_field_note(
                told, "assistant", story.minutes, story.told["field_notes"]["assistant"] | UNSIGNED
            )
        return told.session.id


UNSIGNED = {"signed": False, "after": 20}


def plan(db: Database, site: Site, starts_at: datetime) -> Session:
    version = db.scalars(select(GuideVersion)).one()
    pair = writers(db, site.code)
    planned = demo.plan_at(site, version, pair["moderator"], pair["assistant"])
    coordinator = adding.find(db, "coordinator@kikao.example")
    assert coordinator
    return planning.plan(db, replace(planned, starts_at=starts_at), coordinator)


def writers(db: Database, code: str) -> dict[str, Person]:
    found = {role: adding.find(db, f"{role}.{code.lower()}@kikao.example") for role in ("moderator", "assistant")}
    return {role: person for role, person in found.items() if person}


def during_the_session(camera: Camera, sessions: dict[str, str]) -> None:
    hebrew = camera.person("moderator.bgu@kikao.example", "he")
    camera.open(hebrew, f"/he/room#/{sessions['BGU']}/room", ".subs")
    camera.take(hebrew, "room")
    gujarati = camera.person("moderator.ad@kikao.example", "gu", dark=True)
    camera.open(gujarati, f"/gu/room#/{sessions['AD']}/room", ".subs")
    camera.take(gujarati, "room-gujarati-dark")
    assistant = camera.person("assistant.bu@kikao.example", "en")
    camera.open(assistant, f"/en/room#/{sessions['BU']}/desk", ".layouts")
    assistant.get_by_role("button", name="Watching").click()
    expect(assistant.locator(".map .seat").first).to_be_visible()
    camera.take(assistant, "desk")


def after_the_session(camera: Camera, session: str) -> None:
    assistant = camera.person("assistant.bu@kikao.example", "en")
    camera.open(assistant, f"/en/room#/{session}/questionnaires", ".paper-question")
    assistant.locator(".pile button").nth(3).click()
    for typed in ("1", "29"):
        assistant.keyboard.type(typed)
        assistant.keyboard.press("Enter")
    assistant.wait_for_timeout(500)
    camera.take(assistant, "questionnaire")
    camera.open(assistant, f"/en/room#/{session}/field-note", ".shelf-list")
    camera.take(assistant, "field-note")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with time_machine.travel(datetime.fromisoformat(sys.argv[1]), tick=True):
            sys.exit(commands.run(sys.argv[2:]))
    main()
