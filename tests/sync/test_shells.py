"""The page of the tablet, and the files that it names."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.foundation import render


def build(folder: Path, name: str) -> None:
    built = {
        entry: f"{name}-{entry}"
        for entry in ("shell.js", "app.css", "icons.svg", "icon.svg", "apple-touch-icon.png", "worker.js")
    }
    manifest = {"entries": built, "precache": [built["shell.js"]], "version": name}
    (folder / built["worker.js"]).write_text("")
    (folder / "new.json").write_text(json.dumps(manifest))
    (folder / "new.json").rename(folder / "manifest.json")


def test_what_is_built_under_a_running_server_is_what_it_serves(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "BUILD", tmp_path)
    versions = set()
    for name in ("first", "second"):
        build(tmp_path, name)
        page = client.get("/en/room")
        assert f"/static/{name}-shell.js" in page.text
        assert f"/static/{name}-shell.js" in client.get("/worker.js").text
        versions.add(page.headers["X-Shell"])
    assert len(versions) == 2


def test_from_an_icon_the_prepared_sessions_open_over_the_whole_screen(client: TestClient) -> None:
    for page in ("/sign-in", "/sw/room"):
        assert 'rel="manifest"' in client.get(page).text, page
    app = client.get("/he/manifest.webmanifest")
    assert app.headers["Content-Type"].startswith("application/manifest+json")
    told = app.json()
    assert (told["start_url"], told["display"], told["dir"]) == ("/he/room", "standalone", "rtl")
    for icon in told["icons"]:
        drawn = client.get(icon["src"])
        assert drawn.status_code == 200, icon
        if icon["type"] == "image/png":
            size = int(icon["sizes"].split("x")[0])
            assert drawn.content[:8] == b"\x89PNG\r\n\x1a\n"
            assert int.from_bytes(drawn.content[16:20], "big") == size
    assert client.get("/tlh/manifest.webmanifest").status_code == 404
