import gzip
from collections.abc import AsyncIterator

import anyio
import pytest

from server.foundation.problems import TooLarge, Unreadable
from server.sync.request_body import LARGEST, Gzip, unpacked


def unpack(*chunks: bytes, encoding: str = "gzip") -> bytes:
    async def arriving() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    async def read() -> bytes:
        return await unpacked(arriving(), encoding)

    return anyio.run(read)


def test_it_unpacks_no_more_than_there_is_room_for() -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    assert len(Gzip().feed(bomb, 1000)) == 1000


def test_a_body_in_pieces_and_in_several_members_is_one() -> None:
    packed = gzip.compress(b"tea ") + gzip.compress(b"time")
    assert unpack(packed) == b"tea time"
    assert unpack(*(bytes([one]) for one in packed)) == b"tea time"


@pytest.mark.parametrize("encoding", ["gzip", ""])
def test_one_mebibyte_is_read_and_not_a_byte_more(encoding: str) -> None:
    pack = gzip.compress if encoding else bytes
    assert len(unpack(pack(b" " * LARGEST), encoding=encoding)) == LARGEST
    with pytest.raises(TooLarge):
        unpack(pack(b" " * (LARGEST + 1)), encoding=encoding)


def test_a_packing_we_do_not_know_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        unpack(b"{}", encoding="br")
