import csv
import io

from docx import Document

from tests.timeline.scene import FOUR, Scene, turn


def rows_of(scene: Scene) -> list[list[str]]:
    content = scene.get(scene.cast.amina, "speaker-key.csv").content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_who_begins_to_speak_when_right_to_the_second(scene: Scene) -> None:
    turns = [(row[0], row[1], row[3], row[4]) for row in rows_of(scene)[1:] if row[4]]
    assert turns == [
        ("A1", "00:00:54", "17:02:00", "M"),
        ("A1", "00:02:24", "17:03:30", "P4"),
        ("A1", "00:10:54", "17:12:00", "P7"),
        ("A1", "00:12:54", "17:14:00", "P4"),
        ("A2", "00:05:00", "17:31:00", "not followed"),
    ]


def test_what_was_not_noted_or_not_recorded_has_a_line_too(scene: Scene) -> None:
    scene.sent(scene.cast.amina, turn(FOUR, 25.5))
    notes = [row[-1] for row in rows_of(scene)]
    assert "A turn that waits for a consent form" in notes
    assert "No recorder runs; until 17:26:00" in notes
    assert "Pause; until 17:25:00" in notes
    assert "not recorded" in notes


def test_a_spreadsheet_opens_it_and_runs_nothing(scene: Scene) -> None:
    scene.sent(scene.cast.amina, turn(FOUR, 15, '@SUM(A1)\n"quoted", and so on'))
    content = scene.get(scene.cast.amina, "speaker-key.csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == len(rows_of(scene))
    words = [row[5] for row in rows_of(scene)]
    assert "'=Well, the keys" in words
    assert '\'@SUM(A1)\n"quoted", and so on' in words
    assert not [cell for row in rows_of(scene) for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_it_is_a_document_with_the_same_lines(scene: Scene) -> None:
    scene.sent(scene.cast.amina, turn(FOUR, 15, "a bell \x07 rings"))
    document = Document(io.BytesIO(scene.get(scene.cast.amina, "speaker-key.docx").content))
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert ["A1 00:13:54", "17:15:00", "P4", "a bell \ufffd rings", ""] in cells
    assert len(cells) == len(rows_of(scene))


def test_in_hebrew_the_document_runs_from_right_to_left(scene: Scene) -> None:
    scene.client.cookies.set("language", "he")
    document = Document(io.BytesIO(scene.get(scene.cast.amina, "speaker-key.docx").content))
    assert "bidiVisual" in document.tables[0]._tbl.xml
    assert "w:bidi/" in document.paragraphs[0]._p.xml


def test_the_file_is_named_after_the_session(scene: Scene) -> None:
    answer = scene.get(scene.cast.amina, "speaker-key.csv")
    assert "BU-S1-speaker-key.csv" in answer.headers["content-disposition"]
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
