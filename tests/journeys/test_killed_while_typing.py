"""F18: the browser is killed 100 ms after a burst of keys."""

import pytest
from playwright.sync_api import expect

from tests.journeys.pages import Desk, prepare
from tests.journeys.people import Cast
from tests.journeys.serving import Kikao
from tests.journeys.watching import UNREACHABLE, Watch

ASSISTANT = "assistant.bu@kikao.example"


@pytest.fixture(autouse=True)
def the_server_goes_away(watch: Watch) -> None:
    watch.expect(UNREACHABLE)


def test_at_most_the_last_second_of_typing_is_gone_and_no_note(kikao: Kikao, cast: Cast) -> None:
    session = kikao.script(ASSISTANT).session("BU-S2")
    assistant = cast.call(ASSISTANT)
    prepare(assistant, session)
    cast.leave()
    kikao.kill()

    assistant = cast.open(ASSISTANT)
    desk = Desk(assistant, session).open()
    desk.layout("Writing")
    typed = desk.page.locator(".note-field")
    typed.press_sequentially("nobody sleeps at night")
    typed.press("Enter")
    typed.press("Enter")
    typed.press_sequentially("P3: the nurse called me")
    desk.page.wait_for_timeout(900)
    typed.press_sequentially(" and then she", delay=10)
    desk.page.wait_for_timeout(100)
    cast.kill(assistant, ASSISTANT)

    assistant = cast.open(ASSISTANT)
    desk = Desk(assistant, session).open()
    expect(desk.page.locator(".note-list li")).to_have_count(1)
    expect(desk.page.locator(".note-list")).to_contain_text("nobody sleeps at night")
    assert desk.page.locator(".note-field").input_value().startswith("P3: the nurse called me")
