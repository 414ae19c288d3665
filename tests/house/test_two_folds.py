"""The record is folded twice, by the server and by the tablet: a part of it has a file of one name in both halves.

Who adds a part to one half finds the place in the other by the name. What stands on one side alone says why.
"""

from pathlib import Path

from tests.house.tree import files

SERVER_ALONE = {
    "access": "rights are asked on the server; a tablet has only what it was given",
    "answer_values": "what reports read of an answer's value",
    "change_words": "changes told in words, on the server's pages",
    "history": "the log as it is sent",
    "minutes": "times by section, for reports",
    "opening": "when a record is open to the office",
    "state": "fold.ts: both put all parts together",
}
BROWSER_ALONE = {
    "fold": "state.py: both put all parts together",
    "corrected": "what stood there before, shown where it is corrected; the server reads its log",
    "emptied": "server/keeping/emptied.py",
    "undoing": "server/changes/undoing.py",
    "versions": "server/changes/versions.py",
    "rights": "server/people/rights.py",
    "folded": "how a change is typed; the server's are rows",
    "payload": "how a payload is read; the server's are models",
    "lists": "the server's lists are tables",
    "log_index": "the server's index is the table of registers",
    "memo": "a tablet shows the state anew with each tap",
}


def names(pattern: str) -> set[str]:
    return {Path(path).stem for path in files(pattern)} - {"__init__"}


def test_each_part_of_the_record_has_a_file_of_one_name_in_both_halves() -> None:
    server, browser = names("server/record/*.py"), names("browser/record/*.ts")
    assert server - browser == set(SERVER_ALONE)
    assert browser - server == set(BROWSER_ALONE)


def test_what_is_said_to_stand_elsewhere_stands_there() -> None:
    for elsewhere in (reason for reason in BROWSER_ALONE.values() if reason.startswith("server/")):
        assert files(elsewhere)
