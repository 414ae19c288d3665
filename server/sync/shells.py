"""The room's page: one shell per language without any session's data, kept by the service worker.

The service worker caches built files, shells and words as one set, so `version` is a hash over all of them.
"""

import hashlib
import json
from functools import lru_cache

from server.foundation import render
from server.i18n import words
from server.i18n.languages import LANGUAGES, direction

PAPER = "#faf8f3"
"""As in browser/styles/tokens.css."""


def shell(language: str) -> str:
    """The page of one language; the same bytes for everybody."""
    return shell_of_build(language, built())


@lru_cache(len(LANGUAGES))
def shell_of_build(language: str, _built: str) -> str:
    token = words.language.set(language)
    try:
        template = render.environment().get_template("sync/shell.html")
        return template.render(language=language, words=words.words(language).for_browser())
    finally:
        words.language.reset(token)


def built() -> str:
    return str(render.manifest()["version"])


def version() -> str:
    """Changes when any file or word that a tablet keeps does."""
    parts = [built(), *(shell(language) for language in LANGUAGES)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def web_app(language: str) -> dict[str, object]:
    """What makes an icon on the home screen open the room's page over the whole screen, without network too."""
    sizes = {"icon-192.png": "192x192", "icon-512.png": "512x512", "icon-maskable.png": "512x512"}
    icons = [
        {"src": render.asset(name), "sizes": size, "type": "image/png"}
        | ({"purpose": "maskable"} if name == "icon-maskable.png" else {})
        for name, size in sizes.items()
    ]
    return {
        "id": "/",
        "name": "Kikao",
        "short_name": "Kikao",
        "lang": language,
        "dir": direction(language),
        "start_url": f"/{language}/room",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [{"src": render.asset("icon.svg"), "sizes": "any", "type": "image/svg+xml"}, *icons],
    }


def worker(languages: tuple[str, ...]) -> str:
    """The service worker with what it has to keep: `self.__KIKAO = {version, assets, shells}`."""
    kept = {
        "version": version(),
        "assets": [f"/static/{name}" for name in render.manifest()["precache"]],
        "shells": [f"/{language}/room" for language in languages],
    }
    code = (render.BUILD / render.file_of("worker.js")).read_text("utf-8")
    return f"self.__KIKAO = {json.dumps(kept)};\n{code}"
