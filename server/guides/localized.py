"""A guide version as one site sees it in one language: what the room, the desk and the paper pack show."""

from typing import Any

from server.guides.models import GuideVersion
from server.i18n import words

DISTRESS = "card.distress"
NOT_SHOWN = ("concept", "language")  # notes for translators; the source language of the file


def localized(version: GuideVersion, language: str, site_code: str | None) -> dict[str, Any]:
    """Sections, probes, cards and checklists; without a site the guide as all sites share it.

    A thing with a text of the site's own says `"local": true`; one with a text that is not translated shows
    the source text and says `"language": "<source>"`.
    """
    wording = Wording(version, language, site_code)
    names = ("sections", "probes", "cards", "checklists")
    guide = {name: wording.all_of(version.content.get(name, [])) for name in names}
    if site_code:
        contact = {"contact": wording.text(f"site.{site_code}.contact")}
        guide["cards"] = [card | contact if card["id"] == DISTRESS else card for card in guide["cards"]]
    return guide


def questionnaire(version: GuideVersion, language: str, site_code: str | None = None) -> dict[str, Any]:
    """A site may have dropped or reworded an answer: give its code wherever the site is known."""
    return Wording(version, language, site_code).of(version.content["questionnaire"])


def consent(version: GuideVersion, language: str, site_code: str | None = None) -> dict[str, Any]:
    return Wording(version, language, site_code).of(version.content["consent"])


def study_texts(version: GuideVersion, language: str) -> dict[str, Any]:
    """Title, notice and research questions of the study, and its sites by their code."""
    wording = Wording(version, language, None)
    sites = {site["code"]: wording.of(site) for site in version.content["sites"]}
    return wording.of(version.content["study"]) | {"sites": sites}


def titles(version: GuideVersion) -> dict[str, Any]:
    """Title and notice of the study and the names of its sites, in the reader's language."""
    return study_texts(version, words.language.get())


class Wording:
    """The texts of a version in one language, a site's adaptations put in where that is the site's language."""

    def __init__(self, version: GuideVersion, language: str, site_code: str | None) -> None:
        self.source_language = version.content["source_language"]
        self.source = version.texts[self.source_language]
        self.translated = version.texts.get(language, {})
        site_language = {site["code"]: site["language"] for site in version.content["sites"]}.get(site_code)
        own = [a for a in version.adaptations if a["site"] == site_code and language == site_language]
        self.local = {a["item"]: a["text"] for a in own if a["kind"] != "dropped"}
        self.dropped = {a["item"] for a in own if a["kind"] == "dropped"}
        self.fields: dict[str, list[str]] = {}
        for address in self.source:
            thing, _dot, field = address.rpartition(".")
            self.fields.setdefault(thing, []).append(field)

    def text(self, address: str) -> str:
        """Never blank: the source text where there is no translation."""
        return self.local.get(address) or self.translated.get(address) or self.source[address]

    def of(self, thing: dict[str, Any]) -> dict[str, Any]:
        shown: dict[str, Any] = {}
        for name, value in thing.items():
            if isinstance(value, dict):
                shown[name] = self.of(value)
            elif isinstance(value, list):
                shown[name] = self.all_of(value)
            elif name not in NOT_SHOWN:
                shown[name] = value
        addresses = {field: f"{thing['id']}.{field}" for field in self.fields.get(thing["id"], [])}
        shown |= {field: self.text(address) for field, address in addresses.items()}
        if any(address in self.local for address in addresses.values()):
            shown["local"] = True
        if any(address not in self.local and address not in self.translated for address in addresses.values()):
            shown["language"] = self.source_language
        return shown

    def all_of(self, things: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [self.of(thing) for thing in things if f"{thing['id']}.text" not in self.dropped]
