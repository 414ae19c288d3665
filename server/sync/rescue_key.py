"""The study's rescue key: tablets lock rescue files with its public half, only this server opens them."""

import json
from pathlib import Path

from joserfc.jwk import ECKey
from pydantic import TypeAdapter
from typing_extensions import TypedDict

from server.foundation import files

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
        files.create(path, json.dumps(ECKey.generate_key("P-256").as_dict(private=True)))
    return ECKey.import_key(json.loads(path.read_text("utf-8")))
