"""A commit's subject is read in lists, one line each: CONTRIBUTING.md says how long it may be."""

import subprocess
from itertools import takewhile

from tests.house.tree import ROOT

LONGEST = 72
OLDER = "f510b1c1ce3d4370345756a45859d974e7ec7951"
"""It and what lies before it is older than this test."""


def subjects() -> dict[str, str]:
    """Of the commits that are here since: a clone may be shallow, and has the newest at least."""
    git = ["git", "-c", "safe.directory=*", "log", "--format=%H %s"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    commits = dict(line.split(" ", 1) for line in listed.splitlines())
    return {commit: commits[commit] for commit in takewhile(lambda commit: commit != OLDER, commits)}


def test_a_subject_is_at_most_72_characters_long() -> None:
    assert [subject for subject in subjects().values() if len(subject) > LONGEST] == []
