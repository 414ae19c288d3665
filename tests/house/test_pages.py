"""Every template has a typed page: what it uses and what it is given are the same names."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import meta, nodes

import server.app  # noqa: F401  (all pages are defined when the application is put together)
from server.foundation import render
from server.foundation.page import Page
from tests.house.tree import files

# On every page (`render.around`), or asked for without being used on all of them.
AROUND = {"language", "person", "path", "navigation", "problem"}
# The tablet's shell is no page: the same bytes for everybody.
SHELL = "sync/shell.html"


def pages(of: type[Page] = Page) -> Iterator[type[Page]]:
    for page in of.__subclasses__():
        yield page
        yield from pages(page)


def with_its_parts(template: str) -> Iterator[str]:
    """A template and all that it extends or imports."""
    yield template
    for other in meta.find_referenced_templates(parsed(template)):
        assert other, f"{template} names a template that is not known before it runs"
        yield from with_its_parts(other)


def parsed(template: str) -> nodes.Template:
    environment = render.environment()
    assert environment.loader
    source, _path, _is_current = environment.loader.get_source(environment, template)
    return environment.parse(source)


def used(template: str) -> set[str]:
    parts = [parsed(part) for part in with_its_parts(template)]
    names = {name for part in parts for name in meta.find_undeclared_variables(part)}
    own = {name for part in parts for node in part.body for name in named_by(node)}
    return names - own - set(render.environment().globals) - AROUND


def named_by(node: nodes.Node) -> list[str]:
    """What a line at the top of a template names for all of its blocks."""
    if isinstance(node, nodes.Macro):
        return [node.name]
    if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
        return [node.target.name]
    return [str(name) for name in node.names] if isinstance(node, nodes.FromImport) else []


@pytest.mark.parametrize("page", list(pages()), ids=lambda page: page.__name__)
def test_a_template_uses_what_its_page_has_and_nothing_else(page: type[Page]) -> None:
    assert used(page.template) == {field.name for field in fields(page)} - AROUND


def test_every_template_is_a_page_or_a_part_of_one() -> None:
    known = {part for page in pages() for part in with_its_parts(page.template)} | {SHELL}
    paths = [path.relative_to("server") for path in files("server/*/pages/*.html")]
    assert {f"{path.parts[0]}/{Path(*path.parts[2:])}" for path in paths} == known
