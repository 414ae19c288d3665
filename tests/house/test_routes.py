"""Every route says in its signature who may call it, and is named for a thing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts

from server.app import create_app
from server.people.rights import Right
from server.settings import Settings

VERBS = {
    "add", "approve", "assign", "cancel", "change", "check", "close", "confirm", "create", "delete", "do", "download",
    "edit", "end", "enter", "export", "generate", "get", "import", "load", "lock", "login", "logout", "make", "mark",
    "move", "open", "pause", "post", "prepare", "print", "publish", "put", "reject", "remove", "rename", "reopen",
    "resume", "revoke", "save", "send", "set", "share", "show", "sign", "start", "stop", "submit", "sync", "toggle",
    "undo", "unlock", "update", "upload", "withdraw", "write",
}  # fmt: skip


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[APIRoute]:
    app = create_app(Settings(data=tmp_path_factory.mktemp("data"), database_url=""))
    found = [context.original_route for context in iter_route_contexts(app.routes)]
    routes = [route for route in found if isinstance(route, APIRoute)]
    assert len(routes) > 10
    return routes


def rules(dependant: Dependant) -> Iterator[str]:
    """What the dependencies of a route, and theirs, say about who may."""
    for dependency in dependant.dependencies:
        rule = getattr(dependency.call, "who_may", None)
        if rule is not None:
            yield rule
        yield from rules(dependency)


def test_every_route_says_who_may(routes: list[APIRoute]) -> None:
    assert [f"{route.methods} {route.path}" for route in routes if not set(rules(route.dependant))] == []


def test_a_stranger_changes_nothing_but_who_they_are_and_their_language(routes: list[APIRoute]) -> None:
    changing = [route for route in routes if (route.methods or set()) - {"GET", "HEAD"}]
    for_strangers = {route.path for route in changing if set(rules(route.dependant)) <= {"anyone"}}
    assert for_strangers <= {"/sign-in", "/sign-out", "/language"}


def test_routes_are_named_for_things_not_for_deeds(routes: list[APIRoute]) -> None:
    assert [route.path for route in routes if VERBS & set(Path(route.path).parts)] == []


def test_a_rule_names_a_right_or_is_for_everybody(routes: list[APIRoute]) -> None:
    named = {rule.split(",")[0] for route in routes for rule in rules(route.dependant)}
    assert named <= {*Right, "anyone", "signed in"}


def test_roles_become_rights_in_one_place() -> None:
    may_name = {"people/rights.py", "people/models.py", "demo/__init__.py"}
    naming = {path for path in Path("server").rglob("*.py") if re.search('"(coordinator|site_lead)"', path.read_text())}
    assert {str(path.relative_to("server")) for path in naming} <= may_name
