"""Making a backup: everything this server keeps, in one encrypted file, while the server runs."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.exc import DBAPIError

from server.backup import BackupProblem, keys, packing, postgresql, sqlite
from server.backup.manifest import Manifest, sha256
from server.settings import Settings


def back_up(settings: Settings, target: Path) -> Manifest:
    """Raises BackupProblem, and then there is no new file."""
    public = keys.public(settings.backup_key)
    if target.exists():
        raise BackupProblem(f"{target} exists. A backup never overwrites another.")
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        # What is not locked yet lies where the database itself lies, not where backups are kept.
        with TemporaryDirectory(dir=settings.data, prefix=".backup-") as made:
            manifest = collect(settings, Path(made))
            packing.pack(Path(made), manifest, target, public)
    except (OSError, DBAPIError) as error:
        raise BackupProblem(f"Nothing was backed up: {error}") from error
    return manifest


def collect(settings: Settings, folder: Path) -> Manifest:
    database = sqlite if settings.database.get_backend_name() == "sqlite" else postgresql
    manifest: Manifest = database.copy(settings.database, folder / database.FILE)
    present = [name for name in packing.BESIDE_THE_DATABASE if (settings.data / name).exists()]
    for name in present:
        shutil.copyfile(settings.data / name, folder / name)
    hashes = {name: sha256(folder / name) for name in (database.FILE, *present)}
    return manifest.model_copy(update={"files": hashes})
