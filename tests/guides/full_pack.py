"""A pack that says everything the format knows, each thing once; it can be read with any part of it left out."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from server.guides import pack
from server.guides.grammar import ADAPTATIONS, GUIDE, STUDY, Shape
from server.guides.pack import BadPack, Pack

Place = tuple[str, ...]
"""The way to a field in the tree of a file, its own name at the end."""

QUESTION = {"intent": "What it is after.", "enough": "Two answers.", "instruction": "Wait.", "construct": "CFIR"}
QUESTION |= {"concept": "For translators.", "must_ask": "yes"}

FILES: dict[str, Any] = {
    "study.yaml": {
        "study": "tea",
        "source_language": "en",
        "languages": ["en", "he"],
        "made_up": "yes",
        "sites": [
            {
                "code": "BGU",
                "country": "IL",
                "income_group": "high",
                "language": "he",
                "time_zone": "Asia/Jerusalem",
                "paper": "Letter",
                "emergency_contact": "Ward office",
                "consent_contact": "Study office",
                "ethics_number": "1/19",
            }
        ],
    },
    "guide.en.yaml": {
        "language": "en",
        "study": {"title": "Tea", "notice": "Ours.", "research_questions": [{"id": "rq1", "text": "Why tea?"}]},
        "sites": [{"id": "site.BGU", "title": "Here", "tradition": "Old.", "contact": "Ward office"}],
        "sections": [
            {
                "id": "tea",
                "kind": "ending",
                "minutes": "5",
                "title": "Tea",
                "purpose": "To begin.",
                "instruction": "Wait.",
                "script": "Welcome.",
                "ground_rules": [{"id": "rule", "text": "One at a time."}],
                "key_question": {"id": "tea.key", "text": "Tea?"} | QUESTION,
                "sub_questions": [{"id": "tea.s1", "text": "Who makes it?"} | QUESTION],
            }
        ],
        "probes": [{"id": "probe.more", "text": "More?"}],
        "cards": [{"id": "card.distress", "title": "Distress", "text": "Pause."}],
        "checklists": [
            {"id": "before", "title": "Before", "instruction": "All.", "items": [{"id": "clock", "text": "A clock"}]}
        ],
        "questionnaire": {
            "title": "You",
            "introduction": "Leave out what you like.",
            "instruction": "Tick.",
            "questions": [
                {"id": "cups", "kind": "number", "text": "Cups?", "instruction": "A day.", "unit": "cups"}
                | {"min": "0", "max": "9", "whole": "yes"},
                {"id": "code", "kind": "number", "text": "Code?", "leading_zeros": "yes"},
                {"id": "drink", "kind": "choice", "text": "What?", "several": "yes", "other": "yes"}
                | {"options": [{"id": "drink.tea", "text": "Tea"}]},
            ],
        },
        "consent": {"form_version": "1", "title": "Taking part", "text": "You are invited."},
    },
    "adaptations.yaml": {
        "adaptations": [
            {"site": "BGU", "item": "tea.key.text", "source": "Tea?", "kind": "reworded", "text": "תה?"}
            | {"gloss": "Tea?", "reason": "So it is said.", "decided_by": "us", "date": "2019-10-21"}
            | {"core_kept": "yes"}
        ]
    },
}
SHAPES = {"study.yaml": STUDY, "guide.en.yaml": GUIDE, "adaptations.yaml": ADAPTATIONS}


def left_out() -> Iterator[tuple[str, Place]]:
    """Every field, by file and place, that a pack may go without."""
    for file, shape in SHAPES.items():
        yield from ((file, place) for place in optional(FILES[file], shape))


def optional(thing: Any, shape: Shape) -> Iterator[Place]:
    known = {*shape.texts, *shape.facts, *shape.lists, *shape.one, *shape.many}
    for name in sorted(known - set(shape.needs)):
        if name in thing:
            yield (name,)
    for name, position, one, inside in things_in(thing, shape):
        yield from ((name, position, *place) for place in optional(one, inside))


def things_in(thing: Any, shape: Shape) -> Iterator[tuple[str, str, Any, Shape]]:
    """Field, position in it (none where it holds one thing), the thing, its shape."""
    for name, inside in shape.one.items():
        if name in thing:
            yield name, "", thing[name], inside
    for name, inside in shape.many.items():
        for position, one in enumerate(thing.get(name, [])):
            yield name, str(position), one, inside


def write(folder: Path, without: tuple[str, Place] | None = None) -> Pack | None:
    """None where the format wants the field there after all: a choice its options, a topic its sub questions."""
    files = deepcopy(FILES)
    if without:
        file, (*way, name) = without
        del at(files[file], way)[name]
    for file, tree in files.items():
        (folder / file).write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
    return translated(folder)


def at(tree: Any, way: list[str]) -> Any:
    for name in way:
        tree = tree if name == "" else tree[int(name) if isinstance(tree, list) else name]
    return tree


def translated(folder: Path) -> Pack | None:
    """With a Hebrew translation of every text that is still there."""
    texts = {address: {"source": text, "text": f"ע {text}"} for address, text in source_texts(folder).items()}
    said = json.dumps({"language": "he", "texts": texts}, ensure_ascii=False)
    (folder / "guide.he.yaml").write_text(said, "utf-8")
    try:
        return pack.read(folder)
    except BadPack:
        return None


def source_texts(folder: Path) -> dict[str, str]:
    guide = json.loads((folder / "guide.en.yaml").read_text("utf-8"))
    return dict(texts_in(guide, GUIDE, ""))


def texts_in(thing: Any, shape: Shape, name: str) -> Iterator[tuple[str, str]]:
    id = thing.get("id", name)
    yield from ((f"{id}.{field}", thing[field]) for field in shape.texts if field in thing)
    for field, _position, one, inside in things_in(thing, shape):
        yield from texts_in(one, inside, field)
