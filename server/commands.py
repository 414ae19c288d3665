"""What the person who runs a server can tell it: `python -m server COMMAND`."""

import sys
from argparse import ArgumentParser, Namespace

import server.backup.commands
import server.demo.commands
import server.guides.commands
import server.parked.commands
import server.people.commands
import server.record_tables.commands
import server.studies.commands
from server import demo, serving
from server.backup import BackupProblem
from server.changes.emptied_list import KeyMissing
from server.foundation import connections
from server.foundation.command import Run, add
from server.foundation.database import Store, WeakSettings
from server.foundation.problems import Problem
from server.foundation.schema import OtherSchema, migrate, refuse_other_schema
from server.settings import Settings

CONTEXTS = (
    server.demo.commands,
    server.guides.commands,
    server.studies.commands,
    server.people.commands,
    server.record_tables.commands,
    server.parked.commands,
    server.backup.commands,
)
REFUSALS = (Problem, WeakSettings, OtherSchema, BackupProblem, KeyMissing, serving.AlreadyServed)


def run(arguments: list[str]) -> int:
    """Carry one command out; 0 when it is done, 1 with a sentence on standard error when it is not."""
    chosen = parser().parse_args(arguments)
    command: Run = chosen.command
    try:
        return command(chosen, Settings())
    except REFUSALS as problem:
        print(problem, file=sys.stderr)
        return 1


def parser() -> ArgumentParser:
    top = ArgumentParser(prog="python -m server", description="Kikao, a focus-group moderation assistant")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    serve_parser = add(commands, "serve", serve, "serve the pages and the tablets")
    serve_parser.add_argument(
        "--demo", action="store_true", help="migrate first, and load the demo study when there is no study"
    )
    add(commands, "migrate", migrate_database, "bring the database to this version")
    for context in CONTEXTS:
        context.add_commands(commands)
    return top


def serve(chosen: Namespace, settings: Settings) -> int:
    store = Store(settings.database)
    with serving.alone(settings):
        store.refuse_weak_settings()
        if chosen.demo:
            migrate(store)
            demo.load_when_empty(store)
        refuse_other_schema(store)
        connections.refuse_one_process_too_many(store)
        serving.welcome(store, settings)
        serving.serve(store, settings)
    return 0


def migrate_database(_chosen: Namespace, settings: Settings) -> int:
    store = Store(settings.database)
    store.refuse_weak_settings()
    migrate(store)
    print("The database is up to date.")
    return 0
