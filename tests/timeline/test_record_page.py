import re
import time
from datetime import UTC, datetime, timedelta
from typing import get_args

import time_machine
from fastapi.testclient import TestClient

from server.changes.payloads import StopReason
from server.foundation.database import Store
from tests.cast import Cast
from tests.changes.builders import change
from tests.reports.test_cost import counted
from tests.timeline.scene import FORM, FOUR, HELD, KEPT, SEVEN, Scene, talk, turn

WHY_STOPPED = {
    "no_recording": "somebody does not want to be recorded",
    "break": "break",
    "battery": "battery",
    "refused": "somebody refused",
    "other": "another reason",
}
OPENS = "The record opens when both field notes are signed, or 48 hours after the end of the session."


def line_at(page: str, clock: str, words: str) -> str:
    """The one line of the time line with this clock time and these words, as text."""
    rows = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)) for row in re.findall(r"<tr.*?</tr>", page, re.S)]
    found = [row for row in rows if row.strip().startswith(clock) and words in row]
    assert len(found) == 1, found
    return found[0]


def test_a_line_has_the_time_there_and_the_time_of_the_recording(scene: Scene) -> None:
    page = scene.page(scene.cast.musa)
    assert "A1 00:02:24" in line_at(page, "17:03:30", "Turn")
    assert "A2 00:04:00" in line_at(page, "17:30:00", "asked")
    assert "A1 00:03:54" in line_at(page, "17:05:00", "their words")


def test_a_quote_says_that_it_was_noted_by_hand(scene: Scene) -> None:
    shown = line_at(scene.page(scene.cast.musa), "17:05:00", "Nobody showed me the door.")
    assert "P4" in shown
    assert "noted by hand, not checked against the recording" in shown


def test_why_a_recorder_stopped_is_said_in_the_words_of_the_reader(scene: Scene) -> None:
    for at, reason in enumerate(get_args(StopReason)):
        scene.sent(scene.cast.amina, change("recorder.stopped", "A2", {"reason": reason}, at=31 + at))
        page = scene.page(scene.cast.musa)
        assert WHY_STOPPED[reason] in line_at(page, f"17:{31 + at}:00", "Recorder off: A2")


def test_it_shows_who_came_late_and_who_left(scene: Scene) -> None:
    page = scene.page(scene.cast.musa)
    assert "P7" in line_at(page, "17:11:00", "came")
    assert "the bus" in line_at(page, "17:35:00", "left")


def test_who_changes_seats_neither_comes_nor_leaves(scene: Scene) -> None:
    scene.sent(scene.cast.amina, change("seat.taken", "seat-4", {"participant": FOUR}, at=15))
    scene.sent(scene.cast.amina, change("seat.left", "seat-1", at=15.1))
    page = scene.page(scene.cast.musa, f"record?kind=people&who={FOUR}")
    assert "1 of" in page
    line_at(page, "16:56:00", "came")


def test_pauses_and_stretches_without_a_recorder_have_lines(scene: Scene) -> None:
    page = scene.page(scene.cast.musa)
    line_at(page, "17:20:00", "Pause")
    assert "17:26:00" in line_at(page, "17:25:00", "No recorder runs")


def test_a_long_stretch_without_a_turn_is_a_question(scene: Scene) -> None:
    page = scene.page(scene.cast.musa)
    assert "one long turn, or not followed?" in line_at(page, "17:03:30", "No turn for 8 minutes")
    assert "No turn for 9 minutes" not in page  # after "not followed" nothing is to be asked


def test_of_who_waits_for_a_form_only_that_somebody_spoke(scene: Scene) -> None:
    page = scene.page(scene.cast.musa)
    assert "P9" not in page
    line_at(page, "17:13:00", "A turn that waits for a consent form")
    assert "The consent form of 1 participant is not on record" in page


def test_of_who_withdrew_only_that_a_participant_spoke(scene: Scene) -> None:
    scene.sent(scene.cast.amina, change("consent.withdrawn", FOUR, at=50))
    page = scene.page(scene.cast.musa)
    assert "P4" not in page
    assert "the keys" not in page
    assert "a participant" in line_at(page, "17:03:30", "Turn")
    assert "Nobody showed me the door." not in page


