"""The room's page: one shell per language without any session's data, kept by the service worker.

What the worker keeps must fit together, so its version covers the built files, the shells' HTML and their words.
"""

import hashlib
import json
from functools import cache

from server.foundation import render
from server.i18n import words
from server.i18n.languages import LANGUAGES


@cache
def shell(language: str) -> str:
    """The page of one language; the same bytes for everybody."""
    token = words.language.set(language)
    try:
        template = render.environment().get_template("tablets/shell.html")
        return template.render(language=language, words=words.words(language).for_browser())
    finally:
        words.language.reset(token)


@cache
def version() -> str:
    """Changes when any file or word that a tablet keeps does."""
    parts = [str(render.manifest()["version"]), *(shell(language) for language in LANGUAGES)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@cache
def worker(languages: tuple[str, ...]) -> str:
    """The service worker with what it has to keep: `self.__KIKAO = {version, assets, shells}`."""
    kept = {
        "version": version(),
        "assets": [f"/static/{name}" for name in render.manifest()["precache"]],
        "shells": [f"/{language}/room" for language in languages],
    }
    code = (render.BUILD / render.file_of("worker.js")).read_text("utf-8")
    return f"self.__KIKAO = {json.dumps(kept)};\n{code}"
