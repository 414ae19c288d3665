"""What a PDF that Chromium printed says on each page; just as much of the format as Chromium writes."""

import re
import zlib

OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>")
PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4,})>\n")
RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>")


def printed_pages(pdf: bytes) -> list[str]:
    """The signs of each page in the order in which they were drawn, without white space."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    return [shown(body, objects) for body in pages]


def shown(page: bytes, objects: dict[int, bytes]) -> str:
    fonts = {name: letters(objects[int(font)], objects) for name, font in FONT.findall(page)}
    drawn, using = "", dict[int, str]()
    for font, glyphs in SHOWN.findall(stream(objects[named(page, b"Contents")])):
        using = fonts[font] if font else using
        drawn += "".join(using.get(int(glyphs[at : at + 4], 16), "") for at in range(0, len(glyphs), 4))
    return drawn.replace(" ", "")


def letters(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    if b"/ToUnicode" not in font:
        return {}
    table = stream(objects[named(font, b"ToUnicode")])
    found = {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in PAIR.findall(table)}
    for first, last, text in RANGE.findall(table):
        found |= {
            glyph: chr(int(text, 16) + glyph - int(first, 16)) for glyph in range(int(first, 16), int(last, 16) + 1)
        }
    return found


def named(body: bytes, what: bytes) -> int:
    found = re.search(rb"/" + what + rb" (\d+) 0 R", body)
    assert found, what
    return int(found[1])


def stream(body: bytes) -> bytes:
    """What follows the packed bytes is left alone."""
    return zlib.decompressobj().decompress(body.partition(b"stream\n")[2])
