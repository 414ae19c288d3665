"""The paper pack, as a printer gets it: the plan for a power cut."""

import re

import pytest
from playwright.sync_api import expect

from server.i18n import words
from tests.journeys.people import Cast
from tests.journeys.serving import Kikao, Script


@pytest.mark.parametrize("site", ["BU", "BGU"])
def test_the_paper_pack_prints_with_every_sheet_on_a_page_of_its_own(kikao: Kikao, cast: Cast, site: str) -> None:
    session, titles = f"{site}-S2", sheets_of(kikao.script(f"moderator.{site.lower()}@kikao.example"), f"{site}-S2")
    coordinator = cast.call("coordinator@kikao.example")
    page = coordinator.page
    coordinator.link(session).click()
    coordinator.link("Paper pack").click()
    page.emulate_media(media="print")
    sheets = page.locator(".sheet")
    for number, title in enumerate(titles):
        sheet = sheets.nth(number)
        expect(sheet.get_by_role("heading", level=1)).to_contain_text(title)
        expect(sheet.get_by_text(session).first).to_be_visible()
        assert number == 0 or sheet.evaluate("sheet => getComputedStyle(sheet).breakBefore") == "page"
    for handed_out in (2, 3):
        expect(sheets.nth(handed_out).locator(".number-box").first).to_be_visible()
    expect(page.locator("body > header")).to_be_hidden()
    expect(page.locator(".screen-only").last).to_be_hidden()
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > len(titles)


def sheets_of(script: Script, session: str) -> list[str]:
    """Their titles in the language of the group, whatever language the coordinator reads."""
    kit = script.get(f"/{script.session(session)}/kit")
    said = words.words(kit["session"]["language"]).gettext
    return [said("Guide"), said("Seating plan"), kit["questionnaire"]["title"], kit["consent"]["title"]]
