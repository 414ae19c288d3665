from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from fastapi.testclient import TestClient

from server.foundation import identifiers
from tests.cast import Cast
from tests.record.writing import Write, sign

PAGE = "/studies/peer-support/comparison"


@pytest.fixture(autouse=True)
def a_session_that_ended(cast: Cast, write: Write) -> None:
    write(cast.musa, "session.started", cast.session.id)
    write(cast.musa, "question.now", "collaboration.key", how="asked")
    write(cast.amina, "sub.marked", "collaboration.s2", mark="came_up")
    write(cast.musa, "session.ended", cast.session.id)


def test_nobody_listens_in_before_both_have_signed(client: TestClient, cast: Cast) -> None:
    page = cast.sign_in(client, cast.asha).get(PAGE).text
    assert "The record opens when both field notes are signed" in page
    assert ">came up<" not in page


def test_it_opens_when_both_have_signed(client: TestClient, cast: Cast, write: Write) -> None:
    sign(cast, write)
    page = cast.sign_in(client, cast.asha).get(PAGE).text
    assert "A calm group." in page
    assert "Two small talks." in page
    assert ">came up<" in page


def test_after_two_days_it_opens_without_what_is_not_signed(client: TestClient, cast: Cast, write: Write) -> None:
    write(cast.musa, "text.written", f"fieldnote.{cast.musa.id}", [], field="rich", text="Not signed yet.")
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=49)):
        page = cast.sign_in(client, cast.asha).get(PAGE).text
    assert ">came up<" in page
    assert "Not signed yet." not in page
    assert "waits for the signature" in page


def test_what_was_added_in_a_room_and_the_answer_to_the_summary_are_rows(
    client: TestClient, cast: Cast, write: Write
) -> None:
    added = identifiers.mint()
    write(cast.musa, "question.added", added, section="collaboration", text="And at weekends?")
    write(cast.musa, "sub.marked", added, mark="asked")
    write(cast.musa, "summary.answered", cast.session.id, answer="corrected")
    sign(cast, write)
    page = cast.sign_in(client, cast.asha).get(PAGE).text
    [row] = [part for part in page.split("<tr") if "added here: And at weekends?" in part]
    assert ">asked<" in row
    [row] = [part for part in page.split("<tr") if "Summary at the end" in part]
    assert ">corrected<" in row


def test_held_people_are_not_counted_and_said_to_be_missing(client: TestClient, cast: Cast, write: Write) -> None:
    sign(cast, write)
    write(cast.amina, "participant.added", one := identifiers.mint(), number=1)
    write(cast.amina, "seat.taken", identifiers.mint(), participant=one)
    page = cast.sign_in(client, cast.asha).get(PAGE).text
    assert "0 / 8" in page
    assert "The consent form of 1 participant is not on record" in page


def test_two_versions_over_the_same_one_are_both_shown(client: TestClient, cast: Cast, write: Write) -> None:
    sign(cast, write)
    write(cast.musa, "text.written", f"fieldnote.{cast.musa.id}", [], field="dynamics", text="A lively group.")
    page = cast.sign_in(client, cast.asha).get(PAGE).text
    assert "A calm group." in page
    assert "A lively group." in page


def test_it_is_for_coordinators(client: TestClient, cast: Cast) -> None:
    for person in (cast.musa, cast.lena, cast.tomer):
        assert cast.sign_in(client, person).get(PAGE).status_code == 403


def test_an_unknown_study_is_not_found(client: TestClient, cast: Cast) -> None:
    assert cast.sign_in(client, cast.asha).get("/studies/nothing/comparison").status_code == 404
