"""Pages: Jinja2 with the request's language, the signed-in person and the built browser files."""

import json
from collections.abc import Callable, Hashable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from server.foundation.clock import time_of
from server.foundation.page import Page
from server.i18n import formats, languages, words

SERVER = Path(str(files("server")))
BUILD = SERVER / "static"


@cache
def environment() -> Environment:
    """Templates are named `<context>/<file>`, kept in `server/<context>/pages/`."""
    contexts = {folder.parent.name: FileSystemLoader(folder) for folder in sorted(SERVER.glob("*/pages"))}
    jinja = Environment(
        loader=ChoiceLoader([PrefixLoader(contexts)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    jinja.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    jinja.filters["drawn"] = drawn
    jinja.globals.update(languages=languages, formats=formats, time_of=time_of, asset=asset)
    return jinja


def drawn(values: Sequence[Hashable], draw: Callable[[Any], Markup]) -> Markup:
    """Each value as a macro draws it, equal values once: thousands of cells of a table show a few different things."""
    once = {value: draw(value) for value in set(values)}
    return escape("").join([once[value] for value in values])


def page(request: Request, content: Page, status: int | None = None) -> HTMLResponse:
    names = around(request) | content.filled()
    html = environment().get_template(content.template).render(names)
    headers = {"Cache-Control": "no-store", "Content-Language": names["language"]}
    return HTMLResponse(html, status or content.status, headers=headers)


def around(request: Request) -> dict[str, Any]:
    """What every page has beside its own content. The language is the one that `Envelope` chose."""
    person = getattr(request.state, "person", None)
    navigation = [link for link in request.app.state.navigation if person and link.is_for(person)]
    return {"language": words.language.get(), "person": person, "path": request.url.path, "navigation": navigation}


def manifest() -> dict[str, Any]:
    """What `make setup` built for the browser: `{"entries": {source: file}, "precache": [file], "version"}`.

    Read again when the file changed: after a new build under a running server the old files are gone.
    """
    path = BUILD / "manifest.json"
    return read_manifest(path, path.stat().st_mtime_ns)


@lru_cache(1)
def read_manifest(path: Path, _built_at: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def file_of(entry: str) -> str:
    name: str = manifest()["entries"][entry]
    return name


def asset(entry: str) -> str:
    """The address of a built file by the name of its source: `asset("app.css")`."""
    return f"/static/{file_of(entry)}"
