"""Packs what a wheel needs to run without Node: the built browser files, the guides and the catalogues."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CONTENT = ("locales", "topic_guides")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter differs between hatchling's releases
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # make builds the browser files there
            return
        root = Path(self.root)
        if not (root / "server/static/manifest.json").exists():
            build_browser_files(root / "browser")
        if self.target_name == "wheel":
            build_data["force_include"] |= {str(root / folder): f"server/{folder}" for folder in CONTENT}


def build_browser_files(browser: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError(
            "The browser files are not built and npm is missing: install Node.js 20 or later, or use a released wheel."
        )
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=browser, check=True)
    subprocess.run([npm, "run", "build"], cwd=browser, check=True)
