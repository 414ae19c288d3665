"""`rebuild-record`, for the tables that reports read."""

import sys
from argparse import Namespace

from server.foundation.command import Subcommands, add, open_store
from server.record_tables import up_to_date
from server.settings import Settings


def add_commands(commands: Subcommands) -> None:
    add(commands, "rebuild-record", rebuild_record, "make the tables that reports read anew from the logs")


def rebuild_record(_chosen: Namespace, settings: Settings) -> int:
    sessions, failed = up_to_date.rebuild(open_store(settings))
    print(f"Made the record of {sessions} sessions anew.")
    if failed:
        print(f"{failed} of them cannot be shown; the reasons stand above.", file=sys.stderr)
    return 1 if failed else 0
