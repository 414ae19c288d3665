"""The commands of a Kikao server: `python -m server --help`."""

import sys

from server import commands

if __name__ == "__main__":
    sys.exit(commands.run(sys.argv[1:]))
