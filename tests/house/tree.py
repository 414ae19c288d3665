"""The repository as Git sees it: what is tracked, and what would be with the next commit."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tracked() -> list[Path]:
    # In a checkout that belongs to another user Git would refuse to answer.
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True)
    paths = sorted({Path(name) for name in listed.stdout.decode().split("\0") if name})
    return [path for path in paths if (ROOT / path).is_file()]


def files(*patterns: str) -> list[Path]:
    """Tracked files that fit a pattern, from the repository's root: `files("server/**/*.py")`.

    There has to be one: after a move a rule would hold for nothing, and its test could not fail.
    """
    wanted = {path.relative_to(ROOT) for pattern in patterns for path in ROOT.glob(pattern)}
    found = [path for path in tracked() if path in wanted]
    assert found, f"no file fits {patterns}"
    return found


def text(path: Path) -> str:
    return (ROOT / path).read_text("utf-8")


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line with the place to name when it breaks a rule."""
    for number, line in enumerate(text(path).splitlines(), start=1):
        yield f"{path}:{number}", line
