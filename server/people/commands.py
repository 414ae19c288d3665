"""`enroll` gives a tablet or a script its token."""

from argparse import Namespace

from server.foundation.command import Subcommands, add, open_store
from server.people import adding, tablets
from server.settings import Settings


def add_commands(commands: Subcommands) -> None:
    tablet = add(commands, "enroll", enroll, "prints a tablet token for this person, alone on the last line")
    tablet.add_argument("email", metavar="EMAIL")
    tablet.add_argument("--label", default="", help="what the tablet is called")


def enroll(chosen: Namespace, settings: Settings) -> int:
    with open_store(settings).transaction() as db:
        person = adding.find(db, chosen.email)
        if person is None:
            raise adding.CannotAdd(f"Nobody here has the address {chosen.email}.")
        print(tablets.enroll(db, person, chosen.label))
    return 0
