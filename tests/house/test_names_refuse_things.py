"""A name must refuse things: a file that could hold anything will."""

from tests.house.tree import tracked

REFUSES_NOTHING = {
    "service",
    "services",
    "util",
    "utils",
    "helper",
    "helpers",
    "crud",
    "core",
    "common",
    "misc",
    "manager",
}


def test_every_file_and_folder_is_named_for_what_it_holds() -> None:
    parts = [(path, part.split(".")[0].lower()) for path in tracked() for part in path.parts]
    assert [str(path) for path, name in parts if name in REFUSES_NOTHING] == []
