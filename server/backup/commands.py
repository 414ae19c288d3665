"""`backup-key`, `backup` and `restore`."""

from argparse import Namespace
from pathlib import Path

from server.backup import keys, making, restoring
from server.foundation.command import Subcommands, add
from server.settings import Settings


def add_commands(commands: Subcommands) -> None:
    key = add(commands, "backup-key", make_key, "make a pair of keys for backups; prints the public one")
    key.add_argument("path", type=Path, metavar="FILE", help="new file for the private key; keep it off this machine")
    backup = add(commands, "backup", back_up, "put everything into one file, locked to KIKAO_BACKUP_KEY")
    backup.add_argument("path", type=Path, metavar="FILE", help="new file")
    again = add(commands, "restore", restore, "bring a backup back into an empty place")
    again.add_argument("path", type=Path, metavar="FILE")
    again.add_argument("--key", type=Path, required=True, help="file with the private key")


def make_key(chosen: Namespace, _settings: Settings) -> int:
    print(f"KIKAO_BACKUP_KEY={keys.make(chosen.path)}")
    return 0


def back_up(chosen: Namespace, settings: Settings) -> int:
    manifest = making.back_up(settings, chosen.path)
    print(f"Backed up {sum(manifest.rows.values())} rows and {', '.join(manifest.files)} into {chosen.path}.")
    return 0


def restore(chosen: Namespace, settings: Settings) -> int:
    manifest = restoring.restore(settings, chosen.path, chosen.key)
    print(f"Restored {sum(manifest.rows.values())} rows as they were at {manifest.made_at}, whole and checked.")
    print("Start the server: tablets then offer again all they still have.")
    return 0
