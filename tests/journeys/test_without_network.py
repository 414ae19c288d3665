"""The server dies in mid-session, and nothing that was tapped or typed is lost, doubled or another person's."""

import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.journeys.pages import Desk, Room, prepare
from tests.journeys.people import Cast
from tests.journeys.serving import Kikao, Script
from tests.journeys.watching import UNREACHABLE, Watch

MODERATOR, ASSISTANT = "moderator.{}@kikao.example", "assistant.{}@kikao.example"


@pytest.fixture(autouse=True)
def the_server_goes_away(watch: Watch) -> None:
    watch.expect(UNREACHABLE)


def test_a_prepared_room_outlives_the_server(kikao: Kikao, cast: Cast) -> None:
    script = Script(kikao.address, kikao.run("enroll", MODERATOR.format("bu")).splitlines()[-1])
    session = script.session("BU-S2")
    guide = script.guide(session)
    moderator = cast.call(MODERATOR.format("bu"))
    prepare(moderator, session)
    room = Room(moderator, session).open()
    room.start()
    room.ask(guide["collaboration"])
    room.saved()

    kikao.kill()
    moderator.go("/sessions/" + session)
    expect(moderator.page).to_have_url(re.compile(r"/en/room#/$"))
    expect(moderator.page.locator(".session-list")).to_contain_text("BU-S2")
    room.open()
    room.sub(guide["collaboration.s3"]).click()
    room.note("ask P2 about the nights", "What was said")
    room.star()
    moderator.button("Note").click()
    room.drawer("Note").get_by_role("textbox").fill("half a sen")
    moderator.page.reload()

    expect(moderator.page.get_by_role("heading", level=1)).to_have_text(guide["collaboration.key"])
    expect(room.sub(guide["collaboration.s3"])).to_contain_text("asked")
    expect(moderator.page.locator(".top-bar .saved")).to_contain_text("4 to send")
    moderator.button("Note …").click()
    expect(room.drawer("Note").get_by_role("textbox")).to_have_value("half a sen")
    made_offline = {"sub.marked": 1, "moment.noted": 2, "text.written": 1}

    kikao.start()
    expect(moderator.page.locator(".top-bar .saved")).to_have_text("saved", timeout=60_000)
    log = [one for one in script.changes(session) if one["person"] == script.get(f"/{session}/kit")["person"]["id"]]
    assert Counter(one["kind"] for one in log) == {"session.started": 1, "question.now": 1} | made_offline
    assert [one["payload"]["text"] for one in log if one["kind"] == "text.written"] == ["ask P2 about the nights"]
    assert sorted(one["n"] for one in log) == list(range(1, 7))

    room.end()
    expect(moderator.page.get_by_text("Everything is here.", exact=True)).to_be_visible(timeout=40_000)
    expect(moderator.page.locator("main")).to_contain_text("half a sen")


def test_the_next_person_at_the_tablet_neither_sees_nor_sends_what_waits(kikao: Kikao, cast: Cast) -> None:
    script = kikao.script(MODERATOR.format("ulm"))
    session = script.session("Ulm-S2")
    guide = script.guide(session)
    tablet = cast.call(MODERATOR.format("ulm"))
    tablet.read_in("en")
    prepare(tablet, session)
    room = Room(tablet, session).open()
    room.start()
    room.ask(guide["culture"])
    room.saved()
    sent = len(script.changes(session))
    kikao.kill()
    work_that_waits(room, guide)

    kikao.start()
    cast.sign_in(tablet, ASSISTANT.format("ulm"))
    tablet.read_in("en")
    work_of_another(Desk(tablet, session), room, guide)
    assert [(one["kind"], one["subject"]) for one in script.changes(session)[sent:]] == [("sub.marked", "culture.s4")]

    cast.sign_in(tablet, MODERATOR.format("ulm"))
    tablet.read_in("en")
    room.open()
    expect(room.sub(guide["culture.s1"])).to_contain_text("asked")
    room.saved()
    late = script.changes(session)[sent + 1 :]
    assert [one["kind"] for one in late] == ["sub.marked", "moment.noted", "text.written"]
    assert {one["person"] for one in late} == {script.get(f"/{session}/kit")["person"]["id"]}


def work_that_waits(room: Room, guide: dict[str, str]) -> None:
    room.sub(guide["culture.s1"]).click()
    room.note("only for me")
    room.person.button("Note").click()
    room.drawer("Note").get_by_role("textbox").fill("not yet finished")
    room.page.goto("about:blank")


def work_of_another(desk: Desk, room: Room, guide: dict[str, str]) -> None:
    desk.open().layout("Watching")
    expect(desk.page.locator(".hub")).to_contain_text(guide["culture.key"])
    expect(desk.open_line(guide["culture.s1"])).not_to_contain_text("asked")
    desk.open_line(guide["culture.s4"]).click()
    expect(desk.open_line(guide["culture.s4"]).locator(".yes")).to_be_visible()
    desk.saved()
    room.open().person.button("Note").click()
    expect(room.drawer("Note").get_by_role("textbox")).to_have_value("")
    expect(desk.page.get_by_text("only for me")).to_be_hidden()
