"""How a tablet starts and how its person leaves it: nothing needless is waited for, and nothing is forgotten."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.pages import Room, prepare
from tests.journeys.people import Cast, Person
from tests.journeys.serving import Kikao
from tests.journeys.watching import Watch

MODERATOR = "moderator.bu@kikao.example"

STORED_HERE = """async () => ({
  databases: (await indexedDB.databases()).map((one) => one.name),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: await caches.keys(),
})"""


@pytest.fixture(autouse=True)
def some_requests_fail(watch: Watch) -> None:
    watch.expect(r"net::ERR_FAILED|ERR_INTERNET_DISCONNECTED")


def gone(route: Route) -> None:
    """As a file of the build before."""
    route.fulfill(status=404)


def of_a_newer_build(route: Route) -> None:
    """The shell as the server gives it by now to who asks; the page itself has loaded before."""
    if route.request.is_navigation_request():
        return route.continue_()
    answer = route.fetch()
    return route.fulfill(response=answer, body=answer.text().replace("/static/shell-", "/static/newer-"))


def test_the_pages_around_signing_in_touch_neither_store_nor_worker(kikao: Kikao, cast: Cast) -> None:
    person = cast.call(MODERATOR)
    for path in ("/", "/sign-in"):
        person.go(path)
        person.page.wait_for_load_state("networkidle")
        assert person.page.evaluate(STORED_HERE) == {"databases": [], "workers": 0, "caches": []}


def test_a_worker_that_never_comes_keeps_nobody_waiting(kikao: Kikao, cast: Cast) -> None:
    session = kikao.script(MODERATOR).session("BU-S2")
    person = cast.call(MODERATOR)
    never_answered: list[Route] = []
    person.context.route("**/worker.js", lambda route: never_answered.append(route))
    Room(person, session).open()
    expect(person.button("Start the session")).to_be_visible()
    assert person.page.evaluate("navigator.serviceWorker.controller") is None


def test_signing_out_says_what_was_not_sent_and_keeps_it(kikao: Kikao, cast: Cast) -> None:
    script = kikao.script(MODERATOR)
    session = script.session("BU-S2")
    person = cast.call(MODERATOR)
    prepare(person, session)
    room = Room(person, session).open()
    sign_out_asks_nothing(person)
    cast.sign_in(person, MODERATOR)
    person.context.route(is_sending, lambda route: route.abort())
    room.open().start()
    expect(person.page.locator(".top-bar .saved")).to_contain_text("1 to send")

    person.go("/")
    person.button("Sign out").click()
    asks = person.page.get_by_role("dialog")
    expect(asks).to_contain_text("Not sent yet from this tablet: 1.")
    person.button("Stay signed in", within=asks).click()
    expect(asks).to_be_hidden()
    person.button("Sign out").click()
    person.button("Sign out", within=asks).click()
    expect(person.link("Sessions")).to_be_hidden()
    assert person.page.evaluate("localStorage.getItem('kikao-person')") is None

    person.context.unroute(is_sending)
    cast.sign_in(person, MODERATOR)
    room.open().saved()
    assert [one["kind"] for one in script.changes(session)][-1] == "session.started"


def is_sending(url: str) -> bool:
    return urlsplit(url).path.endswith("/changes") and not urlsplit(url).query


def sign_out_asks_nothing(person: Person) -> None:
    person.go("/")
    person.button("Sign out").click()
    expect(person.link("Sessions")).to_be_hidden()
    person.go("/")
    expect(person.page).to_have_url(re.compile("/sign-in"))


def test_a_page_whose_scripts_are_gone_says_so_with_a_button(kikao: Kikao, cast: Cast, watch: Watch) -> None:
    watch.expect("404")
    session = kikao.script(MODERATOR).session("BU-S2")
    person = cast.call(MODERATOR)
    person.page.route("**/static/shell-*", gone)
    person.tablet(session, "desk")
    expect(person.button("Reload")).to_be_hidden()
    expect(person.button("Reload")).to_be_visible()
    person.page.unroute_all()
    person.button("Reload").click()
    expect(person.page.locator(".layouts")).to_be_visible()


def test_a_view_that_is_gone_since_an_update_starts_the_new_page_once(kikao: Kikao, cast: Cast, watch: Watch) -> None:
    watch.expect("404")
    session = kikao.script(MODERATOR).session("BU-S2")
    person = cast.call(MODERATOR)
    person.context.route("**/worker.js", gone)
    person.page.route("**/static/marks-*", gone)
    person.page.route("**/en/room", of_a_newer_build)
    started: list[str] = []
    person.page.on("load", lambda page: started.append(page.url))
    person.tablet(session, "desk")
    expect(person.page.locator(".layouts")).to_be_visible()
    person.page.evaluate(f"location.hash = '#/{session}/marks'")
    expect(person.page.get_by_text("Kikao was updated on the server meanwhile.")).to_be_visible()
    assert len(started) == 2
    person.page.unroute_all()
    person.button("Reload").click()
    expect(person.page.locator(".marks-list").first).to_be_visible()
