"""What was measured, as Markdown."""

import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import __version__ as sqlalchemy

from bench import many_sessions, tablet
from bench.many_sessions import Pages
from bench.measuring import LENGTH, ROUNDS, Measured, Round
from server.foundation.sqlite import driver

Row = tuple[str, str, str]
Ratio = Callable[[Round], float]


def per_second(one: str, other: str) -> Ratio:
    return lambda found: found.sent[one].per_second / found.sent[other].per_second


def slowest(one: str, other: str) -> Ratio:
    return lambda found: found.sent[one].p99 / found.sent[other].p99


def slowest_to_median(one: str) -> Ratio:
    return lambda found: found.sent[one].p99 / found.sent[one].p50


LINES = (
    ("50 changes a request, 1 client", "50 by 1", ""),
    ("50 changes a request, 8 clients", "50 by 8", "at least 15 %, aim 25 %"),
    ("50 changes a request, 32 clients", "50 by 32", "p99 below 300 ms"),
    ("50 changes a request, 8 clients, bare FastAPI", "50 by 8, bare", ""),
    ("one change a request, 1 client", "1 by 1", ""),
    ("one change a request, 1 client, bare FastAPI", "1 by 1, bare", ""),
    ("one change a request, 8 clients", "1 by 8", ""),
    ("one change a request, 8 clients, bare FastAPI", "1 by 8, bare", ""),
    ("one change a request, 32 clients", "1 by 32", ""),
    ("one change a request, 32 clients, bare FastAPI", "1 by 32, bare", ""),
)

RATIOS = (
    ("one change, 1 client: changes a second, to bare FastAPI", per_second("1 by 1", "1 by 1, bare"), ""),
    ("the same, 8 clients", per_second("1 by 8", "1 by 8, bare"), "at least 0.75, aim 0.9"),
    ("the same, 32 clients", per_second("1 by 32", "1 by 32, bare"), "at least 1.2"),
    ("one change, 32 clients: the slowest hundredth (p99) to the median", slowest_to_median("1 by 32"), "at most 2"),
    (
        "one change, 8 clients, beside 30 people who sign in at once with wrong passwords: p99 to p99 alone",
        slowest("1 by 8, sign-ins", "1 by 8"),
        "below 2",
    ),
)

PAGE = """# How fast Kikao is
Written by `make bench`, which measures all of it again in about five minutes; with `KIKAO_TEST_POSTGRES` set, on \
PostgreSQL too.

{tables}

## How the server is measured
- **The floor** is what the disk and SQLAlchemy could do at best: one writer, no HTTP, no check, rows made beforehand, \
put with SQLAlchemy Core into the log's own table `change` with all its columns and indexes, 50 rows a commit (or \
one), with the settings Kikao demands (SQLite: write-ahead log, `synchronous=FULL`). A percentage is of that, in the \
same round, on the same disk.
- **Kikao** is a real server process on loopback with everything on: token, role, site, staff, closed session, \
envelope, payload, canonical content, repeats, numbers, fold, holdings. Every receipt must say *kept*. Tablets are \
connections of one other process, two to a session, that send the next request when the last is answered.
- **Bare FastAPI** is an application of thirty lines over the same table and settings: no sign-in, no check, no fold, \
one transaction a request. On SQLite its writers queue, on PostgreSQL they write at once.
- **Ratios** are taken within each round, of what was measured one after the other, and the median of the rounds counts.
- **Sign-ins**: another process sends 30 wrong passwords at once, and again a second after they are answered (401, or \
503 with a time to come back), while eight tablets send.
- Floor and measured parts take turns in {rounds} rounds, and of each the best round counts, of the floor too: \
whatever else runs on the machine makes a round slower, never faster. The long and the empty session get their \
batches in turns, and the medians of all are compared.
- Milliseconds are from the first byte of a request to the last of its answer, as the tablet sees it; the tablets \
take their share of the same processors.
- What is to be held in milliseconds and in changes a second was set on a quiet machine whose floor was 57,400 rows/s \
(one row a commit: 4,600). Where the floor is lower, because the machine is slower or busy, only percentages and \
ratios can be compared.

{tablet}

## On what
{machine}
"""

TABLET = """## On the tablet

{table}

- Two tablets are two browsers (Chromium without a screen), a moderator's room and an assistant's desk, in one session \
of {length:,} changes of ten people, with a real server process, all on this machine and its processors: a load far \
above 2 makes every figure here worse, so it stands beside each.
- A tap counts from the finger's leaving until the frame in which the page shows what it did is done. The page shows \
nothing before the change is on the disk (one IndexedDB transaction with strict durability), so storing is within it.
- From one tablet to the other counts from the same moment until the other's frame is done: stored, sent, committed by \
the server, told by its stream, stored and drawn there. Marks and their taking back, half of them each way.
- Opening counts from the reload of the page, with the server stopped, until the frame with the question now.
- "Slowed" is Chromium's own slowing of the page's processor; the disk and what the browser does beside the page keep \
their speed. Medians are held, over all that was measured; nothing is left out.
"""


