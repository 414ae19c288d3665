"""Every folder beside this code is a pack without a problem."""

from pathlib import Path

import pytest

from server.guides.checking import check

PACKS = Path(__file__).parents[2] / "topic_guides"


@pytest.mark.parametrize("folder", sorted(path.name for path in PACKS.iterdir() if path.is_dir()))
def test_it_is_fine(folder: str) -> None:
    assert [str(problem) for problem in check(PACKS / folder)] == []
