"""What a file must not hold, whoever wrote it."""

import os
from pathlib import Path

import pytest

from server.guides.yaml_tree import DEEPEST, LARGEST
from tests.guides.builders import PackFolder

LAUGHS = """\
a: &a [ha, ha]
b: &b [*a, *a]
"""


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"language: de\ntexts:\n  a: \xfc\n", "3: not UTF-8"),
        (b"\xef\xbb\xbflanguage: de\ntexts: \xfc\n", "2: not UTF-8"),
        ("language: de\n".encode("utf-16"), "1: not UTF-8"),
        (b"language: de\ntexts:\n  a: b\0c\n", "3: holds a control character"),
        (b"language: de\ntexts: [a\nb: c\n", "3: cannot be read: "),
        (b"language: de\n\ttexts: a\n", "2: cannot be read: found "),
        (b"", "1: this file is empty"),
        (b"# only a comment\n", "1: this file is empty"),
        (b"language: de\n---\nlanguage: sw\n", "3: cannot be read: a second document begins here"),
        (b"language: de\n? [a, b]\n: c\n", "2: cannot be read: the name of a field must be a word"),
        (b"language: !!python/object:os.system de\n", "1: cannot be read: tags (!) are not used in a pack"),
        (LAUGHS.encode(), "1: cannot be read: anchors (&) and aliases (*) are not used in a pack"),
        (b"texts: *a\n", "1: cannot be read: anchors (&) and aliases (*) are not used in a pack"),
        (b"a:\n  " + b"[" * DEEPEST + b"]" * DEEPEST, "2: cannot be read: nested too deeply"),
        (b"- " * DEEPEST + b"a", "1: cannot be read: nested too deeply"),
        (b"[" * 1_000_000, "1: cannot be read: nested too deeply"),
        (b"#" * (LARGEST + 1), "1: cannot be read: it is larger than 2 MiB"),
        (b"- a\n- b\n", "1: fields with a name and a value are expected here"),
        (b"tea\n", "1: fields with a name and a value are expected here"),
    ],
)
def test_it_refuses(pack: PackFolder, content: bytes, problem: str) -> None:
    pack.write("guide.de.yaml", content)
    assert any(line.startswith(f"guide.de.yaml:{problem}") for line in pack.problems()), pack.problems()


def test_it_takes_the_mark_that_windows_editors_put_first(pack: PackFolder) -> None:
    pack.write("study.yaml", b"\xef\xbb\xbf" + (pack.path / "study.yaml").read_bytes().replace(b"\n", b"\r\n"))
    assert pack.problems() == []


def test_a_link_out_of_the_pack_is_not_followed(pack: PackFolder, tmp_path: Path) -> None:
    (pack.path / "guide.de.yaml").rename(tmp_path / "elsewhere.yaml")
    (pack.path / "guide.de.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert pack.problems() == ["guide.de.yaml:1: cannot be read: it lies outside of the pack"]


def test_a_link_to_the_whole_pack_is_fine(pack: PackFolder, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(pack.path)
    pack.path = tmp_path / "link"
    assert pack.problems() == []


@pytest.mark.parametrize("target", ["guide.de.yaml", "nothing"])
def test_a_link_to_nothing_is_a_missing_file(pack: PackFolder, target: str) -> None:
    (pack.path / "guide.de.yaml").unlink()
    (pack.path / "guide.de.yaml").symlink_to(target)
    assert pack.problems() == ["guide.de.yaml:1: this file is missing"]


def test_a_pipe_or_a_folder_is_not_waited_for(pack: PackFolder) -> None:
    for name, make in (("guide.de.yaml", os.mkfifo), ("adaptations.yaml", os.mkdir)):
        (pack.path / name).unlink()
        make(pack.path / name)
    assert pack.problems() == [
        "adaptations.yaml:1: cannot be read: it is not a file",
        "guide.de.yaml:1: cannot be read: it is not a file",
    ]
