"""One word, one meaning (docs/words.md), as far as a machine can hold it."""

import ast
import re
from collections import Counter
from pathlib import Path

from tests.house.tree import files, text

FORBIDDEN = {"survey", "respondent", "interview", "ticket", "stage", "user", "meeting"}
DEFINED = re.compile(r"\b(?:class|def|function|const|let|interface|type)\s+([A-Za-z_]\w*)")
PARTS = re.compile(r"[A-Z]?[a-z]+")
# The shape of a thing on the wire has the name of the thing, and is read with its module: `says.Turn`.
ON_THE_WIRE = {Path("server/changes/payloads.py"), Path("server/sync/answers.py")}


def classes() -> list[str]:
    trees = [ast.parse(text(path)) for path in files("server/**/*.py") if path not in ON_THE_WIRE]
    return [node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]


def test_no_two_classes_of_the_server_have_one_name() -> None:
    counted = Counter(classes())
    assert counted["Session"] == 1
    assert [name for name, times in counted.items() if times > 1] == []


def test_nothing_is_named_by_a_word_that_the_field_does_not_use() -> None:
    paths = files("server/**/*.py", "browser/**/*.ts", "browser/**/*.tsx")
    names = {(path, name) for path in paths for name in [path.stem, *DEFINED.findall(text(path))]}
    assert len(names) > 500
    parts = ((path, name, {part.lower() for part in PARTS.findall(name)}) for path, name in names)
    assert sorted(f"{path}: {name}" for path, name, found in parts if found & FORBIDDEN) == []


def test_words_that_are_reserved_are_listed_once() -> None:
    words = re.findall(r"\*\*([^*]+)\*\*", text(Path("docs/words.md")))
    assert [word for word, times in Counter(words).items() if times > 1] == []
