"""The list of what was emptied: a file in the data folder with ids and keyed hashes, no words.

It lies outside the database because a restored backup may be older than what was emptied since: before tablets are
let in, `emptied.carry_out_list` goes through it. The key lies beside it, because the plain SHA-256 of a short answer
can be guessed.
"""

import fcntl
import hmac
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from server.foundation import files

FILE, KEY = "emptied.jsonl", "emptied_key"


class Entry(BaseModel):
    """One change as it stays after it was emptied, and who emptied it when."""

    model_config = ConfigDict(frozen=True)

    session: str
    id: str
    person: str
    device: str
    n: int | None
    content: str
    """keyed"""
    kind: str = ""
    subject: str = ""
    at: str = ""
    by_right: str = ""
    parked: str | None = None
    """Why it was parked; None for a change of the log."""
    emptied_by: str
    emptied_at: str
    told_by: str | None
    """The id of the `change.emptied` that tells tablets."""


class KeyMissing(RuntimeError):
    """Without the key a late resend is not recognised and would bring its words back: the server does not start."""


def make_key(folder: Path) -> bytes:
    """The key, made by the first who empties something."""
    if not (folder / KEY).exists():
        files.create(folder / KEY, secrets.token_hex(32))
    return key_of(folder)


def key_of(folder: Path) -> bytes:
    try:
        return bytes.fromhex((folder / KEY).read_text("ascii"))
    except FileNotFoundError as error:
        raise KeyMissing(
            f"Something was emptied here, and {folder / KEY} is missing. It is in each backup made since: "
            "restore one into an empty place and bring the key from there."
        ) from error


def keyed(key: bytes, content: str) -> str:
    """The hash that takes the place of a change's content."""
    return hmac.digest(key, content.encode(), "sha256").hex()


def read(folder: Path) -> list[Entry]:
    try:
        lines = (folder / FILE).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [Entry.model_validate_json(line) for line in lines]


def add(folder: Path, entries: Iterable[Entry]) -> None:
    """On the disk when it returns; each entry once."""
    with alone(folder):
        listed = {entry.model_dump_json(): None for entry in (*read(folder), *entries)}
        files.replace(folder / FILE, "".join(f"{line}\n" for line in listed))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One process at a time adds to the list; the key is there before the first entry is."""
    with (folder / KEY).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
