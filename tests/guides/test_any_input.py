"""Whatever bytes stand in a pack, the answer is a pack or its problems."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from server.guides.pack import BadPack, Pack, read
from tests.guides.builders import ADAPTATIONS, GUIDE, STUDY, PackFolder

FILES = st.sampled_from(["study.yaml", "guide.en.yaml", "guide.de.yaml", "adaptations.yaml"])
NAMES = st.sampled_from(sorted(set((STUDY + GUIDE + ADAPTATIONS).replace(":", " ").split()))) | st.text(max_size=5)
TREES = st.recursive(
    NAMES | st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=30,
)


def read_with(name: str, content: bytes | Callable[[bytes], bytes]) -> None:
    with TemporaryDirectory() as folder:
        pack = PackFolder(Path(folder))
        pack.write(name, content if isinstance(content, bytes) else content((pack.path / name).read_bytes()))
        try:
            assert isinstance(read(pack.path), Pack)
        except BadPack as bad:
            assert bad.found
            assert all(problem.line >= 1 and str(problem).isprintable() for problem in bad.found)


@settings(deadline=None, max_examples=60)
@given(FILES, st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="surrogatepass")))
def test_any_bytes(name: str, content: bytes) -> None:
    read_with(name, content)


@settings(deadline=None, max_examples=60)
@given(FILES, TREES)
def test_any_yaml(name: str, tree: object) -> None:
    read_with(name, yaml.safe_dump(tree, allow_unicode=True).encode(errors="surrogatepass"))


@settings(deadline=None, max_examples=60)
@given(
    FILES, st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8) | st.sampled_from([b"&a", b"*a", b": ", b"- "])
)
def test_any_slip_of_the_pen(name: str, place: float, length: int, slip: bytes) -> None:
    def slipped(content: bytes) -> bytes:
        at = int(place * len(content))
        return content[:at] + slip + content[at + length :]

    read_with(name, slipped)
