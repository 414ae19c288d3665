"""No byte of the record or of its files says what is sealed, private or held."""

import io
import zipfile

from tests.timeline.scene import HELD, SECRET, Scene


def bytes_of(scene: Scene, path: str) -> bytes:
    content: bytes = scene.get(scene.cast.amina, path).content
    if not path.endswith(".docx"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def test_nothing_sealed_private_or_held_stands_in_any_of_them(scene: Scene) -> None:
    """Amina wrote the private note herself: it stays on her tablet all the same."""
    for path in ("record", "speaker-key", "speaker-key.csv", "speaker-key.docx"):
        found = bytes_of(scene, path)
        assert b"P4" in found
        for secret in (SECRET, HELD, "P9"):
            assert secret.encode() not in found, (path, secret)
