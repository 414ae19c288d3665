from pathlib import Path

import pytest

from tests.guides.builders import PackFolder


@pytest.fixture
def pack(tmp_path: Path) -> PackFolder:
    return PackFolder(tmp_path / "tea")
