"""The study's rescue key: tablets lock rescue files with its public half, only this server opens them."""

import json
import os
from pathlib import Path

from joserfc.jwk import ECKey
from pydantic import TypeAdapter
from typing_extensions import TypedDict

FILE = "rescue_key.json"


class RescueKey(TypedDict):
    """The public half, as a JSON Web Key (RFC 7517)."""

    kty: str
    crv: str
    x: str
    y: str


KEY = TypeAdapter(RescueKey)


def public_key(data: Path) -> RescueKey:
    return KEY.validate_python(key_of(data).as_dict(private=False))


def key_of(data: Path) -> ECKey:
    """The key in the data folder, made by the first who needs it; never in the database."""
    path = data / FILE
    if not path.exists():
        make(path)
    return ECKey.import_key(json.loads(path.read_text("utf-8")))


def make(path: Path) -> None:
    """Write to a temporary file and link it: the key is complete or absent, and of two writers the first wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(ECKey.generate_key("P-256").as_dict(private=True), file)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
