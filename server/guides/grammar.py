"""What a pack may say: which fields each thing has, which of them it needs, and how their values read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import available_timezones

from babel import Locale
from babel.core import UnknownLocaleError, parse_locale

from server.i18n.words import _

Fact = Callable[[str], object]

SECTION_KINDS = ("script", "opening", "introduction", "transition", "topic", "activity", "ending")
QUESTION_KINDS = ("choice", "number", "yes_no", "text")
CHECKLISTS = ("before", "opening", "ending", "after")
ADAPTATION_KINDS = ("reworded", "example_replaced", "split", "merged", "added", "dropped")
PAPER_SIZES = ("A4", "Letter")
INCOME_GROUPS = ("low", "lower_middle", "middle", "upper_middle", "high")


class Unfit(Exception):
    """The value of a field does not fit; the message says what would."""


@dataclass(frozen=True)
class Shape:
    """Texts are translated, facts and lists of facts are not; `one`, `many` and `keyed` are things inside.

    The things of a `keyed` field stand under their ids, in place of a list.
    """

    needs: tuple[str, ...]
    texts: tuple[str, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    lists: Mapping[str, Fact] = field(default_factory=dict)
    unless_said: Mapping[str, object] = field(default_factory=dict)
    one: Mapping[str, "Shape"] = field(default_factory=dict)
    many: Mapping[str, "Shape"] = field(default_factory=dict)
    keyed: Mapping[str, "Shape"] = field(default_factory=dict)


def plain(value: str) -> str:
    return value


def identifier(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{0,59}", value) or value.endswith("."):
        raise Unfit(_("“{value}” is no id: a letter first, then letters, digits, _ . or -").format(value=value))
    return value


def site_code(value: str) -> str:
    # Codes stand in labels such as BU-S1-P4, so the dash is taken.
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,9}", value):
        raise Unfit(_("“{value}” is no site code: one to ten letters and digits, a letter first").format(value=value))
    return value


def yes_no(value: str) -> bool:
    if value not in ("yes", "no"):
        raise Unfit(_("“{value}” is neither yes nor no").format(value=value))
    return value == "yes"


def whole_number(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", value):
        raise Unfit(_("“{value}” is not a whole number from 0 to 9999").format(value=value))
    return int(value)


def bound(value: str) -> int:
    """Fifteen digits are kept exactly by every computer."""
    if not re.fullmatch(r"-?[0-9]{1,15}", value):
        raise Unfit(_("“{value}” is not a whole number of at most 15 digits").format(value=value))
    return int(value)


def one_of(*known: str) -> Fact:
    def chosen(value: str) -> str:
        if value not in known:
            raise Unfit(_("“{value}” is unknown; known are {known}").format(value=value, known=", ".join(known)))
        return value

    return chosen


def language_tag(value: str) -> str:
    """A BCP 47 tag in its usual spelling (`de`, `pt-BR`, `sr-Latn`) of a language whose direction Babel knows."""
    try:
        Locale.parse(value, sep="-")
        language, territory, script, variant = parse_locale(value, sep="-")[:4]
    except (ValueError, UnknownLocaleError):
        language, territory, script, variant = "", None, None, None
    if value != "-".join(filter(None, (language, script, territory, variant))) or not value:
        raise Unfit(_("“{value}” is no language tag such as de or pt-BR").format(value=value))
    return value


def country(value: str) -> str:
    if not re.fullmatch("[A-Z]{2}", value) or value not in Locale("en").territories:
        raise Unfit(_("“{value}” is no country code of two letters such as DE").format(value=value))
    return value


def time_zone(value: str) -> str:
    if value not in available_timezones():
        raise Unfit(_("“{value}” is no time zone such as Africa/Kampala").format(value=value))
    return value


def day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Unfit(_("“{value}” is no date such as 2019-10-21").format(value=value)) from None


ID: Mapping[str, Fact] = {"id": identifier}
LINE = Shape(needs=("id", "text"), facts=ID, texts=("text",))
CARD = Shape(needs=("id", "title", "text"), facts=ID, texts=("title", "text"))
CHECKLIST = Shape(
    needs=("id", "title", "items"),
    facts={"id": one_of(*CHECKLISTS)},
    texts=("title", "instruction"),
    many={"items": LINE},
)

QUESTION_FACTS: Mapping[str, Fact] = {**ID, "construct": plain, "must_ask": yes_no, "concept": plain}
SUB_QUESTION = Shape(
    needs=("id", "text"),
    facts=QUESTION_FACTS,
    texts=("text", "intent", "enough", "instruction"),
    unless_said={"must_ask": False},
)
KEY_QUESTION = Shape(
    needs=("id", "text", "intent"),
    facts=QUESTION_FACTS,
    texts=("text", "intent", "enough", "instruction"),
    unless_said={"must_ask": True},
)
SECTION = Shape(
    needs=("id", "kind", "minutes", "title"),
    facts={**ID, "kind": one_of(*SECTION_KINDS), "minutes": whole_number},
    texts=("title", "purpose", "instruction", "script"),
    one={"key_question": KEY_QUESTION},
    many={"ground_rules": LINE, "sub_questions": SUB_QUESTION},
)
ASKED_ON_PAPER = Shape(
    needs=("id", "kind", "text"),
    facts={
        **ID,
        "kind": one_of(*QUESTION_KINDS),
        "min": bound,
        "max": bound,
        "whole": yes_no,
        "leading_zeros": yes_no,
        "several": yes_no,
        "other": yes_no,
    },
    texts=("text", "instruction", "unit"),
    unless_said={"several": False, "other": False},
    many={"options": LINE},
)

GUIDE = Shape(
    needs=("language", "study", "sites", "sections", "questionnaire", "consent"),
    facts={"language": language_tag},
    one={
        "study": Shape(needs=("title",), texts=("title", "notice"), many={"research_questions": LINE}),
        "questionnaire": Shape(
            needs=("title", "questions"),
            texts=("title", "introduction", "instruction"),
            many={"questions": ASKED_ON_PAPER},
        ),
        "consent": Shape(
            needs=("form_version", "title", "text"), facts={"form_version": plain}, texts=("title", "text")
        ),
    },
    many={
        "sites": Shape(needs=("id", "title", "contact"), facts=ID, texts=("title", "tradition", "contact")),
        "sections": SECTION,
        "probes": LINE,
        "cards": CARD,
        "checklists": CHECKLIST,
    },
)

# What stands on a site's printed sheets: read from the guide version, never from the table of sites.
ON_PAPER: Mapping[str, Fact] = {
    "paper": one_of(*PAPER_SIZES),
    "emergency_contact": plain,
    "consent_contact": plain,
    "ethics_number": plain,
}
STUDY = Shape(
    needs=("study", "source_language", "languages", "sites"),
    facts={"study": identifier, "source_language": language_tag, "made_up": yes_no},
    unless_said={"made_up": False},
    lists={"languages": language_tag},
    many={
        "sites": Shape(
            needs=("code", "country", "income_group", "language", "time_zone"),
            facts={
                "code": site_code,
                "country": country,
                "income_group": one_of(*INCOME_GROUPS),
                "language": language_tag,
                "time_zone": time_zone,
                **ON_PAPER,
            },
        ),
    },
)

TRANSLATION = Shape(
    needs=("language", "texts"),
    facts={"language": language_tag},
    keyed={"texts": Shape(needs=("source", "text"), facts={"source": plain, "check": plain}, texts=("text",))},
)

ADAPTATIONS = Shape(
    needs=("adaptations",),
    many={
        "adaptations": Shape(
            needs=("site", "item", "source", "kind", "reason"),
            facts={
                "site": plain,
                "item": plain,
                "source": plain,
                "kind": one_of(*ADAPTATION_KINDS),
                "gloss": plain,
                "reason": plain,
                "decided_by": plain,
                "date": day,
                "core_kept": yes_no,
            },
            texts=("text",),
        )
    },
)
