"""Each view of the tablet in each language of the interface, on a tablet held both ways."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from server.foundation import identifiers
from tests.journeys import boxes
from tests.journeys.looking import Looking
from tests.journeys.pages import Desk, Room
from tests.journeys.people import Cast
from tests.journeys.serving import Kikao, Script

# Each language at the site that speaks it; two of them at night.
SITES = {"en": "BU", "de": "Ulm", "sw": "DS", "he": "BGU", "gu": "AD"}
DARK = {"sw", "gu"}
ARMS_LENGTH = 28


@pytest.mark.parametrize("language", SITES)
def test_every_view_fits_reads_well_and_is_within_reach(kikao: Kikao, cast: Cast, language: str) -> None:
    site = SITES[language]
    moderator, assistant = (kikao.script(f"{role}.{site.lower()}@kikao.example") for role in ("moderator", "assistant"))
    session, over = moderator.session(f"{site}-S2"), moderator.session(f"{site}-S1")
    person = cast.call(f"moderator.{site.lower()}@kikao.example", dark=language in DARK)
    assert person.language == language
    looking = Looking(person)
    looking.at("", ".session-list li")
    looking.at(f"{session}/prepare", ".verdict-area")
    looking.at(f"{session}/room", "button.primary.large")
    looking.at(f"{session}/desk", ".seat.free", measured=True)
    set_going(session, moderator, assistant)
    running(looking, session)
    moderator.write(session, "session.ended", session, {})
    looking.at(f"{session}/room", "a.primary[href$=field-note]")
    looking.at(f"{session}/desk", "a.primary[href$=field-note]", measured=True)
    looking.at(f"{over}/room", "h1")
    looking.at(f"{over}/marks", ".marks-list")
    looking.at(f"{over}/field-note", ".shelf-list")
    assert looking.wrong == []


def test_nothing_jumps_under_the_finger_while_a_tap_is_being_sent(kikao: Kikao, cast: Cast) -> None:
    moderator, assistant = (kikao.script(f"{role}.bu@kikao.example") for role in ("moderator", "assistant"))
    session = moderator.session("BU-S2")
    set_going(session, moderator, assistant)
    desk = Desk(cast.call("assistant.bu@kikao.example"), session).open()
    desk.page.set_viewport_size({"width": 1024, "height": 768})
    desk.saved()
    before = desk.page.locator("main").bounding_box()
    never_answered: list[Route] = []
    desk.page.route(is_sending, lambda route: never_answered.append(route))
    desk.page.locator(".map .seat.not-yet").first.click()
    expect(desk.page.locator(".top-bar .saved.waiting")).to_be_visible()
    assert desk.page.locator("main").bounding_box() == before


def test_head_and_foot_of_the_room_stay_where_they_are(kikao: Kikao, cast: Cast) -> None:
    """Whatever is marked, said to have been done or late: nothing moves under a finger, and undo lies on nothing."""
    moderator, assistant = (kikao.script(f"{role}.uke@kikao.example") for role in ("moderator", "assistant"))
    session = moderator.session("UKE-S2")
    set_going(session, moderator, assistant)
    room = Room(cast.call("moderator.uke@kikao.example"), session)
    page = room.page
    page.clock.install()
    room.open()
    held = [page.locator(part) for part in (".top-bar", ".section-view", ".foot", ".star")]
    for width, height in ((1180, 820), (960, 600), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        room.saved()
        before = [part.bounding_box() for part in held]
        page.clock.fast_forward("01:00:00")
        room.star()
        assert [part.bounding_box() for part in held] == before
        foot, undo = page.locator(".foot").bounding_box(), page.locator(".undo > button").bounding_box()
        assert foot and undo and undo["y"] + undo["height"] <= foot["y"]


def is_sending(url: str) -> bool:
    return urlsplit(url).path.endswith("/changes") and not urlsplit(url).query


def set_going(session: str, moderator: Script, assistant: Script) -> None:
    """A session in its middle, with some of everything that shows."""
    moderator.write(session, "session.started", session, {})
    participants = [one["participant"] for one in assistant.get(f"/{session}/kit")["roster"]]
    for participant in participants:
        assistant.write(session, "seat.taken", identifiers.mint(), {"participant": participant})
    for participant in participants[1:]:
        form = {"form_version": "1", "given_on": "2026-11-20"}
        assistant.write(session, "consent.recorded", participant, form, base=[])
    moderator.write(session, "question.now", "collaboration.key", {"how": "asked"})
    assistant.write(session, "sub.marked", "collaboration.s1", {"mark": "came_up"})
    moderator.write(session, "sub.marked", "collaboration.s2", {"mark": "asked"})
    assistant.write(session, "turn.taken", identifiers.mint(), {"who": participants[2]})
    assistant.write(session, "line.sent", identifiers.mint(), {"text": "P3?"})
    for subject, kind, payload in (
        (identifiers.mint(), "bringback.kept", {"question": "collaboration.key", "who": [participants[1]]}),
        (identifiers.mint(), "moment.noted", {"kind": "dissent", "who": [participants[0]]}),
    ):
        assistant.write(session, kind, subject, payload)
        assistant.write(session, "text.written", subject, {"field": "text", "text": "[made up]"}, base=[])


def running(looking: Looking, session: str) -> None:
    page = looking.page
    looking.at(f"{session}/room", ".subs button")
    question = page.locator("h1.question")
    assert float(question.evaluate("h1 => parseFloat(getComputedStyle(h1).fontSize)")) >= ARMS_LENGTH
    if looking.person.language == "he":
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert question.evaluate("h1 => getComputedStyle(h1).direction") == "rtl"
    drawers = page.locator(".foot button[aria-expanded], .top-bar button[aria-expanded]")
    assert drawers.count() == 6
    for number in range(6):
        drawers.nth(number).click()
        looking.here(f"{session}/room, drawer {number + 1}", ".drawer")
        page.keyboard.press("Escape")
    looking.at(f"{session}/desk", ".map")
    for layout in range(4):
        page.locator(".layouts button").nth(layout).click()
        looking.here(f"{session}/desk, layout {layout + 1}", ".desk-main", measured=True)
    page.set_viewport_size(boxes.SIZES[3])
    page.locator(".layouts button").nth(2).click()
    looking.here(f"{session}/desk, questions and notes", ".desk-beside", measured=True)
    page.locator(".layouts button").nth(0).click()
    looking.at(f"{session}/questionnaires", ".paper-question")
