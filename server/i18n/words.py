"""gettext for pages, problems and the tablet: the language of the request, read from locales/*.po."""

from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, c2py
from importlib.resources import files
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from server.i18n.languages import SOURCE

language: ContextVar[str] = ContextVar("language", default=SOURCE)


class Words(NullTranslations):
    """One language's catalogue; a message it lacks shows in English (never blank)."""

    def __init__(self, catalogue: Catalog | None) -> None:
        super().__init__()
        self.messages = {m.id: m.string for m in catalogue or () if m.id and m.string and not m.fuzzy}
        self.plural = c2py(catalogue.plural_expr if catalogue else "n != 1")

    def gettext(self, message: str) -> str:
        found = self.messages.get(message)
        return found if isinstance(found, str) and found else message

    def ngettext(self, one: str, many: str, n: int) -> str:
        forms = self.messages.get((one, many))
        return forms[self.plural(n)] if forms and all(forms) else (one if n == 1 else many)

    def for_browser(self) -> dict[str, str | list[str]]:
        """What the tablet's gettext reads: message -> translation; a plural stands under its singular."""
        plain: dict[str, str | list[str]] = {}
        for message, translation in self.messages.items():
            if isinstance(message, str) and isinstance(translation, str):
                plain[message] = translation
            elif translation and not isinstance(translation, str):
                plain[message[0]] = list(translation)
        return plain


@cache
def words(tag: str) -> Words:
    path = locales() / tag / "LC_MESSAGES" / "messages.po"
    if tag == SOURCE or not path.exists():
        return Words(None)
    with path.open("rb") as po:
        return Words(read_po(po, locale=tag))


def locales() -> Path:
    """The catalogues: beside the package in a checkout, inside it in a wheel."""
    inside = Path(str(files("server"))) / "locales"
    return inside if inside.is_dir() else Path(str(files("server"))).parent / "locales"


def gettext(message: str) -> str:
    return words(language.get()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    return words(language.get()).ngettext(one, many, n)


def N_(message: str) -> str:
    """gettext_noop: `make strings` collects the message here, and `gettext` translates it where it is shown."""
    return message


_ = gettext
