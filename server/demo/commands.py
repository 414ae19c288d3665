"""`demo` loads the demo study."""

import sys
from argparse import Namespace

from server import demo
from server.foundation.command import Subcommands, add
from server.foundation.database import Store
from server.foundation.schema import migrate
from server.settings import Settings


def add_commands(commands: Subcommands) -> None:
    add(commands, "demo", load_demo, "load the demo study into an empty database")


def load_demo(_chosen: Namespace, settings: Settings) -> int:
    store = Store(settings.database)
    store.refuse_weak_settings()
    migrate(store)
    if not demo.load_when_empty(store):
        print("There is a study already: the demo is only loaded into an empty database.", file=sys.stderr)
        return 1
    return 0
