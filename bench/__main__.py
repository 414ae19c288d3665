"""`make bench`: how fast the server takes changes in, against what this disk could do at best, and a tablet a tap."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url

from bench import many_sessions, measuring, tablet, telling
from bench.many_sessions import Pages
from bench.measuring import Measured, Ports
from bench.place import ROOT, postgresql, prepare, serving
from tests.journeys.people import CHROMIUM

POSTGRES = os.environ.get("KIKAO_TEST_POSTGRES")


@contextmanager
def sqlite(folder: Path, name: str) -> Iterator[URL]:
    yield make_url(f"sqlite:///{folder / name}")


def measured_on(folder: Path, postgres: str | None = None) -> Measured:
    """Kikao, the floor and the bare application each have a database of their own on the same disk."""
    with ExitStack() as stack:
        opened = (postgresql(postgres) if postgres else sqlite(folder, name) for name in ("kikao", "floor", "bare"))
        kikao, floor, bare = (prepare(stack.enter_context(url)) for url in opened)
        port = stack.enter_context(serving(kikao.url, "server", "serve"))
        bare_port = stack.enter_context(serving(bare.url, "bench.bare", bare.url, bare.person, "{port}"))
        return measuring.measure(kikao, floor, bare, Ports(port, bare_port))


def pages_on(folder: Path, postgres: str | None = None) -> Pages:
    with postgresql(postgres) if postgres else sqlite(folder, "pages") as url:
        return many_sessions.measure(url)


def main() -> None:
    (ROOT / "var").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "var", prefix="bench-") as folder:
        found = {"SQLite": measured_on(Path(folder))}
        if POSTGRES:
            found["PostgreSQL"] = measured_on(Path(folder), POSTGRES)
        pages = {name: pages_on(Path(folder), POSTGRES if name == "PostgreSQL" else None) for name in found}
        tapped = tablet.measure(Path(folder)) if CHROMIUM else []
    page = telling.page(found, pages, tapped)
    (ROOT / "docs" / "benchmark.md").write_text(page, encoding="utf-8")
    print(page)
    print("Written to docs/benchmark.md.")


if __name__ == "__main__":
    main()
