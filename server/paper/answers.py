"""A questionnaire typed in from paper: values as the tablet gives them, with a sentence for what cannot be read."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from server.i18n.words import N_, _
from server.paper.numbers import is_exact, plain_digits, ways_to_read
from server.paper.typed import TypedPaper
from server.record.answer_values import readable

GAPS = {
    "prefer_not_to_say": N_("prefer not to say"),
    "left_blank": N_("left blank"),
    "unreadable": N_("unreadable"),
}


def values(
    questions: list[dict[str, Any]], typed: TypedPaper, chosen: Mapping[str, list[str]]
) -> Iterator[tuple[str, Any]]:
    """Question and value, of those for which something was entered. `chosen`: ticked boxes by field."""
    for question in questions:
        id = question["id"]
        gap = typed(f"missing.{id}")
        value = READERS[question["kind"]](question, typed, chosen.get(f"choice.{id}", []))
        if gap in GAPS and value is not None:
            typed.reject(f"missing.{id}", _("Either an answer or a reason why there is none."))
        elif gap in GAPS:
            yield id, {"missing": gap}
        elif value is not None:
            yield id, value


def read_choice(question: dict[str, Any], typed: TypedPaper, chosen: list[str]) -> Any:
    other = typed(f"other.{question['id']}")
    ticked = [option["id"] for option in question.get("options", []) if option["id"] in chosen]
    if not question["several"] and len(ticked) + bool(other) > 1:
        typed.reject(f"choice.{question['id']}", _("Only one can be chosen here."))
    if not ticked and not other:
        return None
    if not question["several"] and not other:
        return {"choice": ticked[0]}
    return {"choices": ticked} | ({"other": other} if other else {})


def read_number(question: dict[str, Any], typed: TypedPaper, _chosen: list[str]) -> Any:
    name = f"number.{question['id']}"
    said = typed(name)
    if not said:
        return None
    whole = question.get("whole", False)
    ways = ways_to_read(said, whole)
    if question.get("leading_zeros"):
        return digits(typed, name)
    if not ways:
        typed.reject(name, _("“{typed}” is not a number.").format(typed=said))
    elif len(ways) > 1:
        typed.reject(name, _("“{typed}” can be read in two ways: leave the sign out.").format(typed=said))
    elif not is_exact(ways[0]):
        typed.reject(name, _("This number is too large to be kept exactly."))
    else:
        number = float(ways[0]) if "." in ways[0] else int(ways[0])
        confirm_odd(question, typed, number)
        return {"number": number}
    return None


def digits(typed: TypedPaper, name: str) -> Any:
    """Each as it is written, with the zeros it begins with."""
    written = plain_digits(typed(name))
    if not re.fullmatch(r"\d+", written):
        typed.reject(name, _("“{typed}” is not a number.").format(typed=typed(name)))
    return {"written": written}


def confirm_odd(question: dict[str, Any], typed: TypedPaper, number: float) -> None:
    """Paper may say it all the same: saved again as it is, it is taken."""
    said, low, high = typed(f"number.{question['id']}"), question.get("min", number), question.get("max", number)
    if typed(f"sure.{question['id']}") == said:
        return
    if not low <= number <= high:
        words = _("{number} is outside {min} to {max}. Save again if the paper says so.")
        typed.reject(f"number.{question['id']}", words.format(number=said, min=low, max=high))
    elif question.get("whole") and number != int(number):
        words = _("{number} is no whole number. Save again if the paper says so.")
        typed.reject(f"number.{question['id']}", words.format(number=said))


def read_yes_no(question: dict[str, Any], _typed: TypedPaper, chosen: list[str]) -> Any:
    return {"yes": chosen[0] == "yes"} if chosen and chosen[0] in ("yes", "no") else None


def read_text(question: dict[str, Any], typed: TypedPaper, _chosen: list[str]) -> Any:
    text = typed(f"text.{question['id']}")
    return {"text": text} if text else None


READERS = {"choice": read_choice, "number": read_number, "yes_no": read_yes_no, "text": read_text}


def shown(question: str, value: Any) -> Iterator[tuple[str, str]]:
    """The fields of one answer as they were typed; a ticked box is a field of its own."""
    said = readable(value)
    for choice in [*([said["choice"]] if "choice" in said else []), *said.get("choices", [])]:
        yield f"choice.{question}.{choice}", "on"
    if "yes" in said:
        yield f"choice.{question}.{'yes' if said['yes'] else 'no'}", "on"
    if "number" in said:
        number = said["number"]
        yield f"number.{question}", str(int(number) if float(number).is_integer() else number)
        yield f"sure.{question}", str(int(number) if float(number).is_integer() else number)
    if "written" in said:
        yield f"number.{question}", str(said["written"])
    for name in ("other", "text", "missing"):
        if isinstance(said.get(name), str):
            yield f"{name}.{question}", said[name]
