"""A guide as one site reads it in one language: what `localized.py` puts together and tablets are given."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class Told(TypedDict):
    """Anything of a guide that has texts. Where they are not in the language of the guide, it says in which."""

    id: str
    local: NotRequired[Literal[True]]
    """Some text of it is the site's own."""
    language: NotRequired[str]
    """Some text of it is not translated: that one is in this language."""


class Item(Told):
    text: str


class Card(Item):
    title: str
    contact: NotRequired[str]


class Checklist(Told):
    title: str
    instruction: NotRequired[str]
    items: list[Item]


class Question(Item):
    must_ask: bool
    intent: NotRequired[str]
    enough: NotRequired[str]
    instruction: NotRequired[str]
    construct: NotRequired[str]


class Section(Told):
    kind: str
    title: str
    minutes: int
    purpose: NotRequired[str]
    instruction: NotRequired[str]
    script: NotRequired[str]
    ground_rules: NotRequired[list[Item]]
    key_question: NotRequired[Question]
    sub_questions: NotRequired[list[Question]]


class Guide(TypedDict):
    sections: list[Section]
    probes: list[Item]
    cards: list[Card]
    checklists: list[Checklist]


class Adaptation(TypedDict):
    """Where a site's guide differs from the one that all sites share."""

    site: str
    item: str
    source: str
    kind: str
    reason: str
    text: NotRequired[str]
    gloss: NotRequired[str]
    decided_by: NotRequired[str]
    date: NotRequired[str]
    core_kept: NotRequired[bool]


class PaperQuestion(Item):
    kind: Literal["choice", "number", "yes_no", "text"]
    several: bool
    other: bool
    min: NotRequired[int]
    max: NotRequired[int]
    whole: NotRequired[bool]
    leading_zeros: NotRequired[bool]
    """Kept digit by digit, and never counted with"""
    unit: NotRequired[str]
    instruction: NotRequired[str]
    options: NotRequired[list[Item]]


class Questionnaire(Told):
    title: str
    introduction: NotRequired[str]
    instruction: NotRequired[str]
    questions: list[PaperQuestion]


class ConsentForm(Item):
    form_version: str
    title: str
