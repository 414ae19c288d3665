"""What the person who runs a server can tell it."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from server import demo, serving
from server.backup import BackupProblem, keys, making, restoring
from server.foundation import connections
from server.foundation.database import Database, Store, WeakSettings
from server.foundation.problems import Problem
from server.foundation.schema import OtherSchema, migrate, refuse_other_schema
from server.guides import checking, loading
from server.people import adding, signing_in, tablets
from server.people.models import ROLES
from server.settings import Settings
from server.studies.models import Site, Study


def run(arguments: list[str]) -> int:
    """Carry one command out; 0 when it is done, 1 with a sentence on standard error when it is not."""
    chosen = parser().parse_args(arguments)
    command: Callable[[Namespace, Settings], int] = chosen.command
    try:
        return command(chosen, Settings())
    except (Problem, WeakSettings, OtherSchema, BackupProblem, serving.AlreadyServed) as problem:
        print(problem, file=sys.stderr)
        return 1


def parser() -> ArgumentParser:
    top = ArgumentParser(prog="python -m server", description="Kikao, a focus-group moderation assistant")
    names = top.add_subparsers(required=True, metavar="COMMAND")

    serve = names.add_parser("serve", help="serve the pages and the tablets")
    serve.add_argument(
        "--demo", action="store_true", help="migrate first, and load the demo study when there is no study"
    )
    serve.set_defaults(command=serve_command)
    names.add_parser("migrate", help="bring the database to this version").set_defaults(command=migrate_command)
    names.add_parser("demo", help="load the demo study into an empty database").set_defaults(command=demo_command)

    check = names.add_parser("check-guide", help="say what is wrong in a pack folder")
    check.add_argument("path", type=Path, metavar="PATH")
    check.set_defaults(command=lambda chosen, _settings: checking.check_guide(chosen.path))
    load = names.add_parser("load", help="load a pack folder as a new study")
    load.add_argument("path", type=Path, metavar="PATH")
    load.set_defaults(command=load_command)

    add = names.add_parser("add-person", help="take a person on; prints a sign-in link")
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("role", metavar="ROLE", choices=ROLES, help=", ".join(ROLES))
    add.add_argument("site", metavar="SITE", nargs="?", help="site code, or study/site where two studies share it")
    add.add_argument("--study", default="", metavar="CODE", help="needed where there is more than one")
    add.set_defaults(command=add_person_command)
    enroll = names.add_parser("enroll", help="prints a tablet token for this person, alone on the last line")
    enroll.add_argument("email", metavar="EMAIL")
    enroll.add_argument("--label", default="", help="what the tablet is called")
    enroll.set_defaults(command=enroll_command)
    add_backup_commands(names)
    return top


def add_backup_commands(names: Any) -> None:
    key = names.add_parser("backup-key", help="make a pair of keys for backups; prints the public one")
    key.add_argument("path", type=Path, metavar="FILE", help="new file for the private key; keep it off this machine")
    key.set_defaults(command=backup_key_command)
    backup = names.add_parser("backup", help="put everything into one file, locked to KIKAO_BACKUP_KEY")
    backup.add_argument("path", type=Path, metavar="FILE", help="new file")
    backup.set_defaults(command=backup_command)
    restore = names.add_parser("restore", help="bring a backup back into an empty place")
    restore.add_argument("path", type=Path, metavar="FILE")
    restore.add_argument("--key", type=Path, required=True, help="file with the private key")
    restore.set_defaults(command=restore_command)


def opened(settings: Settings) -> Store:
    """The database, which has to be sound and of this version's schema."""
    store = Store(settings.database)
    store.refuse_weak_settings()
    refuse_other_schema(store)
    return store


def serve_command(chosen: Namespace, settings: Settings) -> int:
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


def migrate_command(_chosen: Namespace, settings: Settings) -> int:
    store = Store(settings.database)
    store.refuse_weak_settings()
    migrate(store)
    print("The database is up to date.")
    return 0


def demo_command(_chosen: Namespace, settings: Settings) -> int:
    store = Store(settings.database)
    store.refuse_weak_settings()
    migrate(store)
    if not demo.load_when_empty(store):
        print("There is a study already: the demo is only loaded into an empty database.", file=sys.stderr)
        return 1
    return 0


def load_command(chosen: Namespace, settings: Settings) -> int:
    if checking.check_guide(chosen.path):
        return 1
    with opened(settings).transaction() as db:
        study, version = loading.load_study(db, chosen.path)
        print(f"Loaded {study.code} with {len(study.sites)} sites, guide version {version.number}.")
    return 0


def add_person_command(chosen: Namespace, settings: Settings) -> int:
    with opened(settings).transaction() as db:
        site = site_named(db, chosen.study, chosen.site) if chosen.site else None
        study_id = site.study_id if site else study_named(db, chosen.study)
        person = adding.add_person(db, chosen.email, chosen.role, study_id, site.id if site else None)
        print(f"{settings.address}/sign-in/{signing_in.link_for(db, person)}")
    return 0


def study_named(db: Database, code: str) -> str | None:
    """The id of the study with this code, or of the only one; None when there is not exactly one."""
    studies = {study.code: study.id for study in db.scalars(select(Study))}
    if not code:
        return next(iter(studies.values())) if len(studies) == 1 else None
    if code not in studies:
        raise adding.CannotAdd(f"{code!r} is not a study. Studies are: {', '.join(studies)}.")
    return studies[code]


def site_named(db: Database, study: str, named: str) -> Site:
    prefix, _, code = named.rpartition("/")
    study = study or prefix
    found = [site for site in db.scalars(select(Site).where(Site.code == code)) if study in ("", site.study.code)]
    if len(found) != 1:
        known = ", ".join(f"{site.study.code}/{site.code}" for site in db.scalars(select(Site)))
        raise adding.CannotAdd(f"{named!r} does not name one site. Sites are: {known}.")
    return found[0]


def enroll_command(chosen: Namespace, settings: Settings) -> int:
    with opened(settings).transaction() as db:
        person = adding.find(db, chosen.email)
        if person is None:
            raise adding.CannotAdd(f"Nobody here has the address {chosen.email}.")
        print(tablets.enroll(db, person, chosen.label))
    return 0


def backup_key_command(chosen: Namespace, _settings: Settings) -> int:
    print(f"KIKAO_BACKUP_KEY={keys.make(chosen.path)}")
    return 0


def backup_command(chosen: Namespace, settings: Settings) -> int:
    manifest = making.back_up(settings, chosen.path)
    print(f"Backed up {sum(manifest.rows.values())} rows and {', '.join(manifest.files)} into {chosen.path}.")
    return 0


def restore_command(chosen: Namespace, settings: Settings) -> int:
    manifest = restoring.restore(settings, chosen.path, chosen.key)
    print(f"Restored {sum(manifest.rows.values())} rows as they were at {manifest.made_at}, whole and checked.")
    print("Start the server: tablets then offer again all they still have.")
    return 0
