"""`check-guide` and `load`, for packs."""

from argparse import Namespace
from pathlib import Path

from server.foundation.command import Subcommands, add, open_store
from server.guides import checking, loading
from server.settings import Settings


def add_commands(commands: Subcommands) -> None:
    check = add(commands, "check-guide", check_guide, "say what is wrong in a pack folder")
    check.add_argument("path", type=Path, metavar="PATH")
    load = add(commands, "load", load_pack, "load a pack folder as a new study")
    load.add_argument("path", type=Path, metavar="PATH")


def check_guide(chosen: Namespace, _settings: Settings) -> int:
    return checking.check_guide(chosen.path)


def load_pack(chosen: Namespace, settings: Settings) -> int:
    if checking.check_guide(chosen.path):
        return 1
    with open_store(settings).transaction() as db:
        study, version = loading.load_study(db, chosen.path)
        print(f"Loaded {study.code} with {len(study.sites)} sites, guide version {version.number}.")
    return 0
