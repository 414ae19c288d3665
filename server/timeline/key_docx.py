"""The speaker key as a document for a word processor, in the direction of the reader's language."""

import io
import re
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Opened
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from server.i18n import formats, languages, words
from server.i18n.words import _
from server.sessions.models import Session
from server.timeline import speaker_key
from server.timeline.labels import Written
from server.timeline.speaker_key import KeyLine

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What XML cannot carry: a tablet may have kept any control character.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WIDTHS = (Cm(2.9), Cm(2.0), Cm(2.3), Cm(5.8), Cm(4.4))


def docx_of(session: Session, key: Sequence[KeyLine]) -> bytes:
    language = words.language.get()
    document = on_a4()
    document.core_properties.author = "Kikao"
    document.core_properties.title = f"{session.code} · {_('Speaker key')}"
    say(document.add_heading(level=1), Written(document.core_properties.title, language))
    day = formats.date_and_time(session.starts_at, session.site.time_zone)
    say(document.add_paragraph(), Written(f"{day} ({session.site.time_zone})", language))
    fill(document.add_table(rows=len(key) + 1, cols=len(WIDTHS), style="Table Grid"), key, language)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def on_a4() -> Opened:
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(10)
    return document


def fill(table: Table, key: Sequence[KeyLine], language: str) -> None:
    """The first row is repeated on every page."""
    if languages.direction(language) == "rtl":
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
    rows = [[Written(head, language) for head in speaker_key.heads()], *(cells_of(line, language) for line in key)]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, said, width in zip(row.cells, cells, WIDTHS, strict=True):
            cell.width = width
            say(cell.paragraphs[0], said)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def cells_of(line: KeyLine, language: str) -> list[Written]:
    shown = ["\n".join(f"{one.part} {one.time}" for one in line.times), line.clock, line.speaker]
    first_words = line.first_words or Written("", language)
    return [*(Written(one, language) for one in shown), first_words, Written("; ".join(line.notes), language)]


def say(paragraph: Paragraph, said: Written) -> None:
    """In the direction of its language: a word processor does not guess it from the letters."""
    run = paragraph.add_run(NOT_IN_XML.sub("\ufffd", said.text))
    if said.direction == "rtl":
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run.font.rtl = True
    tag = OxmlElement("w:lang")
    tag.set(qn("w:bidi" if said.direction == "rtl" else "w:val"), said.language)
    run._r.get_or_add_rPr().append(tag)
