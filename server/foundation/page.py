"""The typed context of a page: one dataclass for each template, whose fields are the names the template uses."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from server.foundation.problems import Problem


@dataclass(frozen=True, kw_only=True)
class Page:
    """`tests/house/test_pages.py` compares the fields with the names that the template uses."""

    template: ClassVar[str]
    problem: Problem | None = None
    """What went wrong, shown on the page; the answer has its status."""

    @property
    def status(self) -> int:
        return self.problem.status if self.problem else 200

    def filled(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return values | {"problem": self.problem and self.problem.as_json()}


class ProblemPage(Page):
    """Nothing but the problem."""

    template = "foundation/problem.html"


@dataclass(frozen=True)
class Link:
    """An entry of the navigation that stands on every page; each context's routes name their own."""

    path: str
    words: str
    """An English source, marked for the catalogue."""
    is_for: Callable[[Any], bool] = lambda person: True
