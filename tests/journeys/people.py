"""People at their own browsers, and the words they read there."""

import os
import shutil
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, Playwright, ViewportSize

from server.i18n import words
from tests.journeys.serving import Kikao
from tests.journeys.watching import Watch

# The first draws pages and no window around them, and costs half.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TABLET = ViewportSize(width=1180, height=820)


@dataclass
class Person:
    page: Page
    context: BrowserContext
    address: str
    language: str

    def says(self, message: str, **values: object) -> str:
        """A message of the interface in the language this person reads."""
        return words.words(self.language).gettext(message).format(**values)

    def button(self, message: str, *, within: Locator | None = None, **values: object) -> Locator:
        return (within or self.page.locator("body")).get_by_role(
            "button", name=self.says(message, **values), exact=True
        )

    def link(self, message: str) -> Locator:
        return self.page.get_by_role("link", name=self.says(message), exact=True)

    def field(self, message: str) -> Locator:
        return self.page.get_by_label(self.says(message), exact=True)

    def heading(self, message: str) -> Locator:
        return self.page.get_by_role("heading", name=self.says(message), exact=True)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def tablet(self, session: str, view: str = "") -> None:
        """The address of a view of a session, as the links of the session's page lead to it."""
        self.go(f"/{self.language}/room#/{session}/{view}")

    def read_in(self, language: str) -> None:
        with self.page.expect_navigation():
            self.page.locator("#language").select_option(language)
        self.language = language


class Cast:
    """Opens a browser for each person, in which only they have ever been."""

    def __init__(self, kikao: Kikao, playwright: Playwright, watch: Watch, profiles: Path) -> None:
        self.kikao, self.playwright, self.watch, self.profiles = kikao, playwright, watch, profiles
        self.opened: list[BrowserContext] = []

    def call(self, email: str, address: str | None = None, dark: bool = False) -> Person:
        person = self.open(email, address, dark)
        self.sign_in(person, email)
        return person

    def open(self, email: str, address: str | None = None, dark: bool = False) -> Person:
        """Their browser as they left it."""
        context = self.playwright.chromium.launch_persistent_context(
            self.profiles / email,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            viewport=TABLET,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(15_000)
        self.opened.append(context)
        self.watch.over(context)
        return Person(context.pages[0], context, address or self.kikao.address, "en")

    def sign_in(self, person: Person, email: str) -> None:
        person.page.goto(self.kikao.link(email).replace(self.kikao.address, person.address))
        person.language = person.page.locator("html").get_attribute("lang") or ""

    def kill(self, person: Person, email: str) -> None:
        """Their browser, as an empty battery does it."""
        own = f"--user-data-dir={self.profiles / email}".encode()
        for process in Path("/proc").glob("[0-9]*"):
            # Others come and go.
            with suppress(FileNotFoundError, ProcessLookupError):
                told = (process / "cmdline").read_bytes().split(b"\0")
                if own in told and not any(one.startswith(b"--type=") for one in told):
                    os.killpg(int(process.name), signal.SIGKILL)
        self.opened.remove(person.context)

    def pictures(self) -> str:
        """Where a failed journey stands in every browser, for whoever looks into it."""
        said = []
        for number, context in enumerate(self.opened):
            for page in context.pages:
                picture = self.profiles / f"failed-{number}.png"
                page.screenshot(path=picture)
                said.append(f"{page.url}\n{picture}\n{page.locator('body').inner_text()[:1500]}\n")
        return "\n".join(said + self.watch.seen)

    def leave(self) -> None:
        while self.opened:
            self.opened.pop().close()
