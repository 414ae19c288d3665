"""Every pattern of the server takes time in step with the length of what it is asked about.

`re` holds Python's lock while it searches: a pattern that looks again at the whole text for each of its signs stops the
server for all. Each pattern is run against a piece of itself, and against what it excludes, thousands of times over.
"""

import ast
import re
import time
from collections.abc import Iterator
from itertools import product

import pytest

from tests.house.tree import files, text

LENGTH = 16_000
# A linear search of so many signs takes a millisecond or two, a quadratic one half a second and more.
MOST_SECONDS = 0.1
FUNCTIONS = {"compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer"}


def patterns() -> Iterator[tuple[str, str]]:
    """File and pattern of every call of `re` with a constant; what is put together is found where it is compiled."""
    for path in files("server/**/*.py"):
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Call) and is_call_of_re(node.func) and node.args:
                yield str(path), constant(node.args[0])


def is_call_of_re(function: ast.expr) -> bool:
    named = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)
    return named and function.value.id == "re" and function.attr in FUNCTIONS


def constant(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(constant(part) for part in node.values)
    if isinstance(node, ast.Constant):
        return str(node.value)
    return ""


FOUND = sorted(set(patterns()))


def units(pattern: str) -> set[str]:
    """Signs that the pattern speaks of, some that it does not, and each two of them."""
    literal = {sign for sign in pattern if sign in "\"'\\[]{}(),:.-/ =" or sign.isalnum()}
    signs = sorted(literal & set("\"'\\[{(,:.- =aeT0")) + ["\u00e9"]
    return {"".join(pair) for pair in product(signs, repeat=2)} | set(signs)


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    for _found in pattern.finditer(text):
        pass
    pattern.fullmatch(text)
    return time.process_time() - began


def is_slow(pattern: re.Pattern[str], text: str) -> bool:
    """Slow three times over: once may be the collector of garbage, or the machine."""
    return all(seconds(pattern, text) > MOST_SECONDS for _again in range(3))


@pytest.mark.parametrize(("path", "pattern"), FOUND, ids=[f"{path}: {pattern[:30]}" for path, pattern in FOUND])
def test_a_pattern_is_linear(path: str, pattern: str) -> None:
    compiled = re.compile(pattern)
    for unit in sorted(units(pattern)):
        for before in ("", '"', "_(", '_("', "0"):
            text = before + unit * (LENGTH // len(unit))
            assert not is_slow(compiled, text), f"{path}: {pattern!r} on {unit!r} repeated"


def test_the_patterns_are_found() -> None:
    assert len(FOUND) > 8
