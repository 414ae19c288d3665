"""`check-guide`: what is wrong with a pack, for the person who writes it."""

from pathlib import Path

from server.guides.pack import BadPack, Pack, read
from server.guides.yaml_tree import PackProblem
from server.i18n.words import _


def check(path: Path) -> list[PackProblem]:
    """Everything that is wrong with the pack in this folder, by file and line."""
    try:
        read(path)
    except BadPack as bad:
        return bad.found
    return []


def unseen(read: Pack) -> list[PackProblem]:
    """Texts that the format takes and that no page shows, by file and line: nothing is wrong, and nobody reads them."""
    asked = read.guide.one["questionnaire"].many["questions"]
    said = _("no page shows “unit” here: only a question of kind “number” has one")
    return [
        PackProblem(f"guide.{read.source_language}.yaml", question.at("unit"), said)
        for question in asked
        if "unit" in question.texts and question.facts.get("kind") != "number"
    ]


def check_guide(path: Path) -> int:
    """Prints every problem, or one line when there is none; the exit code of the command."""
    try:
        pack = read(path)
    except BadPack as bad:
        print(bad)
        return 1
    fine = _("{name}: nothing is wrong. Sections: {sections}, texts: {texts}, languages: {languages}").format(
        name=pack.name,
        sections=len(pack.guide.many["sections"]),
        texts=len(pack.texts[pack.source_language]),
        languages=" ".join(pack.languages),
    )
    for warning in unseen(pack):
        print(warning)
    print(fine)
    return 0
