"""From the tree of a file to the things it tells of, by their shapes; what does not fit is a problem with its line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from server.guides.grammar import Fact, Shape, Unfit
from server.guides.yaml_tree import CONTROLS, Fields, Node, Series, Sheet, Word
from server.i18n.words import _


@dataclass
class PackItem:
    """A section, a question, a card …, as far as the file could be understood."""

    id: str
    line: int
    lines: dict[str, int] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, Word] = field(default_factory=dict)
    one: dict[str, "PackItem"] = field(default_factory=dict)
    many: dict[str, list["PackItem"]] = field(default_factory=dict)

    def at(self, name: str) -> int:
        return self.lines.get(name, self.line)

    def inside(self) -> Iterator["PackItem"]:
        """Every thing inside this one, at any depth, in the order of the file."""
        for part in (*self.one.values(), *(item for items in self.many.values() for item in items)):
            yield part
            yield from part.inside()

    def outline(self) -> dict[str, Any]:
        """The thing without its texts, for JSON."""
        named = {"id": self.id} if self.id else {}
        one = {name: item.outline() for name, item in self.one.items()}
        many = {name: [item.outline() for item in items] for name, items in self.many.items() if items}
        return named | self.facts | one | many


def take(node: Node, shape: Shape, sheet: Sheet, name: str = "", line: int = 0) -> PackItem:
    """`name` is the thing's id where it has none of its own: `study`, `questionnaire`, `consent`, an address."""
    item = PackItem(
        name, line or node.line, facts=dict(shape.unless_said), many={many: [] for many in (*shape.many, *shape.keyed)}
    )
    if not isinstance(node, Fields):
        sheet.wrong(node.line, _("fields with a name and a value are expected here"))
        return item
    for field_name, (field_line, value) in node.named.items():
        item.lines[field_name] = field_line
        take_field(item, field_name, field_line, value, shape, sheet)
    for needed in shape.needs:
        if needed not in node.named:
            sheet.wrong(item.line, _("“{field}” is missing").format(field=needed))
    return item


def take_field(item: PackItem, name: str, line: int, value: Node, shape: Shape, sheet: Sheet) -> None:
    if name in shape.texts:
        text = take_text(name, value, sheet)
        if text:
            item.texts[name] = text
    elif name == "id" and "id" in shape.facts:
        item.id = take_fact(name, value, shape.facts[name], sheet) or ""
    elif name in shape.facts:
        fact = take_fact(name, value, shape.facts[name], sheet)
        if fact is not None:
            item.facts[name] = fact
    elif name in shape.lists:
        facts = [take_fact(name, entry, shape.lists[name], sheet) for entry in take_series(name, value, sheet)]
        item.facts[name] = [fact for fact in facts if fact is not None]
    elif name in shape.one:
        item.one[name] = take(value, shape.one[name], sheet, name if "id" not in shape.one[name].facts else "")
    elif name in shape.many:
        item.many[name] = [take(entry, shape.many[name], sheet) for entry in take_series(name, value, sheet)]
    elif name in shape.keyed:
        item.many[name] = take_keyed(name, value, shape.keyed[name], sheet)
    else:
        sheet.wrong(line, _("“{field}” is no field known here").format(field=name))


def take_series(name: str, node: Node, sheet: Sheet) -> list[Node]:
    if isinstance(node, Series) and node.items:
        return node.items
    sheet.wrong(node.line, _("“{field}” must be a list of at least one").format(field=name))
    return []


def take_keyed(name: str, node: Node, shape: Shape, sheet: Sheet) -> list[PackItem]:
    if not isinstance(node, Fields):
        sheet.wrong(node.line, _("“{field}” must be fields with a name and a value").format(field=name))
        return []
    return [take(value, shape, sheet, key, line) for key, (line, value) in node.named.items()]


def take_fact(name: str, node: Node, read: Fact, sheet: Sheet) -> Any:
    text = take_text(name, node, sheet)
    try:
        return read(text.text) if text else None
    except Unfit as unfit:
        sheet.wrong(node.line, f"{name}: {unfit}")
        return None


def take_text(name: str, node: Node, sheet: Sheet) -> Word | None:
    if not isinstance(node, Word):
        sheet.wrong(node.line, _("“{field}” must be a text").format(field=name))
    elif not node.text.strip():
        sheet.wrong(node.line, _("“{field}” is empty").format(field=name))
    elif CONTROLS.search(node.text):
        sheet.wrong(node.line, _("“{field}” holds a control character").format(field=name))
    else:
        return Word(node.text.strip(), node.line)
    return None
