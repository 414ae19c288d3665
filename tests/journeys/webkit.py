"""WebKit as a person uses it: Debian's MiniBrowser, driven by Selenium on a screen of its own."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver import Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options

from tests.journeys.serving import free_port

T = TypeVar("T")
MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), None)
TOOLS = ("WebKitWebDriver", "xvfb-run", "dbus-run-session")
# CI may skip nothing.
IS_WANTED = bool(os.environ.get("CI")) or (MINI_BROWSER is not None and all(map(shutil.which, TOOLS)))
HOW_TO_GET_IT = "sudo apt install webkit2gtk-driver xvfb dbus-x11"
# Its sandbox cannot be made by root, as who the tests run in CI.
AS_ROOT = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"} if os.getuid() == 0 else {}


@contextmanager
def browsing(log: Path) -> Iterator["WebKit"]:
    port = free_port()
    command = ["xvfb-run", "-a", "dbus-run-session", "--", "WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"]
    with log.open("wb") as said:
        process = subprocess.Popen(command, env=os.environ | AS_ROOT, stdout=said, stderr=said, start_new_session=True)
        try:
            driver = connected(port)
            try:
                yield WebKit(driver)
            finally:
                driver.quit()
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def connected(port: int) -> Remote:
    options = Options()
    options.binary_location = str(MINI_BROWSER)
    options.add_argument("--automation")
    for _attempt in range(300):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            break
        time.sleep(0.1)
    config = ClientConfig(remote_server_addr=f"http://127.0.0.1:{port}")
    return Remote(RemoteConnection(client_config=config), options=options)


class WebKit:
    def __init__(self, driver: Remote) -> None:
        self.driver = driver
        driver.set_window_size(1180, 820)

    def go(self, address: str) -> None:
        self.driver.get(address)

    def button(self, words: str) -> WebElement:
        return self.shown(f"//button[normalize-space()='{words}' or @aria-label='{words}']")

    def shown(self, path: str) -> WebElement:
        """The first element shown that this XPath finds, as soon as there is one."""

        def look(driver: Remote) -> WebElement | None:
            found = driver.find_elements(By.XPATH, path)
            return next((element for element in found if element.is_displayed()), None)

        return self.wait_for(look, f"nothing shown at {path}")

    def type(self, words: str, path: str) -> None:
        """Into an empty field; the driver hands the keys over and does not wait until the page has them."""
        field = self.shown(path)
        field.send_keys(words)
        self.wait_for(lambda _driver: field.get_property("value") == words, "the keys do not arrive")

    def says(self, css: str, words: str, seconds: float = 30) -> None:
        self.wait_for(lambda _driver: words in self.text(css), f"no {words!r} in {css}", seconds)

    def text(self, css: str) -> str:
        return " ".join(element.text for element in self.driver.find_elements(By.CSS_SELECTOR, css))

    def wait_for(self, look: Callable[[Remote], T | None], otherwise: str, seconds: float = 30) -> T:
        waiting = WebDriverWait(self.driver, seconds, 0.1, [StaleElementReferenceException])
        try:
            return waiting.until(look, otherwise)  # type: ignore[return-value]
        except TimeoutException as late:
            raise AssertionError(f"{otherwise}; the page says:\n{self.text('body')}") from late
