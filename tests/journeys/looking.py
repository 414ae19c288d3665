"""Looking at a page as people do who see little, have big thumbs or hold the tablet upright."""

from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys import boxes
from tests.journeys.people import TABLET, Person
from tests.journeys.serving import ROOT

UPRIGHT, WIDE = ViewportSize(width=820, height=1180), ViewportSize(width=1280, height=800)
TOUCH = 44

# Words and their lengths differ in each language; what axe looks at differs only where the page is mirrored or dark.
WITH_AXE = {"en": "as it is drawn first", "he": "mirrored", "gu": "dark on the tablet"}
AXE = (ROOT / "browser/node_modules/axe-core/axe.min.js").read_text("utf-8")

# Strips that are meant to be pushed along are navigation or take the focus; nothing else scrolls sideways or is
# cut off there but what says so itself (…).
LAYOUT = """(touch) => {
  const shown = [...document.querySelectorAll("html, body *")].filter((one) => one.checkVisibility());
  const wide = shown
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")
    .filter((one) => !one.closest("nav, .hidden-text, select, input, [tabindex='0']"))
    .filter((one) => getComputedStyle(one).textOverflow !== "ellipsis");
  const low = shown.filter((one) => one.matches("button, a.button, summary, select"))
    .filter((one) => one.getBoundingClientRect().height < touch - 0.5);
  const named = (words) => (one) => `${words}: ${one.outerHTML.slice(0, 160)}`;
  const page = document.documentElement;
  const pushed = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} wide`] : [];
  return [...pushed, ...wide.map(named("too wide")), ...low.map(named("too low to touch"))];
}"""
VIOLATIONS = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.flatMap((one) =>
  one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))"""


def whats_wrong(page: Page, language: str) -> list[str]:
    """On a tablet both ways up and a wider one: what scrolls sideways, is cut off, too low to touch, not accessible."""
    wrong: list[str] = []
    for size in (WIDE, UPRIGHT, TABLET):
        boxes.resize(page, size)
        wrong += [f"{size['width']}: {found}" for found in page.evaluate(LAYOUT, TOUCH)]
    if language not in WITH_AXE:
        return wrong
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(f"() => {{ {AXE} }}")
    return wrong + list(page.evaluate(VIOLATIONS))


class Looking:
    """One person's way through the views; what is wrong in any of them is said at the end, all at once."""

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page
        self.wrong: list[str] = []

    def at(self, view: str, shows: str, measured: bool = False) -> None:
        self.person.tablet(view)
        self.here(view, shows, measured)

    def here(self, view: str, shows: str, measured: bool = False) -> None:
        """`measured`: its boxes too, at the sizes of `boxes.SIZES`."""
        expect(self.page.locator(shows).first).to_be_visible()
        found = whats_wrong(self.page, self.person.language)
        if measured:
            found += boxes.whats_on_each_other(self.page)
        self.wrong += [f"{view} {one}" for one in found]
