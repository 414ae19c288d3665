"""Restoring a backup into an empty place; on failure everything stays as it was."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.exc import DBAPIError

from server.backup import BackupProblem, keys, packing, postgresql, sqlite
from server.backup.manifest import Manifest
from server.changes import emptied_list
from server.foundation import files, schema
from server.settings import Settings
from server.sync import rescue_key


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
            join_lists(settings.data, Path(made))
            with in_place(settings.data, Path(made)):
                database.put(settings.database, Path(made) / database.FILE, manifest, settings.data)
    except (OSError, DBAPIError) as error:
        raise BackupProblem(f"Nothing was restored: {error}") from error
    return manifest


def refuse_occupied(settings: Settings) -> None:
    """But for the list of what was emptied: it may have been brought because it is newer than the backup."""
    if (settings.data / rescue_key.FILE).exists():
        raise BackupProblem(f"{settings.data / rescue_key.FILE} exists. A backup is restored into an empty place only.")


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


def join_lists(data: Path, folder: Path) -> None:
    """What the backup lists as emptied and what the place lists, into the folder that is put in place."""
    if not (data / emptied_list.KEY).exists():
        return
    key, own = folder / emptied_list.KEY, data / emptied_list.KEY
    if key.exists() and key.read_bytes() != own.read_bytes():
        raise BackupProblem(
            f"{own} is another key than this backup's: what was emptied with one is not found by the other."
        )
    shutil.copyfile(own, key)
    emptied_list.add(folder, emptied_list.read(data))


@contextmanager
def in_place(data: Path, folder: Path) -> Iterator[None]:
    """The files beside the database, where they belong; the database itself comes last. On failure all is as before."""
    before: dict[Path, bytes | None] = {}
    try:
        for name in packing.BESIDE_THE_DATABASE:
            if (folder / name).exists():
                before[data / name] = (data / name).read_bytes() if (data / name).exists() else None
                files.replace(data / name, (folder / name).read_text("utf-8"))
        yield
    except BaseException:
        for path, held in before.items():
            path.unlink() if held is None else files.replace(path, held.decode())
        raise
