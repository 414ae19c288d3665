"""How fast a tablet is late in a very long session, in Chromium: `python -m bench.tablet` measures only this."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from uuid import uuid4

from playwright.sync_api import Page, expect, sync_playwright

from bench import long_session
from tests.journeys.pages import Desk, Room, prepare
from tests.journeys.people import Cast
from tests.journeys.serving import Kikao, Script
from tests.journeys.watching import Watch

LENGTH = 5_000
TAPS = 20
# Until what a tap sends is over, also on a slow page: a finger is no faster.
SETTLED = 600
# A sub question in the room, and the list of them; the same at the desk; somebody there who is not speaking.
SUB, SUBS, OPEN, OPENS = "button.sub", ".subs", ".opens button", ".opens"
SEAT = ".map .seat:not(.speaking, .moderator)"
MODERATOR, ASSISTANT = "moderator.bu@kikao.example", "assistant.bu@kikao.example"

# The first frame with anything new in it. A page tells the time when that frame is done.
AWAIT_NEWS = """(selector) => {
  window.news = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing new in ${selector}`)), 10_000);
    const watched = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver((_changes, observer) => {
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(Date.now());
      requestAnimationFrame(() => port2.postMessage(null));
    }).observe(document.querySelector(selector), watched);
  });
}"""

# As a finger does it, and when it left the glass.
TAP = """(selector) => {
  const target = [...document.querySelectorAll(selector)].find((one) => one.offsetParent);
  const touch = { bubbles: true, pointerId: 1, button: 0 };
  target.dispatchEvent(new PointerEvent("pointerdown", touch));
  const begun = Date.now();
  target.dispatchEvent(new PointerEvent("pointerup", touch));
  target.click();
  return begun;
}"""

AWAIT_ROOM = """window.opened = new Promise((resolve) => {
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector(".rail")) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now()));
  }).observe(document, { subtree: true, childList: true });
});"""


CAUGHT_UP = """(count) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(`kikao-${JSON.parse(localStorage.getItem("kikao-person")).id}`);
  opening.onerror = () => reject(opening.error);
  const look = () => {
    const counting = opening.result.transaction("changes").objectStore("changes").count();
    counting.onsuccess = () => counting.result >= count ? resolve(opening.result.close()) : setTimeout(look, 200);
  };
  opening.onsuccess = look;
})"""


@dataclass(frozen=True)
class Found:
    what: str
    bar: int
    """Milliseconds that the median is to stay within."""
    times: list[float]
    load: float = field(default_factory=lambda: os.getloadavg()[0])

    @property
    def median(self) -> float:
        return median(self.times)

    @property
    def spread(self) -> str:
        return f"{min(self.times):.0f} to {max(self.times):.0f} ms in {len(self.times)}, load {self.load:.1f}"


def measure(folder: Path) -> list[Found]:
    kikao = Kikao(folder / "tablets")
    kikao.data.mkdir()
    kikao.run("demo")
    kikao.start()
    with sync_playwright() as playwright:
        cast = Cast(kikao, playwright, Watch(), folder)
        try:
            room, desk = in_a_long_session(kikao, cast)
            found = [tapping for slowed in (1, 6) for tapping in taps(room, desk, slowed)]
            return [*found, each_other(room, desk), opening(kikao, room)]
        finally:
            cast.leave()
            kikao.stop()


def in_a_long_session(kikao: Kikao, cast: Cast) -> tuple[Room, Desk]:
    script = kikao.script(ASSISTANT)
    session = script.session("BU-S2")
    room, desk = Room(cast.call(MODERATOR), session), Desk(cast.call(ASSISTANT), session)
    prepare(room.person, session)
    room.open().start()
    desk.open().layout("Watching")
    fill(script, session)
    for view in (room, desk):
        view.page.evaluate(CAUGHT_UP, LENGTH)
        view.page.reload()
    expect(room.page.locator(".rail")).to_be_visible()
    expect(desk.page.locator(SEAT).first).to_be_visible()
    return room, desk


def fill(script: Script, session: str) -> None:
    device = str(uuid4())
    made = long_session.changes(script.get(f"/{session}/kit")["guide"]["sections"], LENGTH)
    for start in range(0, LENGTH, 500):
        body = {"device": device, "changes": made[start : start + 500]}
        answer = script.post(f"/{session}/changes", body)
        assert {one["status"] for one in answer["receipts"]} == {"kept"}, answer


def taps(room: Room, desk: Desk, slowed: int) -> list[Found]:
    bar = 50 if slowed == 1 else 100
    with slow(room.page, slowed):
        marks = [one for _tap in range(TAPS // 2) for one in mark_and_take_back(room.page, SUB, room.page, SUBS)]
    with slow(desk.page, slowed):
        turns = [took(desk.page, SEAT, desk.page, ".map") for tap in range(TAPS)]
    how = f"CPU slowed {slowed}x" if slowed > 1 else "desktop"
    return [
        Found(f"tap on a sub question, and on Undo, {how}: until it is stored and shows", bar, marks),
        Found(f"tap on who speaks, {how}: until it is stored and shows", bar, turns),
    ]


def each_other(room: Room, desk: Desk) -> Found:
    """A mark on either tablet and its taking back, seen on the other."""
    seen = []
    for _tap in range(TAPS // 4):
        seen += mark_and_take_back(room.page, SUB, desk.page, OPENS)
        seen += mark_and_take_back(desk.page, OPEN, room.page, SUBS)
    return Found("tap on one tablet: until the other shows it", 100, seen)


def opening(kikao: Kikao, room: Room) -> Found:
    room.page.add_init_script(AWAIT_ROOM)
    kikao.stop()
    times = []
    with slow(room.page, 4):
        for _time in range(9):
            room.page.reload()
            times.append(room.page.evaluate("window.opened"))
    return Found("opening the room without server, CPU slowed 4x: until the question now shows", 1000, times)


def mark_and_take_back(tapped: Page, target: str, watched: Page, part: str) -> list[float]:
    return [took(tapped, target, watched, part), took(tapped, ".undo > button", watched, part)]


def took(tapped: Page, target: str, watched: Page, part: str) -> float:
    """Milliseconds from the tap on one page until a part of a page, the same or another one, shows something new."""
    watched.evaluate(AWAIT_NEWS, part)
    begun = tapped.evaluate(TAP, target)
    # Asked only afterwards: to be asked is work for the page too.
    tapped.wait_for_timeout(SETTLED)
    return float(watched.evaluate("window.news") - begun)


@contextmanager
def slow(page: Page, times: int) -> Iterator[None]:
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": times})
    yield
    tools.detach()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for found in measure(Path(folder)):
            print(f"{found.what}: {found.median:.0f} ms, {found.spread}; at most {found.bar} ms")


if __name__ == "__main__":
    main()
