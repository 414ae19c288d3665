"""The paper pack, as a printer gets it: the plan for a power cut."""

import pytest
from playwright.sync_api import expect

from server.i18n import words
from tests.journeys.people import Cast, Person
from tests.journeys.printed import printed_pages
from tests.journeys.serving import Kikao, Script

COPIES = {"tents": 1, "questionnaires": 1, "consent": 2}
"""How many pages the bundled study needs of them for each number."""
NUMBERS = 9
"""Seven are invited in the demo; two spare numbers are for people who come without."""


@pytest.mark.parametrize("site", ["Ulm", "BGU"])
def test_each_sheet_of_the_paper_pack_is_a_print_job_with_the_session_on_every_page(
    kikao: Kikao, cast: Cast, site: str
) -> None:
    session = f"{site}-S2"
    coordinator = cast.call("coordinator@kikao.example")
    coordinator.link(session).click()
    coordinator.link("Paper pack").click()
    page = coordinator.page
    names = [link.get_attribute("href") or "" for link in page.locator("a.button", has_text="Open to print").all()]
    printed = {name.rpartition("/")[2]: pages_of(coordinator, kikao.address + name) for name in names}
    assert len(printed) == 7
    assert len(printed["moderator"]) == 2
    assert {name: len(printed[name]) for name in COPIES} == {name: each * NUMBERS for name, each in COPIES.items()}
    for name, pages in printed.items():
        assert all(session in shown for shown in pages), name
    assert "9" in printed["questionnaires"][-1]


def pages_of(person: Person, address: str) -> list[str]:
    page = person.page
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator("body > header")).to_be_hidden()
    expect(page.locator(".screen-only").last).to_be_hidden()
    return printed_pages(page.pdf(prefer_css_page_size=True))


def test_a_sheet_speaks_the_language_of_the_group(kikao: Kikao, cast: Cast) -> None:
    kit = session_kit(kikao.script("moderator.bgu@kikao.example"))
    coordinator = cast.call("coordinator@kikao.example")
    coordinator.page.goto(f"{kikao.address}/sessions/{kit['session']['id']}/paper/moderator")
    sheet = coordinator.page.locator(".paper")
    expect(sheet).to_have_attribute("dir", "rtl")
    expect(sheet).to_contain_text(words.words("he").gettext("Moderator's sheet"))
    expect(sheet).to_contain_text(kit["guide"]["sections"][1]["key_question"]["text"])


def session_kit(script: Script) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = script.get(f"/{script.session('BGU-S2')}/kit")
    return found
