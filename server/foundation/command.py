"""What every command of the server needs. Each context adds its own in `commands.py`."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from typing import TypeAlias

from server.foundation.database import Store
from server.foundation.schema import refuse_other_schema
from server.settings import Settings

Subcommands: TypeAlias = "_SubParsersAction[ArgumentParser]"

Run: TypeAlias = Callable[[Namespace, Settings], int]
"""Carries a command out; the exit code: 0 when it is done."""


def add(commands: Subcommands, name: str, run: Run, help: str) -> ArgumentParser:
    parser = commands.add_parser(name, help=help)
    parser.set_defaults(command=run)
    return parser


def open_store(settings: Settings) -> Store:
    """The database, which has to be sound and of this version's schema."""
    store = Store(settings.database).beside(settings.data)
    store.refuse_weak_settings()
    refuse_other_schema(store)
    return store
