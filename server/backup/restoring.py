"""Restoring a backup into an empty place; on failure everything stays as it was."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.exc import DBAPIError

from server.backup import BackupProblem, keys, packing, postgresql, sqlite
from server.backup.manifest import Manifest
from server.foundation import schema
from server.settings import Settings


def restore(settings: Settings, source: Path, key: Path) -> Manifest:
    """Raises BackupProblem, and then nothing was changed."""
    private = keys.private(key)
    database = sqlite if settings.database.get_backend_name() == "sqlite" else postgresql
    refuse_occupied(settings)
    try:
        database.refuse_occupied(settings.database)
        with there(settings.data), TemporaryDirectory(dir=settings.data, prefix=".restore-") as made:
            manifest = packing.unpack(source, private, Path(made))
            refuse_unfit(manifest, database.FILE)
            with in_place(settings.data, Path(made), manifest):
                database.put(settings.database, Path(made) / database.FILE, manifest)
    except (OSError, DBAPIError) as error:
        raise BackupProblem(f"Nothing was restored: {error}") from error
    return manifest


def refuse_occupied(settings: Settings) -> None:
    for name in packing.BESIDE_THE_DATABASE:
        if (settings.data / name).exists():
            raise BackupProblem(f"{settings.data / name} exists. A backup is restored into an empty place only.")


def refuse_unfit(manifest: Manifest, expected: str) -> None:
    if expected not in manifest.files:
        raise BackupProblem(
            f"This is a backup of {manifest.database}; KIKAO_DATABASE_URL names another kind of database."
        )
    if not schema.known(manifest.schema_revision):
        raise BackupProblem(
            f"Kikao {manifest.version} made this backup, with schema {manifest.schema_revision}, which this version "
            "does not know: restore it with that version or a newer one."
        )


@contextmanager
def there(folder: Path) -> Iterator[None]:
    """The folder, made when missing; on failure what was made goes again."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        yield
    except BaseException:
        for path in missing:
            path.rmdir()
        raise


@contextmanager
def in_place(data: Path, folder: Path, manifest: Manifest) -> Iterator[None]:
    """The files beside the database, where they belong; the database itself comes last. On failure none stays."""
    placed: list[Path] = []
    try:
        for name in packing.BESIDE_THE_DATABASE:
            if name in manifest.files:
                os.link(folder / name, data / name)
                placed.append(data / name)
        yield
    except BaseException:
        for path in placed:
            path.unlink()
        raise
