"""Nothing slow is done while a transaction that writes is open: on SQLite everybody else waits for it.

The functions that run under the writer are followed through what they call, by the names in their code.
"""

import dis
import inspect
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from joserfc import jwe

from server.foundation import requests
from server.parked import rescued
from server.people import passwords
from server.sync import kit
from tests.house.test_routes import routes  # noqa: F401

Function = Callable[..., Any]

# Hashing a password, opening a rescue file, composing a kit.
SLOW: list[Any] = [passwords.hasher, jwe.decrypt_compact, rescued.opened, kit.compose, kit.kit]


def under_the_writer(dependant: Dependant) -> Iterator[Function]:
    """What a route calls after its transaction began, dependencies in the order FastAPI solves them."""
    writes = False
    for called in in_order(dependant):
        if writes:
            yield called
        writes = writes or called is requests.writing


def in_order(dependant: Dependant) -> Iterator[Function]:
    for dependency in dependant.dependencies:
        yield from in_order(dependency)
    if dependant.call is not None:
        yield dependant.call


def handed_to_the_writer(function: Function) -> Iterator[CodeType]:
    """What a function hands to `in_shared_commit` is a lambda or a function within it."""
    code = code_of(function)
    if code and requests.in_shared_commit.__name__ in code.co_names:
        yield from (part for part in code.co_consts if isinstance(part, CodeType))


def code_of(function: Any) -> CodeType | None:
    return getattr(inspect.unwrap(function), "__code__", None)


def reached(code: CodeType, names: dict[str, Any], seen: set[CodeType]) -> Iterator[Any]:
    """All that a piece of code may call: its names, looked up in its module and in the modules it names."""
    if code in seen:
        return
    seen.add(code)
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from reached(part, names, seen)
    for called in called_by(code, names):
        yield called
        for function in functions_of(called):
            yield from reached(function.__code__, function.__globals__, seen)


def called_by(code: CodeType, names: dict[str, Any]) -> Iterator[Any]:
    steps = list(dis.get_instructions(code))
    attributes = [step.argval for step in steps if step.opname in ("LOAD_ATTR", "LOAD_METHOD")]
    for name in {step.argval for step in steps if step.opname == "LOAD_GLOBAL"}:
        found = names.get(name)
        yield found
        if isinstance(found, ModuleType):
            yield from (getattr(found, one) for one in attributes if hasattr(found, one))


def functions_of(called: Any) -> Iterator[FunctionType]:
    """A function of ours, or the methods of a class of ours."""
    if not (getattr(called, "__module__", None) or "").startswith(("server.", "tests.")):
        return
    parts = vars(called).values() if isinstance(called, type) else [called]
    yield from (inspect.unwrap(part) for part in parts if isinstance(inspect.unwrap(part), FunctionType))


def slow_under_the_writer(route: APIRoute) -> list[str]:
    called = list(in_order(route.dependant))
    codes = [(part, one.__globals__) for one in called for part in handed_to_the_writer(one)]
    own = [(one, code_of(one)) for one in under_the_writer(route.dependant)]
    codes += [(code, inspect.unwrap(one).__globals__) for one, code in own if code]
    found = [one for code, names in codes for one in reached(code, names, set())]
    return [f"{route.path}: {slow}" for slow in SLOW if any(one is slow for one in found)]


def test_no_route_hashes_decrypts_or_composes_while_it_holds_the_writer(routes: list[APIRoute]) -> None:  # noqa: F811
    assert [place for route in routes for place in slow_under_the_writer(route)] == []


def slow_route() -> None:
    passwords.hasher.hash("slow")


def through_another() -> None:
    slow_route()


@pytest.mark.parametrize("function", [slow_route, through_another])
def test_what_is_slow_is_found_through_what_calls_it(function: Function) -> None:
    code = code_of(function)
    assert code is not None
    assert any(one is passwords.hasher for one in reached(code, globals(), set()))
