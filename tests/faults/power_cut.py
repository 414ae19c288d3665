"""What a disk may hold after the power went, rebuilt from a record of every write and sync of a process.

What was synced is there. Of what was written since, nothing, all, the beginning, or any of its sectors.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
SECTOR = 512
CALLS = "write,pwrite64,lseek,fsync,fdatasync,ftruncate"
CALL = re.compile(r'^\d+ +(\w+)\((\d+)<([^>]*)>(?:, "([^"]*)")?(.*)\) += (\d+)')
HOW = ("nothing", "all", "beginning", "sectors")


@dataclass
class Event:
    """`write` and `ftruncate` change a file at `at`, `sync` makes it safe, `said` is what the process told."""

    act: str
    file: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class File:
    synced: bytearray = field(default_factory=bytearray)
    since: list[Event] = field(default_factory=list)


def record(arguments: list[str], folder: Path, to: Path) -> list[Event]:
    """Run a Python module; what it did to the files of a folder, until it last said something."""
    strace = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "65536", "-e", f"trace={CALLS}", "-o", str(to)]
    command = [*strace, sys.executable, "-m", *arguments]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, timeout=120)
    with to.open() as lines:
        events = list(read(lines, folder))
    last_said = max(place for place, event in enumerate(events) if event.act == "said")
    return events[: last_said + 1]


def read(lines: Iterator[str], folder: Path) -> Iterator[Event]:
    places: dict[str, int] = {}
    for line in lines:
        found = CALL.match(line)
        if not found:
            continue
        call, descriptor, path, data, rest, result = found.groups()
        name = Path(bytes_of(path).decode())
        if descriptor == "1" and call == "write":
            yield Event("said", data=bytes_of(data))
        elif name.parent != folder or name.name.endswith("-shm"):
            continue
        elif call == "lseek":
            places[descriptor] = int(result)
        elif call in ("write", "pwrite64"):
            at = int(rest.split(",")[-1]) if call == "pwrite64" else places.get(descriptor, 0)
            places[descriptor] = at + int(result)
            yield Event("write", name.name, at, bytes_of(data)[: int(result)])
        elif call == "ftruncate":
            yield Event("ftruncate", name.name, int(rest.split(",")[-1]))
        else:
            yield Event("sync", name.name)


def bytes_of(shown: str) -> bytes:
    return bytes.fromhex(shown.replace("\\x", ""))


def states(
    events: list[Event], before: dict[str, bytes], points: int, chance: Random
) -> Iterator[tuple[dict[str, bytes], set[str]]]:
    """(files by name, all that was said by then), four for each of so many instants."""
    files = {name: File(bytearray(content)) for name, content in before.items()}
    said: set[str] = set()
    instants = set(chance.sample(range(len(events)), points))
    for instant, event in enumerate(events):
        if event.act == "said":
            said |= set(event.data.decode().split())
        elif event.act == "sync":
            settle(files.setdefault(event.file, File()))
        else:
            files.setdefault(event.file, File()).since.append(event)
        if instant in instants:
            for how in HOW:
                yield {name: left_of(file, how, chance) for name, file in files.items()}, said


def settle(file: File) -> None:
    for event in file.since:
        apply(file.synced, event)
    file.since.clear()


def apply(content: bytearray, event: Event) -> None:
    if event.act == "ftruncate":
        del content[event.at :]
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.data)] = event.data


def left_of(file: File, how: str, chance: Random) -> bytes:
    content = bytearray(file.synced)
    kept = {"nothing": 0, "beginning": chance.randint(0, len(file.since))}.get(how, len(file.since))
    for event in file.since[:kept]:
        for part in sectors(event) if how == "sectors" else [event]:
            if how != "sectors" or chance.random() < 0.5:
                apply(content, part)
    return bytes(content)


def sectors(event: Event) -> list[Event]:
    if event.act == "ftruncate":
        return [event]
    first = SECTOR - event.at % SECTOR
    cuts = [0, *range(first, len(event.data), SECTOR), len(event.data)]
    pieces = zip(cuts, cuts[1:], strict=False)
    return [Event("write", event.file, event.at + start, event.data[start:end]) for start, end in pieces]
