"""A study pack: a folder of plain text with the study, its guide, the translations and the sites' adaptations."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.foundation import problems
from server.guides.grammar import ADAPTATIONS, GUIDE, ON_PAPER, STUDY, TRANSLATION, Shape, Unfit, language_tag
from server.guides.rules import (
    addresses,
    check_adaptations,
    check_guide_texts,
    check_language,
    check_study,
    check_translation,
)
from server.guides.shaping import PackItem, take
from server.guides.yaml_tree import PackProblem, Sheet, Word, read_tree
from server.i18n.words import N_, _
from server.studies.making import NewSite

STUDY_FILE = "study.yaml"
ADAPTATIONS_FILE = "adaptations.yaml"


@dataclass(frozen=True)
class Pack:
    name: str
    source_language: str
    languages: list[str]
    made_up: bool
    sites: list[NewSite]
    on_paper: dict[str, dict[str, Any]]
    """site code -> what its printed sheets say: contacts, ethics number, size of the paper."""
    guide: PackItem
    texts: dict[str, dict[str, Word]]
    """language -> address -> text, the source language among them."""
    adaptations: list[dict[str, Any]]


class BadPack(problems.Problem):
    status, name, title = 422, "bad_pack", N_("This pack has problems.")

    def __init__(self, found: list[PackProblem]) -> None:
        super().__init__("\n".join(map(str, found)))
        self.found = found


def read(path: Path) -> Pack:
    """Raises BadPack with all problems at once."""
    reader = PackReader(path, [])
    try:
        pack = reader.pack()
    except OSError as error:
        raise BadPack(
            [PackProblem(str(path), 1, _("cannot be read: {reason}").format(reason=error.strerror))]
        ) from error
    if pack is None or reader.problems:
        raise BadPack(sorted(set(reader.problems)))
    return pack


@dataclass(frozen=True)
class PackReader:
    """One way through a folder; it goes on after a problem as far as it can."""

    folder: Path
    problems: list[PackProblem]

    def pack(self) -> Pack | None:
        study = self.study()
        if study is None:
            return None
        source, languages = study.facts["source_language"], study.facts.get("languages", [])
        codes = [site.facts["code"] for site in study.many["sites"] if "code" in site.facts]
        self.refuse_strangers({source, *languages})
        guide = self.guide(source, codes)
        texts = {source: addresses(guide) if guide else {}}
        for language in languages:
            if language != source:
                texts[language] = self.translation(language, texts[source] if guide else None)
        adaptations = self.adaptations(codes, guide)
        if guide is None or self.problems:
            return None
        name, made_up = study.facts["study"], study.facts["made_up"]
        sites, on_paper = sites_of(study)
        return Pack(name, source, languages, made_up, sites, on_paper, guide, texts, adaptations)

    def study(self) -> PackItem | None:
        """None when nothing tells the source language, and so which file is the guide."""
        if not self.folder.is_dir() or STUDY_FILE not in self.names():
            self.sheet(str(self.folder)).wrong(1, _("this is no pack: a pack is a folder with a study.yaml"))
            return None
        study = self.file(STUDY_FILE, STUDY)
        if study is None or "source_language" not in study.facts:
            self.only_read()
            return None
        check_study(study, self.sheet(STUDY_FILE))
        return study

    def only_read(self) -> None:
        for name in self.names() - {STUDY_FILE}:
            read_tree(self.folder, self.sheet(name))

    def refuse_strangers(self, languages: set[str]) -> None:
        expected = {STUDY_FILE, ADAPTATIONS_FILE, *(f"guide.{language}.yaml" for language in languages)}
        for name in self.names() - expected:
            self.sheet(name).wrong(1, stranger(name))

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir() if path.suffix in (".yaml", ".yml")}

    def guide(self, language: str, codes: list[str]) -> PackItem | None:
        name = f"guide.{language}.yaml"
        guide = self.file(name, GUIDE)
        if guide:
            check_language(guide, language, self.sheet(name))
            check_guide_texts(guide, codes, self.sheet(name))
        return guide

    def translation(self, language: str, source: dict[str, Word] | None) -> dict[str, Word]:
        """`source` is None when the guide could not be read: then the file is looked at for itself."""
        name = f"guide.{language}.yaml"
        translation = self.file(name, TRANSLATION)
        if translation is None:
            return {}
        check_language(translation, language, self.sheet(name))
        if source is not None:
            check_translation(translation, source, language, self.sheet(name))
        return {item.id: item.texts["text"] for item in translation.many["texts"] if "text" in item.texts}

    def adaptations(self, codes: list[str], guide: PackItem | None) -> list[dict[str, Any]]:
        """A study whose sites all keep to the guide needs no such file."""
        if ADAPTATIONS_FILE not in self.names():
            return []
        root = self.file(ADAPTATIONS_FILE, ADAPTATIONS)
        found = root.many["adaptations"] if root else []
        if guide:
            check_adaptations(found, codes, guide, addresses(guide), self.sheet(ADAPTATIONS_FILE))
        return [item.facts | {name: text.text for name, text in item.texts.items()} for item in found]

    def file(self, name: str, shape: Shape) -> PackItem | None:
        sheet = self.sheet(name)
        tree = read_tree(self.folder, sheet)
        return take(tree, shape, sheet) if tree else None

    def sheet(self, name: str) -> Sheet:
        return Sheet(name, self.problems)


def sites_of(study: PackItem) -> tuple[list[NewSite], dict[str, dict[str, Any]]]:
    """The sites, and by their code what stands on their paper."""
    sites = [site.facts for site in study.many["sites"]]
    rest = [{name: value for name, value in site.items() if name not in ON_PAPER} for site in sites]
    on_paper = {site["code"]: {name: site[name] for name in ON_PAPER if name in site} for site in sites}
    return [NewSite(**site) for site in rest], on_paper


def stranger(name: str) -> str:
    if not name.startswith("guide."):
        return _("no file of a pack has this name")
    try:
        language = language_tag(name.removeprefix("guide.").rpartition(".")[0])
    except Unfit as unfit:
        return str(unfit)
    return _("the pack does not offer “{language}”").format(language=language)
