"""`make mutations` runs for minutes and not with every push; that it finds what it edits and runs is seen here at once.

Who moves or rewrites such a line brings the mutation along.
"""

import pytest

from tests.faults.mutations import MUTATIONS, Mutation
from tests.house.tree import ROOT, files

each_mutation = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.breaks)


@each_mutation
def test_the_text_of_a_mutation_stands_exactly_once(mutation: Mutation) -> None:
    sources: dict[str, str] = {}
    for file, old, new in mutation.edits:
        source = sources.get(file) or (ROOT / file).read_text("utf-8")
        assert source.count(old) == 1, f"{file} has {source.count(old)} times: {old}"
        sources[file] = source.replace(old, new)


@each_mutation
def test_a_mutation_names_tests_that_exist(mutation: Mutation) -> None:
    browser = [path.name for path in files("tests/browser/**/*.test.ts", "tests/browser/**/*.test.tsx")]
    for test in mutation.tests:
        assert (ROOT / test).is_file() or any(test in name for name in browser), test
