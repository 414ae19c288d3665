"""The core journey without network in WebKit, the engine of every iPad: what is typed outlives server and reload."""

from collections import Counter
from pathlib import Path

import pytest

from tests.journeys import webkit
from tests.journeys.serving import Kikao
from tests.journeys.webkit import WebKit

MODERATOR = "moderator.bu@kikao.example"
NOTE_FIELD = "//*[@role='dialog']//textarea"
HALF_TYPED = "half a sen"


@pytest.mark.skipif(not webkit.IS_WANTED, reason=f"no WebKit here: {webkit.HOW_TO_GET_IT}")
def test_a_prepared_room_outlives_the_server_in_webkit(kikao: Kikao, tmp_path: Path) -> None:
    script = kikao.script(MODERATOR)
    session = script.session("BU-S2")
    guide = script.guide(session)
    with webkit.browsing(tmp_path / "webkit.log") as browser:
        browser.go(kikao.link(MODERATOR))
        browser.says("h1", "Sessions")
        prepare(browser, f"{kikao.address}/en/room#/{session}/prepare")
        begin(browser, f"{kikao.address}/en/room#/{session}/room", guide["collaboration"])

        kikao.kill()
        work_without_server(browser, guide["collaboration.s3"])
        browser.driver.refresh()
        browser.says("h1", guide["collaboration.key"])
        browser.says(".subs", "asked")
        browser.says(".top-bar .saved", "4 to send")
        browser.button("Note …").click()
        field = browser.shown(NOTE_FIELD)
        assert field.get_property("value") == HALF_TYPED

        kikao.start()
        all_is_sent(browser)
    me = script.get(f"/{session}/kit")["person"]["id"]
    log = [one for one in script.changes(session) if one["person"] == me]
    made = {"session.started": 1, "question.now": 1, "sub.marked": 1, "moment.noted": 2, "text.written": 1}
    assert Counter(one["kind"] for one in log) == made
    assert [one["payload"]["text"] for one in log if one["kind"] == "text.written"] == ["ask P2 about the nights"]


def prepare(browser: WebKit, address: str) -> None:
    browser.go(address)
    for _attempt in range(20):
        again = browser.button("Check again")
        if "Ready: the session can run without network." in browser.text(".verdict"):
            return
        again.click()
    raise AssertionError(browser.text(".checks"))


def begin(browser: WebKit, address: str, section: str) -> None:
    browser.go(address)
    browser.button("Start the session").click()
    browser.shown(f"//*[contains(@class, 'rail')]//button[contains(., '{section}')]").click()
    browser.button("Ask").click()
    # Until the tap is stored and shown, "saved" is said of what was there before it.
    browser.says(".rail [aria-current=step]", section)
    all_is_sent(browser)


def work_without_server(browser: WebKit, sub: str) -> None:
    browser.shown(f"//*[contains(@class, 'subs')]//button[contains(., \"{sub}\")]").click()
    browser.says(".subs", "asked")
    browser.button("Note").click()
    browser.button("What was said").click()
    browser.type("ask P2 about the nights", NOTE_FIELD)
    browser.button("Save").click()
    browser.says(".top-bar .saved", "3 to send")
    browser.button("Rich moment").click()
    browser.says(".top-bar .saved", "4 to send")
    browser.button("Note").click()
    browser.type(HALF_TYPED, NOTE_FIELD)


def all_is_sent(browser: WebKit) -> None:
    browser.wait_for(lambda _driver: browser.text(".top-bar .saved") == "saved", "something waits", 60)
