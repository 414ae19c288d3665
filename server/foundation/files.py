"""Small files that must be whole after a power cut, and that only the server's own user may read."""

import os
from pathlib import Path


def create(path: Path, text: str) -> None:
    """Complete or not at all, also when two make it at once: the first stays."""
    unfinished = write_beside(path, text)
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
    sync_folder(path.parent)


def replace(path: Path, text: str) -> None:
    """The old text or the new one, never a part."""
    write_beside(path, text).rename(path)
    sync_folder(path.parent)


def write_beside(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return unfinished


def sync_folder(folder: Path) -> None:
    """Without this a power cut may take the name of a file back, though its bytes are on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
