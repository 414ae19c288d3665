"""Each view of the tablet in each language of the interface, on a tablet held both ways."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from server.foundation import identifiers
from server.guides import localized, pack, versions
from server.guides.models import GuideVersion
from tests.guides import full_pack
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


# What topic_guides/README.md says is meant for nobody in the room.
NOT_IN_THE_ROOM = re.compile(r"^(study\.title|rq1\.text|site\.BGU\.(title|tradition)|consent\.\w+)$")


def test_every_text_of_the_guide_that_is_meant_for_the_room_is_in_the_room(
    kikao: Kikao, cast: Cast, tmp_path: Path
) -> None:
    script = kikao.script("moderator.uke@kikao.example")
    session = script.session("UKE-S2")
    tokens, guide = guide_of_tokens(tmp_path)
    room = Room(cast.call("moderator.uke@kikao.example"), session)
    page = room.page
    page.route(re.compile("/kit"), lambda route: route.fulfill(json=route.fetch().json() | guide))
    shown = ""
    room.open()
    expect(page.locator("button.primary.large")).to_be_visible()
    shown += page.locator("body").inner_text()
    room.start()
    expect(page.locator("h1.question")).to_be_visible()
    shown += page.locator("body").inner_text()
    room.person.button("Ask").click()
    for drawer in range(1, 5):
        page.locator(".foot button[aria-expanded]").nth(drawer).click()
        if page.locator(".drawer .menu button").count():
            page.locator(".drawer .menu button").first.click()
        shown += page.locator(".drawer").inner_text()
        page.keyboard.press("Escape")
    room.person.tablet(session, "questionnaires")
    page.locator("details.read-before summary").click()
    page.locator(".pile select").select_option(index=1)
    expect(page.locator(".paper-question").first).to_be_visible()
    shown += page.locator("body").inner_text()
    missing = [address for address, token in tokens.items() if token not in shown]
    assert [address for address in missing if not NOT_IN_THE_ROOM.match(address)] == []


def guide_of_tokens(folder: Path) -> tuple[dict[str, str], dict[str, Any]]:
    """A kit's guide and questionnaire with a text of its own in every place that the format knows."""
    full_pack.write(folder)
    read = pack.read(folder)
    tokens = {address: f"«{number}»" for number, address in enumerate(read.texts["en"])}
    version = GuideVersion(content=versions.content_of(read), texts={"en": tokens}, adaptations=[])
    guide = localized.localized(version, "en", "BGU")
    study = {"title": tokens["study.title"], "notice": tokens["study.notice"]}
    asked = localized.questionnaire(version, "en")
    return tokens, {"guide": guide, "source": guide, "study": study, "questionnaire": asked}


# As Chrome's translation does it; "again" also whenever a word comes new onto the page.
TRANSLATE = """(again) => {
  const translate = () => {
    const texts = document.createTreeWalker(document.getElementById("shell"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest("font"))
      found.push(texts.currentNode);
    for (const text of found) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = "translated";
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  translate();
  const whole = { childList: true, subtree: true };
  if (again) new MutationObserver(translate).observe(document.getElementById("shell"), whole);
}"""


def test_a_page_translation_changes_no_word_of_the_guide_and_nothing_untrue_is_said(kikao: Kikao, cast: Cast) -> None:
    moderator, assistant = (kikao.script(f"{role}.ulm@kikao.example") for role in ("moderator", "assistant"))
    session = moderator.session("Ulm-S2")
    set_going(session, moderator, assistant)
    room = Room(cast.call("moderator.ulm@kikao.example"), session).open()
    page, question = room.page, room.page.locator("h1.question")
    room.saved()
    words = question.inner_text()
    page.evaluate(TRANSLATE, False)
    expect(question).to_have_text(words)
    expect(page.locator("#shell")).not_to_contain_text("translated")
    room.star()
    room.saved()
    page.evaluate(TRANSLATE, True)
    expect(page.locator(".words-changed")).to_have_count(1)
    expect(page.get_by_role("alert").last).to_be_visible()
    expect(page.locator(".top-bar .saved")).to_be_hidden()
    before = len(moderator.get(f"/{session}/state")["moments"])
    page.locator(".star").click()
    for _attempt in range(100):
        if len(moderator.get(f"/{session}/state")["moments"]) > before:
            break
        page.wait_for_timeout(100)
    assert len(moderator.get(f"/{session}/state")["moments"]) == before + 1


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
    expect(page.locator(".layouts button")).to_have_count(5)
    page.locator(".layouts button").nth(2).click()
    looking.here(f"{session}/desk, questions and notes", ".desk-beside", measured=True)
    page.locator(".layouts button").nth(0).click()
    looking.at(f"{session}/questionnaires", ".paper-question")


def test_head_and_foot_of_the_room_stay_where_they_are(kikao: Kikao, cast: Cast) -> None:
    """Whatever is marked, said to have been done or late: nothing moves under a finger, and undo lies on nothing."""
    moderator, assistant = (kikao.script(f"{role}.uke@kikao.example") for role in ("moderator", "assistant"))
    session = moderator.session("UKE-S2")
    set_going(session, moderator, assistant)
    # The moderator's first tablet was another one: the notice that says so would lie on the star.
    room = Room(cast.call("assistant.uke@kikao.example"), session)
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
