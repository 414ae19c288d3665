"""Reading and unpacking a request's body, with at most `LARGEST` bytes of it in memory."""

import zlib
from collections.abc import AsyncIterable

from server.foundation.problems import TooLarge, Unreadable

LARGEST = 1024 * 1024


async def unpacked(chunks: AsyncIterable[bytes], encoding: str) -> bytes:
    """Raises TooLarge above 1 MiB after unpacking, Unreadable for what is not packed as it says."""
    if encoding not in ("", "identity", "gzip"):
        raise Unreadable()
    unpack = Gzip() if encoding == "gzip" else None
    body = bytearray()
    async for chunk in chunks:
        body += unpack.feed(chunk, LARGEST + 1 - len(body)) if unpack else chunk
        if len(body) > LARGEST:
            raise TooLarge()
    if unpack and not unpack.complete:
        raise Unreadable()
    return bytes(body)


class Gzip:
    """Unpacks gzip members in bounded pieces, so that a zip bomb is refused before it fills the memory."""

    def __init__(self) -> None:
        self.member = zlib.decompressobj(wbits=31)

    @property
    def complete(self) -> bool:
        return self.member.eof

    def feed(self, packed: bytes, room: int) -> bytes:
        found = bytearray()
        while packed and len(found) < room:
            if self.member.eof:
                self.member = zlib.decompressobj(wbits=31)
            try:
                found += self.member.decompress(packed, room - len(found))
            except zlib.error as error:
                raise Unreadable() from error
            packed = self.member.unused_data
        return bytes(found)
