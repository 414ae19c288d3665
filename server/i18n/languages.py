"""The languages people read Kikao in, and which one a request gets."""

from babel import Locale, negotiate_locale

LANGUAGES = ("en", "de", "sw", "he", "gu")
SOURCE = "en"


def direction(language: str) -> str:
    """`rtl` or `ltr`, from the language and never from a sample of the text."""
    return Locale.parse(language, sep="-").text_direction


def name(language: str, shown_in: str | None = None) -> str:
    """The language's name, in itself unless another language is asked for."""
    locale = Locale.parse(language, sep="-")
    return locale.get_display_name(shown_in or language) or language


def choose(wanted: str | None, accept_language: str) -> str:
    """The language a person chose; else the first one of their browser that we have; else English."""
    if wanted in LANGUAGES:
        return wanted
    preferred = [part.split(";")[0].strip() for part in accept_language[:200].split(",")]
    preferred = ["he" if tag == "iw" else tag for tag in preferred]
    return negotiate_locale(preferred, LANGUAGES, sep="-") or SOURCE
