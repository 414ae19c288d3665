"""What an answer of the questionnaire says, whatever JSON a tablet sent."""

from typing import Any

SHAPES: dict[str, Any] = {
    "number": int | float,
    "written": str,
    "choice": str,
    "choices": list,
    "yes": bool,
    "missing": str,
}
UNREADABLE = {"missing": "unreadable"}


def readable(value: Any) -> dict[str, Any]:
    """The log keeps any value; one of a shape that nobody knows counts as unreadable."""
    if not isinstance(value, dict):
        return UNREADABLE
    fits = all(isinstance(value[name], shape) for name, shape in SHAPES.items() if name in value)
    return value if fits and all(isinstance(choice, str) for choice in value.get("choices", [])) else UNREADABLE


def choices(value: dict[str, Any]) -> list[str]:
    """Each answer once, also "yes" and "no", and "other" for one in the participant's own words."""
    if "yes" in value:
        return ["yes" if value["yes"] else "no"]
    other = ["other"] if "other" in value or "text" in value else []
    chosen = [*([value["choice"]] if "choice" in value else []), *value.get("choices", []), *other]
    return list(dict.fromkeys(chosen))
