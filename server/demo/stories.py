"""The made-up sessions, one YAML file per site: who came, what was marked and noted, what both wrote afterwards."""

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Story:
    told: dict[str, Any]

    @cached_property
    def talk(self) -> list[dict[str, Any]]:
        return list(self.told["talk"])

    @property
    def minutes(self) -> float:
        return float(self.talk[-1]["at"])


def of(site_code: str) -> Story:
    text = (files("server.demo") / "stories" / f"{site_code.lower()}.yaml").read_text("utf-8")
    return Story(yaml.safe_load(text))
