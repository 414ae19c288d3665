"""One request, one transaction, committed in one place before the answer leaves."""

import re

from tests.house.tree import files, lines

COMMITS = re.compile(r"\.(commit|rollback)\b")
# Where requests, commands and start-up have theirs.
THE_ONE_PLACE = {"server/foundation/requests.py", "server/foundation/commits.py"}


def test_no_context_commits() -> None:
    paths = [path for path in files("server/**/*.py") if str(path) not in THE_ONE_PLACE]
    assert [place for path in paths for place, line in lines(path) if COMMITS.search(line)] == []
