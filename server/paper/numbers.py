"""Numbers as they stand on paper, read as `browser/views/questionnaire/numbers.ts` does: in doubt it asks."""

import re
import unicodedata

EITHER = re.compile(r"(-?)(\d+)[.,،](\d+)")
ARABIC_GROUPS = re.compile(r"-?\d{1,3}(?:٬\d{3})+")
ARABIC_DECIMALS = re.compile(r"(-?\d+)٫(\d+)")
EXACT_DIGITS = 15
"""As many as every computer keeps exactly."""


def ways_to_read(typed: str, whole: bool) -> list[str]:
    """As plain numbers: none, one, or the two of "1,200". Where a whole number is meant it is no 1.2."""
    plain = plain_digits(typed)
    if re.fullmatch(r"-?\d+", plain):
        return [plain]
    if ARABIC_GROUPS.fullmatch(plain):
        return [plain.replace("٬", "")]
    if arabic := ARABIC_DECIMALS.fullmatch(plain):
        return [f"{arabic[1]}.{arabic[2]}"]
    found = EITHER.fullmatch(plain)
    if not found:
        return []
    sign, before, after = found.groups()
    could_be_groups = len(after) == 3 and len(before) <= 3 and not before.startswith("0")
    ways = [f"{sign}{before}{after}"] if could_be_groups else []
    return ways if ways and whole else [*ways, f"{sign}{before}.{after}"]


def is_exact(plain: str) -> bool:
    before, _point, after = plain.removeprefix("-").partition(".")
    return len((before + after.rstrip("0")).lstrip("0")) <= EXACT_DIGITS


def plain_digits(typed: str) -> str:
    """In Latin digits, without the marks of direction that a keyboard puts beside a number."""
    shown = (sign for sign in typed.strip() if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in shown).replace("−", "-")
