"""How fast a tablet is late in a very long session, in Chromium: `python -m bench.tablet [changes]`.

A tap is measured in the page, from the event to the frame in which it shows, after the write is on the disk: the room
shows nothing earlier. Opening is measured without server, from the navigation to the words of the question now.
"""

import sys
import tempfile
import uuid
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import CDPSession, Page, expect, sync_playwright

from bench import long_session
from tests.journeys.pages import Desk, Room, prepare
from tests.journeys.people import Cast
from tests.journeys.serving import Kikao, Script
from tests.journeys.watching import Watch

TAPS = 21
MODERATOR, ASSISTANT = "moderator.bu@kikao.example", "assistant.bu@kikao.example"

TAP = """([tapped, shown]) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`nothing shows of a tap on ${tapped}`)), 10_000);
  const watched = document.querySelector(shown);
  const target = [...document.querySelectorAll(tapped)].find((one) => one.offsetParent);
  let begun = 0;
  const observer = new MutationObserver(() => {
    observer.disconnect();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now() - begun);
    requestAnimationFrame(() => port2.postMessage(null));
  });
  observer.observe(watched, { subtree: true, childList: true, characterData: true, attributes: true });
  target.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerId: 1, button: 0 }));
  begun = performance.now();
  target.dispatchEvent(new PointerEvent("pointerup", { bubbles: true, pointerId: 1, button: 0 }));
  target.click();
})"""

SHOWN = """(shown) => new Promise((resolve) => {
  const painted = () => requestAnimationFrame(() => resolve(performance.now()));
  const look = () => document.querySelector(shown) ? painted() : setTimeout(look, 5);
  look();
})"""


CAUGHT_UP = """(count) => new Promise((resolve, reject) => {
  const look = () => {
    const name = `kikao-${JSON.parse(localStorage.getItem("kikao-person")).id}`;
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("changes").objectStore("changes").count();
      counting.onsuccess = () => {
        opening.result.close();
        counting.result >= count ? resolve(performance.now() / 1000) : setTimeout(look, 200);
      };
    };
  };
  look();
})"""


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kikao = Kikao(Path(folder) / "data")
        kikao.data.mkdir()
        kikao.run("demo")
        kikao.start()
        cast = Cast(kikao, playwright, Watch(), Path(folder))
        try:
            measure(kikao, cast, count)
        finally:
            cast.leave()
            kikao.stop()


def measure(kikao: Kikao, cast: Cast, count: int) -> None:
    script = kikao.script(ASSISTANT)
    session = script.session("BU-S2")
    person = cast.call(MODERATOR)
    prepare(person, session)
    room = Room(person, session).open()
    room.start()
    person.page.goto("about:blank")
    fill(script, session, count)
    room.open()
    caught_up(room, count)
    print(f"{count} changes in the session")
    room.open()
    taps(room, 1)
    taps(room, 6)
    opening(kikao, room)


def fill(script: Script, session: str, count: int) -> None:
    device = str(uuid.uuid4())
    made = long_session.changes(script.get(f"/{session}/kit")["guide"]["sections"], count)
    for start in range(0, count, 500):
        body = {"device": device, "changes": made[start : start + 500]}
        answer = script.post(f"/{session}/changes", body)
        assert {one["status"] for one in answer["receipts"]} == {"kept"}, answer


def caught_up(room: Room, count: int) -> None:
    """From opening the room until the log that grew meanwhile is all on the tablet."""
    seconds = room.page.evaluate(CAUGHT_UP, count)
    print(f"{count} changes are fetched, kept and shown in {seconds:.1f} s")


def taps(room: Room, slowed: int) -> None:
    page = room.page
    tools = slow(page, slowed)
    page.goto("about:blank")
    room.open()
    expect(page.locator(".rail")).to_be_visible(timeout=60_000)
    marks = []
    for _tap in range(TAPS):
        marks.append(page.evaluate(TAP, ["button.sub", ".subs"]))
        page.wait_for_timeout(400)
        marks.append(page.evaluate(TAP, [".undo button", ".subs"]))
        page.wait_for_timeout(400)
    report(f"room, mark and take back, CPU slowed {slowed}x", marks)
    Desk(room.person, room.session).open().layout("Watching")
    expect(page.locator(".map .seat").nth(3)).to_be_visible(timeout=60_000)
    turns = []
    for tap in range(TAPS):
        turns.append(page.evaluate(TAP, [f".map button.seat:nth-child({2 + (tap + slowed // 2) % 5})", ".map"]))
        page.wait_for_timeout(400)
    report(f"desk, a turn, CPU slowed {slowed}x", turns)
    tools.detach()


def opening(kikao: Kikao, room: Room) -> None:
    kikao.stop()
    for slowed in (1, 4):
        tools = slow(room.page, slowed)
        times = []
        for _time in range(5):
            room.page.goto("about:blank")
            room.open()
            times.append(room.page.evaluate(SHOWN, ".rail"))
        report(f"opens without server, CPU slowed {slowed}x", times)
        tools.detach()


def slow(page: Page, times: int) -> CDPSession:
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": times})
    return tools


def report(what: str, times: list[Any]) -> None:
    print(
        f"{what}: median {median(times):.0f} ms, from {min(times):.0f} to {max(times):.0f}, {len(times)} times",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
