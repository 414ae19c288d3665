"""Where the bundled packs lie."""

from importlib.resources import files
from pathlib import Path


def packs() -> Path:
    """`topic_guides/`: beside the package in a checkout, inside it in a wheel."""
    inside = Path(str(files("server"))) / "topic_guides"
    return inside if inside.is_dir() else Path(str(files("server"))).parent / "topic_guides"
