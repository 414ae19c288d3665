from typing import Any

import pytest
from fastapi.testclient import TestClient

from server.people.models import Person
from tests.cast import Cast
from tests.changes.builders import minute
from tests.timeline.scene import Scene
from tests.timeline.test_record_page import line_at

FIRST = {"stretch": minute(2), "question": "support.key"}


def assign(scene: Scene, person: Person, **typed: str) -> Any:
    address = f"/sessions/{scene.cast.session.id}/record/assignments"
    headers = scene.cast.bearer(person) | {"Accept": "text/html"}
    return scene.client.post(address, data=FIRST | typed, headers=headers, follow_redirects=False)


def test_the_time_line_and_the_minutes_follow_and_what_was_tapped_stays(scene: Scene) -> None:
    assert assign(scene, scene.cast.amina, since="17:10", until="17:19:30").status_code == 303
    page = scene.page(scene.cast.musa)
    shown = line_at(page, "17:10:00", "Talk about")
    assert "What would you and your team need to work well" in shown
    assert "in the room it was: How do you imagine working together" in shown
    line_at(page, "17:19:30", "Talk about")
    minutes = page[page.index('id="minutes"') :]
    assert ">13.5<" in minutes
    assert ">9.5<" in minutes


def test_what_was_noted_in_the_stretch_is_found_under_the_new_question(scene: Scene) -> None:
    assign(scene, scene.cast.amina, since="17:10")
    page = scene.page(scene.cast.musa, "record?question=support.key")
    line_at(page, "17:12:00", "Turn")
    assert "17:03:30" not in page[page.index('id="time-line"') : page.index("</table>")]


def test_the_comparison_follows(scene: Scene) -> None:
    assign(scene, scene.cast.amina)
    scene.signed()
    address = f"/studies/{scene.cast.study.code}/comparison"
    page = scene.client.get(address, headers=scene.cast.bearer(scene.cast.asha)).text
    assert "0 · 10 · 23" in page


def test_it_can_be_assigned_back(scene: Scene) -> None:
    assign(scene, scene.cast.amina)
    assign(scene, scene.cast.amina, question="collaboration.key")
    page = scene.page(scene.cast.musa)
    line_at(page, "17:02:00", "asked")
    assert "in the room it was" not in page


def test_the_office_gives_a_reason_once_the_record_is_open(scene: Scene) -> None:
    assert assign(scene, scene.cast.lena, reason="Heard it.").status_code == 403
    scene.signed()
    answer = assign(scene, scene.cast.lena)
    assert answer.status_code == 422
    assert "Please give a reason" in answer.text
    assert assign(scene, scene.cast.lena, reason="Heard it on the recording.").status_code == 303
    assert "Heard it on the recording." in scene.page(scene.cast.musa)


def test_who_is_neither_on_the_staff_nor_of_the_office_may_not(scene: Scene) -> None:
    scene.signed()
    assert assign(scene, scene.cast.rita, reason="So.").status_code == 403
    assert assign(scene, scene.cast.dina, reason="So.").status_code == 404
    assert 'id="assign"' not in scene.page(scene.cast.rita)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"stretch": "yesterday"}, "Please choose one."),
        ({"question": "nothing"}, "Please choose one."),
        ({"question": "collaboration.key"}, "The stretch belongs there already."),
        ({"since": "18:00"}, "Please give times between 17:02:00 and 17:30:00."),
        ({"since": "17:20", "until": "17:10"}, "Please give times between"),
        ({"until": "17:10:00:00:00:00:00"}, "Please give times between"),
        ({"until": "half past five"}, "Please give times between"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_what_was_typed_stays(
    scene: Scene, typed: dict[str, str], words: str
) -> None:
    answer = assign(scene, scene.cast.amina, reason="My reason", **typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert "My reason" in answer.text


def test_nothing_is_offered_before_the_talk_has_a_question(client: TestClient, cast: Cast) -> None:
    assert 'id="assign"' not in Scene(client, cast).page(cast.musa)
