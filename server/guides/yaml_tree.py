"""One YAML file of a pack as a tree that keeps its line numbers, whatever somebody put into the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from server.i18n.words import _

LARGEST = 2 * 1024 * 1024
DEEPEST = 20
# libyaml is ten times faster; where PyYAML was built without it the same packs are read, only the wording of
# some syntax errors differs.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Control characters and lone surrogates: no database stores them.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, order=True)
class PackProblem:
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        line = f"{self.file}:{self.line}: {self.message}"
        # A message quotes what the file says: it must not move the cursor of the terminal.
        return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


@dataclass(frozen=True)
class Sheet:
    """One file of a pack and the list that its problems go to."""

    file: str
    problems: list[PackProblem]

    def wrong(self, line: int, message: str) -> None:
        self.problems.append(PackProblem(self.file, line, message))


@dataclass(frozen=True)
class Word:
    """Every scalar is text: `no` is the word "no", 007 keeps its zeros."""

    text: str
    line: int


@dataclass(frozen=True)
class Series:
    items: list["Node"]
    line: int


@dataclass(frozen=True)
class Fields:
    """A mapping: name -> (the line of the name, the value)."""

    named: dict[str, tuple[int, "Node"]]
    line: int


Node = Word | Series | Fields


class Refused(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


def read_tree(folder: Path, sheet: Sheet) -> Node | None:
    """None when the file cannot be read: the sheet then says why."""
    try:
        return compose(decode(load(folder, sheet.file)), sheet)
    except Refused as refused:
        sheet.wrong(refused.line, refused.message)
    except OSError as error:
        sheet.wrong(1, _("cannot be read: {reason}").format(reason=error.strerror))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or _("not YAML")
        sheet.wrong(mark.line + 1 if mark else 1, _("cannot be read: {reason}").format(reason=reason))
    except (ValueError, OverflowError):  # PyYAML without libyaml on an escape beyond Unicode
        sheet.wrong(1, _("cannot be read: {reason}").format(reason=_("not YAML")))
    return None


def load(folder: Path, name: str) -> bytes:
    path = folder / name
    if not path.exists():
        raise Refused(1, _("this file is missing"))
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Refused(1, _("cannot be read: it lies outside of the pack"))
    if not path.is_file():
        raise Refused(1, _("cannot be read: it is not a file"))
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused(1, _("cannot be read: it is larger than 2 MiB"))
    return content


def decode(content: bytes) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(content.count(b"\n", 0, error.start) + 1, _("not UTF-8")) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if CONTROLS.search(line):
            raise Refused(number, _("holds a control character"))
    return text


@dataclass
class Unfinished:
    line: int
    is_mapping: bool
    children: list[Node] = field(default_factory=list)


def compose(text: str, sheet: Sheet) -> Node:
    """Built from events and without recursion, so that depth and aliases are refused before they cost anything."""
    unfinished = [Unfinished(1, is_mapping=False)]
    for event in events(text):
        line = line_of(event)
        if isinstance(event, yaml.ScalarEvent):
            unfinished[-1].children.append(Word(event.value, line))
        elif isinstance(event, yaml.CollectionStartEvent):
            unfinished.append(Unfinished(line, isinstance(event, yaml.MappingStartEvent)))
            if len(unfinished) > DEEPEST:
                raise Refused(line, _("cannot be read: nested too deeply"))
        elif isinstance(event, yaml.CollectionEndEvent):
            node = finish(unfinished.pop(), sheet)
            unfinished[-1].children.append(node)
    documents = unfinished[0].children
    if not documents:
        raise Refused(1, _("this file is empty"))
    if len(documents) > 1:
        raise Refused(documents[1].line, _("cannot be read: a second document begins here"))
    return documents[0]


def events(text: str) -> Iterator[yaml.Event]:
    for event in yaml.parse(text, Loader=LOADER):
        line = line_of(event)
        if getattr(event, "anchor", None):
            raise Refused(line, _("cannot be read: anchors (&) and aliases (*) are not used in a pack"))
        if getattr(event, "tag", None):
            raise Refused(line, _("cannot be read: tags (!) are not used in a pack"))
        yield event


def line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def finish(unfinished: Unfinished, sheet: Sheet) -> Node:
    if not unfinished.is_mapping:
        return Series(unfinished.children, unfinished.line)
    named: dict[str, tuple[int, Node]] = {}
    for name, value in zip(unfinished.children[::2], unfinished.children[1::2], strict=True):
        if not isinstance(name, Word):
            raise Refused(name.line, _("cannot be read: the name of a field must be a word"))
        if name.text in named:
            first = named[name.text][0]
            sheet.wrong(name.line, _("“{name}” is here twice, first in line {line}").format(name=name.text, line=first))
        named.setdefault(name.text, (name.line, value))
    return Fields(named, unfinished.line)
