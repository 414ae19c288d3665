"""The rules between the things of a pack: ids, topics, translations that keep up with their source, adaptations."""

from collections.abc import Iterable, Mapping

from server.guides.shaping import PackItem
from server.guides.yaml_tree import Sheet, Word
from server.i18n.words import _


def addresses(guide: PackItem) -> dict[str, Word]:
    """Every text of the guide by its address: the id of its thing, a dot, the name of the field."""
    return {f"{item.id}.{name}": text for item in guide.inside() if item.id for name, text in item.texts.items()}


def check_study(study: PackItem, sheet: Sheet) -> None:
    languages = study.facts.get("languages", [])
    refuse_twice([(language, study.at("languages")) for language in languages], sheet)
    source = study.facts.get("source_language")
    if source and languages and source not in languages:
        sheet.wrong(
            study.at("languages"), _("the source language “{language}” is not among them").format(language=source)
        )
    sites = study.many["sites"]
    refuse_twice([(site.facts["code"], site.at("code")) for site in sites if "code" in site.facts], sheet)
    for site in sites:
        language = site.facts.get("language")
        if language and languages and language not in languages:
            sheet.wrong(site.at("language"), _("the pack does not offer “{language}”").format(language=language))


def refuse_twice(named: Iterable[tuple[str, int]], sheet: Sheet) -> None:
    first: dict[str, int] = {}
    for name, line in named:
        if name in first:
            sheet.wrong(line, _("“{name}” is here twice, first in line {line}").format(name=name, line=first[name]))
        first.setdefault(name, line)


def check_language(guide: PackItem, language: str, sheet: Sheet) -> None:
    said = guide.facts.get("language")
    if said and said != language:
        message = _("this file says “{said}”, its name says “{name}”").format(said=said, name=language)
        sheet.wrong(guide.at("language"), message)


def check_guide_texts(guide: PackItem, codes: list[str], sheet: Sheet) -> None:
    refuse_twice([(item.id, item.at("id")) for item in guide.inside() if item.id], sheet)
    check_sites(guide, codes, sheet)
    for section in guide.many["sections"]:
        check_section(section, sheet)
    for question in guide.one["questionnaire"].many["questions"] if "questionnaire" in guide.one else ():
        check_paper_question(question, sheet)


def check_sites(guide: PackItem, codes: list[str], sheet: Sheet) -> None:
    expected = [f"site.{code}" for code in codes]
    described = [site.id for site in guide.many["sites"]]
    for site in guide.many["sites"]:
        if site.id and site.id not in expected:
            sheet.wrong(site.at("id"), _("unknown id “{id}”: no site of study.yaml").format(id=site.id))
    for missing in expected:
        if missing not in described:
            sheet.wrong(guide.at("sites"), _("“{field}” is missing").format(field=missing))


def check_section(section: PackItem, sheet: Sheet) -> None:
    is_topic = section.facts.get("kind") == "topic"
    if "key_question" not in section.one and (is_topic or section.many["sub_questions"]):
        sheet.wrong(section.line, _("“{id}” has no key question").format(id=section.id))
    if is_topic and "sub_questions" not in section.lines:
        sheet.wrong(section.line, _("“{id}” has no sub question").format(id=section.id))


def check_paper_question(question: PackItem, sheet: Sheet) -> None:
    is_choice = question.facts.get("kind") == "choice"
    if is_choice and "options" not in question.lines:
        sheet.wrong(question.line, _("“{id}” has no options to choose from").format(id=question.id))
    if question.many["options"] and not is_choice:
        sheet.wrong(question.at("options"), _("only a question of kind “choice” has options"))
    if {"min", "max"} <= question.facts.keys() and question.facts["min"] > question.facts["max"]:
        sheet.wrong(question.at("max"), _("“max” is smaller than “min”"))
    for field in ("whole", "leading_zeros"):
        if question.facts.get(field) and question.facts.get("kind") != "number":
            sheet.wrong(question.at(field), _("only a question of kind “number” has “{field}”").format(field=field))
    clashing = {"min", "max", "whole"} & question.facts.keys()
    if question.facts.get("leading_zeros") and clashing:
        message = _("“leading_zeros” keeps each digit as it is written and goes with no “{field}”")
        sheet.wrong(question.at("leading_zeros"), message.format(field=min(clashing)))


def check_translation(translation: PackItem, source: Mapping[str, Word], language: str, sheet: Sheet) -> None:
    known = things(source)
    texts = translation.many["texts"]
    for text in texts:
        if text.id not in source:
            sheet.wrong(text.line, unknown_address(text.id, known))
        else:
            check_source(text, text.id, source, sheet)
    for missing in source.keys() - {text.id for text in texts}:
        message = _("“{address}” has no text in “{language}”").format(address=missing, language=language)
        sheet.wrong(translation.at("texts"), message)


def check_source(item: PackItem, address: str, source: Mapping[str, Word], sheet: Sheet) -> None:
    """`item` was written for a text of the guide: is this still what the guide says? White space does not count."""
    now = source[address]
    if "source" in item.facts and item.facts["source"].split() != now.text.split():
        message = _("“{address}” has changed since: see line {line} of the guide")
        sheet.wrong(item.at("source"), message.format(address=address, line=now.line))


def things(source: Mapping[str, Word]) -> set[str]:
    return {address.rpartition(".")[0] for address in source}


def unknown_address(address: str, known: set[str]) -> str:
    thing, _dot, name = address.rpartition(".")
    if thing in known:
        return _("unknown address: “{id}” has no text “{field}” in the guide").format(id=thing, field=name)
    return _("unknown id “{id}”").format(id=thing or address)


def check_adaptations(
    adaptations: list[PackItem], codes: list[str], guide: PackItem, source: Mapping[str, Word], sheet: Sheet
) -> None:
    places = [(item.facts.get("site"), item.facts.get("item"), item) for item in adaptations]
    refuse_twice([(f"{site}, {address}", item.line) for site, address, item in places if site and address], sheet)
    known, can_go = things(source), droppable(guide)
    for site, address, item in places:
        dropped = item.facts.get("kind") == "dropped"
        if site and site not in codes:
            sheet.wrong(item.at("site"), _("unknown site “{code}”").format(code=site))
        if address and address not in source:
            sheet.wrong(item.at("item"), unknown_address(address, known))
        elif address:
            check_source(item, address, source, sheet)
            if dropped and address not in can_go:
                sheet.wrong(item.at("kind"), _("“{address}” cannot be dropped, only reworded").format(address=address))
        if not dropped and "text" not in item.lines:
            sheet.wrong(item.line, _("“{field}” is missing").format(field="text"))


def droppable(guide: PackItem) -> set[str]:
    """What stands in a list can go (a sub question, an answer option); a key question or a title cannot."""
    lists = [items for thing in (guide, *guide.inside()) for items in thing.many.values()]
    return {f"{item.id}.text" for items in lists for item in items}