def test_what_was_held_joins_when_the_form_is_recorded(scene: Scene) -> None:
    scene.sent(scene.cast.amina, change("consent.recorded", HELD, FORM, at=50, base=[]))
    page = scene.page(scene.cast.musa)
    assert "P9" in line_at(page, "17:13:00", "Turn")
    assert "P9" in line_at(page, "17:08:00", "Kept for later")


def test_a_bring_back_and_a_struck_note_stay_with_what_became_of_them(scene: Scene) -> None:
    scene.sent(scene.cast.amina, change("consent.recorded", HELD, FORM, at=50, base=[]))
    scene.sent(scene.cast.musa, change("bringback.done", KEPT, at=33))
    line_at(scene.page(scene.cast.musa), "17:33:00", "Brought back")


def test_what_was_corrected_says_when_and_not_what_it_was(scene: Scene) -> None:
    first = next(one for one in talk() if one["payload"].get("first_words"))
    corrected = change("turn.corrected", first["subject"], {"who": SEVEN, "first_words": "The keys"}, at=45)
    scene.sent(scene.cast.amina, corrected, change("turn.corrected", turn(FOUR, 14)["subject"], {"who": FOUR}, at=46))
    page = scene.page(scene.cast.musa)
    shown = line_at(page, "17:03:30", "Turn")
    assert "P7" in shown
    assert "corrected 17:45" in shown
    assert "Well, the keys" not in page
    assert "corrected" not in line_at(page, "17:14:00", "Turn")


def test_the_kind_the_question_and_the_person_can_be_asked_for(scene: Scene) -> None:
    for asked, shown, hidden in (
        ("kind=quote", "17:05:00", "17:03:30"),
        ("question=culture.key", "17:31:00", "17:03:30"),
        ("question=collaboration.s1", "17:09:00", "17:03:30"),
        (f"who={SEVEN}", "17:12:00", "17:03:30"),
    ):
        page = scene.page(scene.cast.musa, f"record?{asked}")
        body = page[page.index('id="time-line"') : page.index("</table>")]
        assert shown in body, asked
        assert hidden not in body, asked


def test_what_names_nothing_shows_nothing(scene: Scene) -> None:
    assert "0 of" in scene.page(scene.cast.musa, "record?kind=%00&question=x&who=none")


def test_nobody_listens_in_and_the_staff_read_at_any_time(scene: Scene) -> None:
    cast = scene.cast
    for path in ("record", "speaker-key", "speaker-key.csv", "speaker-key.docx"):
        for person in (cast.asha, cast.lena, cast.rita):
            answer = scene.get(person, path)
            assert answer.status_code == 403
            assert OPENS in answer.text
        assert scene.get(cast.dina, path).status_code == 404
        assert scene.get(cast.amina, path).status_code == 200


def test_it_opens_when_both_have_signed_or_after_two_days(scene: Scene) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=48)):
        assert scene.get(scene.cast.asha).status_code == 200
    scene.signed()
    for person in (scene.cast.asha, scene.cast.lena, scene.cast.rita):
        assert scene.get(person).status_code == 200


def test_before_the_first_note_it_says_that_nothing_stands_there(client: TestClient, cast: Cast) -> None:
    assert "Nothing stands here yet." in Scene(client, cast).page(cast.musa)


def test_a_long_session_takes_the_statements_of_a_short_one_and_opens_at_once(scene: Scene, store: Store) -> None:
    cast = scene.cast
    with counted(store) as few:
        scene.page(cast.musa)
    turns = [turn(FOUR if n % 2 else SEVEN, 3 + n / 12, f"Words {n}") for n in range(400)]
    notes = [(f"0193c000-eeee-7000-8000-1{n:011}", 3 + n / 4) for n in range(120)]
    said = [change("moment.noted", one, {"kind": "gist", "who": [FOUR]}, at) for one, at in notes]
    texts = [change("text.written", one, {"field": "text", "text": "A note."}, at, base=[]) for one, at in notes]
    scene.sent(cast.amina, *turns)
    scene.sent(cast.amina, *said, *texts)
    scene.page(cast.musa)
    began = time.process_time()
    with counted(store) as many:
        page = scene.page(cast.musa)
    assert time.process_time() - began < 1
    assert page.count("A note.") == 120
    assert len(many) == len(few)
