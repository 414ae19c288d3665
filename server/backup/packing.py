"""One locked file out of several, and back: a tar, encrypted as an age file."""

import os
import shutil
import tarfile
from pathlib import Path
from typing import Any

import pyrage
from pydantic import ValidationError

from server.backup import BackupProblem, postgresql, sqlite
from server.backup.manifest import Manifest, sha256
from server.changes import emptied_list
from server.sync import rescue_key

MANIFEST = "manifest.json"
TAR = "backup.tar"
BESIDE_THE_DATABASE = (rescue_key.FILE, emptied_list.FILE, emptied_list.KEY)
KNOWN = {sqlite.FILE, postgresql.FILE, *BESIDE_THE_DATABASE}


def pack(folder: Path, manifest: Manifest, target: Path, public: Any) -> None:
    """Write to a temporary file and rename it: the target exists whole or not at all."""
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=1), "utf-8")
    with tarfile.open(folder / TAR, "w") as tar:
        for name in (MANIFEST, *manifest.files):
            tar.add(folder / name, name)
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.touch(0o600)
        with (folder / TAR).open("rb") as clear, unfinished.open("wb") as locked:
            pyrage.encrypt_io(clear, locked, [public])
            locked.flush()
            os.fsync(locked.fileno())
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def unpack(source: Path, private: Any, folder: Path) -> Manifest:
    """Raises BackupProblem unless every byte is the one that was packed."""
    unlock(source, private, folder / TAR)
    try:
        with tarfile.open(folder / TAR) as tar:
            manifest = Manifest.model_validate_json(member(tar, MANIFEST).read())
            for name in KNOWN & set(manifest.files):
                with member(tar, name) as packed, (folder / name).open("wb") as file:
                    shutil.copyfileobj(packed, file)
                    os.fsync(file.fileno())
    except (tarfile.TarError, KeyError, ValidationError) as error:
        raise BackupProblem(f"{source} is not a backup that this version of Kikao can read.") from error
    (folder / TAR).unlink()
    for name, expected in manifest.files.items():
        if name not in KNOWN or sha256(folder / name) != expected:
            raise BackupProblem(f"{source} was packed wrongly: {name} is not what its manifest says.")
    return manifest


def unlock(source: Path, private: Any, to: Path) -> None:
    try:
        with source.open("rb") as locked, to.open("wb") as clear:
            pyrage.decrypt_io(locked, clear, [private])
    except pyrage.DecryptError as error:
        raise BackupProblem(f"{source} is no whole backup, or this key does not open it ({error}).") from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise BackupProblem(f"{source} is cut short or was altered.") from error


def member(tar: tarfile.TarFile, name: str) -> Any:
    found = tar.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found
