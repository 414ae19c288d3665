"""One server for each file of journeys; each person with a browser of their own."""

import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.journeys.people import CHROMIUM, Cast
from tests.journeys.serving import Kikao
from tests.journeys.watching import Watch

# A machine that runs other tests beside is slow, and nothing here depends on how quick it is.
expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        names = getattr(item, "fixturenames", ())
        if "playwright" in names and not CHROMIUM:
            item.add_marker(pytest.mark.skip("no Chromium here"))


@pytest.fixture(scope="module")
def kikao(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kikao]:
    """A fresh installation with the demo study."""
    data = tmp_path_factory.mktemp("kikao")
    shutil.copyfile(demo_file, data / "kikao.sqlite")
    server = Kikao(data)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Ends with its file: while it runs, its event loop stands in the way of every other one in this worker."""
    with sync_playwright() as started:
        yield started


@pytest.fixture
def watch() -> Iterator[Watch]:
    watching = Watch()
    yield watching
    assert watching.problems == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    cast = item.funcargs.get("cast")
    if report.when == "call" and report.failed and isinstance(cast, Cast):
        report.sections.append(("What each person sees", cast.pictures()))
    return report


@pytest.fixture
def cast(kikao: Kikao, playwright: Playwright, watch: Watch, tmp_path: Path) -> Iterator[Cast]:
    called = Cast(kikao, playwright, watch, tmp_path)
    yield called
    called.leave()
