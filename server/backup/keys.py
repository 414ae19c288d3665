"""The key pair for backups, in the format of `age`. The server holds only the public key and cannot decrypt."""

import os
from pathlib import Path
from typing import Any

import pyrage

from server.backup import BackupProblem


def make(path: Path) -> str:
    """Write a new private key into a new file; the public key to lock with."""
    private = pyrage.x25519.Identity.generate()
    public = str(private.to_public())
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"# Opens backups of Kikao. Keep it away from the server.\n# public key: {public}\n{private}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise BackupProblem(f"No key was made: {error}.") from error
    return public


def public(text: str) -> Any:
    if not text:
        raise BackupProblem("KIKAO_BACKUP_KEY is not set. `python -m server backup-key FILE` makes a pair of keys.")
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise BackupProblem("KIKAO_BACKUP_KEY is not a public key as `backup-key` prints it (age1…).") from error


def private(path: Path) -> Any:
    try:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
        return pyrage.x25519.Identity.from_str(next(line for line in lines if line and line[0] != "#"))
    except (OSError, UnicodeError, StopIteration, pyrage.IdentityError) as error:
        raise BackupProblem(f"{path} holds no private key as `backup-key` writes it (AGE-SECRET-KEY-1…).") from error
