"""The contract as a page to read: docs/contract.md."""

from server.changes.kinds import KINDS, Kind, RegisterBy

HEAD = """# What tablet and server say to each other
Written by `make contract` from the server's models; who changes them writes it anew. A change is one record of what
happened in a session: `{{id, n, kind, subject, at, payload, base?}}`. The kinds are the one list of what can happen
(`server/changes/kinds.py`). Fields beside those named here are kept in the log and mean nothing. Who plans sessions
reads the same as OpenAPI at `/api/openapi.json`.

## Registers
What a subject shows is kept in registers; which of them a change writes is told by:

{registers}

## Kinds of change
A kind needs one of the rights that its line names; `server/people/rights.py` says which role holds them.

| kind | what it is | payload | needs | register | and |
| --- | --- | --- | --- | --- | --- |
{kinds}
"""

TITLES = {
    "payloads": "Payloads",
    "state": "State: what a session is, made of the set of its changes",
    "kit": "Kit: what a tablet needs to work for days without network",
    "answers": "Answers; … is `/api/sessions/{session}`",
}


def page(types: dict[str, str]) -> str:
    """`types`: TypeScript by the name of its file."""
    registers = "\n".join(f"- {by.name.lower()}: {by.value}" for by in RegisterBy)
    head = HEAD.format(registers=registers, kinds="\n".join(row(kind) for kind in KINDS.values()))
    blocks = [f"\n## {title}\n```ts\n{types[name].strip()}\n```\n" for name, title in TITLES.items()]
    return head + "".join(blocks)


def row(kind: Kind) -> str:
    needs = " or ".join(f"`{right}`" for right in kind.rights)
    said = {
        "cannot be taken back": kind.lasting,
        "texts can belong to it": kind.brings,
        "kept after closing": kind.kept_when_closed,
    }
    more = ", ".join(words for words, holds in said.items() if holds)
    cells = (f"`{kind.name}`", kind.words, f"`{kind.payload.__name__}`", needs, kind.register.name.lower(), more)
    return f"| {' | '.join(cells)} |"
