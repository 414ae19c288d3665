"""The languages people read Kikao in, and which one a request gets."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError, negotiate_locale

LANGUAGES = ("en", "de", "sw", "he", "gu")
SOURCE = "en"


# ISO 15924 codes of the scripts that are written from right to left.
RIGHT_TO_LEFT = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}


@lru_cache(1024)
def direction(language: str) -> str:
    """`rtl` or `ltr`, from the script or the language and never from a sample of the text.

    `auto` for a tag that nobody knows: a tablet may have written anything, and pages show it all the same.
    """
    primary, *others = language.split("-")
    script = next((part.title() for part in others if len(part) == 4 and part.isalpha()), None)
    if script:
        return "rtl" if script in RIGHT_TO_LEFT else "ltr"
    locale = locale_of(primary)
    return locale.text_direction if locale else "auto"


@lru_cache(1024)
def name(language: str, shown_in: str | None = None) -> str:
    """The language's name, in itself unless another language is asked for; the tag where it has no name."""
    locale = locale_of(language)
    if locale is None:
        return language
    return locale.get_display_name(locale_of(shown_in or language) or locale) or language


def locale_of(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, TypeError, UnknownLocaleError):
        return None


def choose(wanted: str | None, accept_language: str) -> str:
    """The language a person chose; else the first one of their browser that we have; else English."""
    if wanted in LANGUAGES:
        return wanted
    preferred = [part.split(";")[0].strip() for part in accept_language[:200].split(",")]
    preferred = ["he" if tag == "iw" else tag for tag in preferred]
    return negotiate_locale(preferred, LANGUAGES, sep="-") or SOURCE
