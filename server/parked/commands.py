"""`empty-change` takes what changes say out of a record for ever."""

import sys
from argparse import Namespace

from server.changes import emptied_list
from server.foundation.command import Subcommands, add, open_store
from server.parked import emptying
from server.people import adding
from server.sessions import finding
from server.settings import Settings


def add_commands(commands: Subcommands) -> None:
    empty = add(commands, "empty-change", empty_change, "take what changes say out of a session's record, for ever")
    empty.add_argument("session", metavar="SESSION", help="the session's id, as in the address of its page")
    empty.add_argument("changes", metavar="CHANGE", nargs="+", help="ids of changes in the record or parked")
    empty.add_argument("--by", required=True, metavar="EMAIL", help="the coordinator or site lead who decided it")
    empty.add_argument("--reason", required=True, metavar="TEXT", help="stays with the record: no names in it")


def empty_change(chosen: Namespace, settings: Settings) -> int:
    store = open_store(settings)
    with store.transaction() as db:
        by = adding.find(db, chosen.by)
        if by is None:
            raise adding.CannotAdd(f"Nobody here has the address {chosen.by}.")
        emptying.empty(db, finding.find(db, by, chosen.session), by, chosen.reason, chosen.changes)
    if not emptying.wipe_bytes(store):
        print("Emptied. Its bytes are still in the database's files: run this again when it is quiet.", file=sys.stderr)
        return 1
    print(f"Emptied, and so it will be when a backup is restored beside {settings.data / emptied_list.FILE}.")
    return 0