def page(found: dict[str, Measured], pages: dict[str, Pages], tapped: list[tablet.Found]) -> str:
    tables = "\n\n".join(f"## {name}\n\n{server(measured)}\n\n{many(pages[name])}" for name, measured in found.items())
    on_tablet = TABLET.format(table=tablets(tapped), length=tablet.LENGTH).rstrip()
    return PAGE.format(tables=tables, rounds=ROUNDS, tablet=on_tablet, machine=machine())


def server(measured: Measured) -> str:
    rows = [sent(measured, *line) for line in LINES] + [ratio(measured, *line) for line in RATIOS]
    return table([*rows, grown(measured), heard(measured), floors(measured)])


def many(pages: Pages) -> str:
    """A study of a thousand sessions."""
    study = f"{many_sessions.SESSIONS:,} sessions of {many_sessions.CHANGES} changes"
    rows: list[Row] = [
        (f"comparison of {study}, nothing moved on", f"**{pages.comparison:.2f} s** ({pages.size:,} bytes)", "0.5 s"),
        ("the same after one change to one session", f"**{pages.after_one_change:.2f} s**", ""),
        ("the first page with them", f"**{pages.first_page:.2f} s**", "0.3 s"),
        ("their record made anew", f"{pages.made_anew:.0f} s", ""),
    ]
    return table([(what, found, f"at most {bar}" if bar else "") for what, found, bar in rows])


def tablets(tapped: list[tablet.Found]) -> str:
    if not tapped:
        return "Not measured: there is no Chromium on this machine."
    return table([(one.what, f"**{one.median:.0f} ms** median; {one.spread}", held(one)) for one in tapped])


def held(found: tablet.Found) -> str:
    return f"at most {found.bar:,} ms: {'held' if found.median <= found.bar else '**not held**'}"


def table(rows: list[Row]) -> str:
    head = [("measured", "found", "to be held"), ("---", "---", "---")]
    return "\n".join(f"| {' | '.join(row)} |" for row in [*head, *rows])


def sent(measured: Measured, what: str, name: str, bar: str) -> Row:
    per_second = measured.best(lambda found: found.sent[name].per_second)
    floor = measured.best(lambda found: found.floor_50 if name.startswith("50") else found.floor_1)
    p50, p99 = (min(getattr(found.sent[name], p) for found in measured.rounds) for p in ("p50", "p99"))
    speed = f"{per_second:,.0f} changes/s, p50 {p50:.0f} ms, p99 {p99:.0f} ms"
    return what, f"**{per_second / floor:.0%}** of the floor; {speed}", bar


def ratio(measured: Measured, what: str, of: Ratio, bar: str) -> Row:
    each = ", ".join(f"{of(found):.2f}" for found in measured.rounds)
    return what, f"**{measured.ratio(of):.2f}** (rounds: {each})", bar


def grown(measured: Measured) -> Row:
    empty, long = measured.grown["empty"], measured.grown["long"]
    what = f"50 changes into a session of {LENGTH:,} changes, against an empty one"
    return what, f"ratio **{long / empty:.2f}** ({long:.1f} ms against {empty:.1f} ms)", "at most 1.3"


def heard(measured: Measured) -> Row:
    what = "from one tablet to the other: sent until the stream has told it"
    return what, f"**{measured.heard:.0f} ms** median", "below 100 ms"


def floors(measured: Measured) -> Row:
    fifty, one = measured.best(lambda found: found.floor_50), measured.best(lambda found: found.floor_1)
    return "the floor: 50 rows a commit; one row a commit", f"{fifty:,.0f} rows/s; {one:,.0f} rows/s", ""


def machine() -> str:
    names = [line.split(":")[1].strip() for line in read("/proc/cpuinfo") if line.startswith("model name")]
    cpu = names[0] if names else platform.processor()
    load = f"load of the machine at the end {os.getloadavg()[0]:.1f}"
    facts = (f"{os.cpu_count()} processors ({cpu})", f"{platform.system()} {platform.release()}", load)
    versions = f"Python {platform.python_version()}, SQLite {driver().sqlite_version}, SQLAlchemy {sqlalchemy}"
    return f"{'; '.join(facts)}; {versions}; {datetime.now(UTC):%d %B %Y}."


def read(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []
