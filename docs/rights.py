"""The page about roles and rights, from the tables of `server/people/rights.py`. `make contract` writes it."""

from pathlib import Path

from server.changes.kinds import KINDS
from server.people.rights import ON_STAFF, RIGHTS, Right

PAGE = Path(__file__).parent / "rights.md"
HEAD = """\
# Who may do what

Written by `make contract` from `server/people/rights.py`: change that.

A role is held in one study: for the whole of it, or at one of its sites. Who moderates or assists in a session has more
rights in that session, as long as they have a role at its site. Without a role in a study nothing of it is there.
"""


def page() -> str:
    columns = {role.replace("_", " "): given for role, given in RIGHTS.items()}
    columns |= {f"{role} of the session": given for role, given in ON_STAFF.items()}
    rows = [row(right.value, [right in given for given in columns.values()]) for right in Right]
    table = [line(["right", *columns]), line(["---", *("---" for _column in columns)]), *rows]
    return "\n".join([HEAD, *table, "", *kinds(), ""])


def row(name: str, held: list[bool]) -> str:
    return line([f"`{name}`", *("yes" if one else "" for one in held)])


def line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def kinds() -> list[str]:
    """Which changes need less than the right to write the record."""
    others = {kind.name: kind.rights for kind in KINDS.values() if kind.rights != (Right.WRITE_RECORD,)}
    by_right = {name: " or ".join(f"`{right}`" for right in rights) for name, rights in others.items()}
    said = [f"- `{name}`: {named or 'nobody; the server alone makes it'}" for name, named in by_right.items()]
    return [
        "Every kind of change needs `write_record`, but for these, where one of several rights is enough:",
        "",
        *said,
    ]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
