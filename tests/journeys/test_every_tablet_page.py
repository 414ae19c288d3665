"""Each view of the tablet in each language of the interface, on a tablet held both ways."""

import pytest
from playwright.sync_api import ViewportSize, expect

from server.foundation import identifiers
from tests.journeys.people import TABLET, Cast, Person
from tests.journeys.serving import ROOT, Kikao, Script

# Each language at the site that speaks it; two of them at night.
SITES = {"en": "BU", "de": "Ulm", "sw": "DS", "he": "BGU", "gu": "AD"}
DARK = {"sw", "gu"}
UPRIGHT = ViewportSize(width=820, height=1180)
TOUCH, ARMS_LENGTH = 44, 28
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")

# Strips that are meant to be pushed along are navigation; nothing else scrolls sideways or is cut off there.
LAYOUT = """(touch) => {
  const shown = [...document.querySelectorAll("html, body *")].filter((one) => one.checkVisibility());
  const wide = shown
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")
    .filter((one) => !one.closest("nav, .hidden-text, select, input"));
  const low = shown.filter((one) => one.matches("button, a.button, summary, select"))
    .filter((one) => one.getBoundingClientRect().height < touch - 0.5);
  const named = (words) => (one) => `${words}: ${one.outerHTML.slice(0, 160)}`;
  const page = document.documentElement;
  const pushed = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} wide`] : [];
  return [...pushed, ...wide.map(named("too wide")), ...low.map(named("too low to touch"))];
}"""
VIOLATIONS = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.flatMap((one) =>
  one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))"""


class Looking:
    """One person's way through the views; what is wrong in any of them is said at the end, all at once."""

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page
        self.wrong: list[str] = []

    def at(self, view: str, shows: str) -> None:
        self.person.tablet(view)
        self.here(view, shows)

    def here(self, view: str, shows: str) -> None:
        expect(self.page.locator(shows).first).to_be_visible()
        for size in (TABLET, UPRIGHT):
            self.page.set_viewport_size(size)
            self.wrong += [f"{view} {size['width']}: {found}" for found in self.page.evaluate(LAYOUT, TOUCH)]
        self.page.set_viewport_size(TABLET)
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(f"() => {{ {AXE} }}")
        self.wrong += [f"{view}: {found}" for found in self.page.evaluate(VIOLATIONS)]


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
    set_going(session, moderator, assistant)
    running(looking, session)
    moderator.write(session, "session.ended", session, {})
    looking.at(f"{session}/room", "a.primary[href$=marks]")
    looking.at(f"{over}/room", "h1")
    looking.at(f"{over}/marks", ".marks-list")
    looking.at(f"{over}/field-note", ".shelf-list")
    assert looking.wrong == []


def set_going(session: str, moderator: Script, assistant: Script) -> None:
    """A session in its middle, with some of everything that shows."""
    moderator.write(session, "session.started", session, {})
    participants = list(assistant.get(f"/{session}/state")["participants"])
    for participant in participants:
        assistant.write(session, "seat.taken", identifiers.mint(), {"participant": participant})
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
        looking.here(f"{session}/desk, layout {layout + 1}", ".desk-main")
    looking.at(f"{session}/questionnaires", ".paper-question")
