from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from fastapi.testclient import TestClient

from tests.cast import Cast
from tests.record.writing import Write, sign

PAGE = "/studies/peer-support"


@pytest.fixture(autouse=True)
def both_wrote(cast: Cast, write: Write) -> None:
    write(cast.musa, "session.started", cast.session.id)
    write(cast.musa, "session.ended", cast.session.id)
    own, other = f"fieldnote.{cast.musa.id}", f"fieldnote.{cast.amina.id}"
    write(cast.musa, "text.written", own, [], field="summary", text="Warm, worried about nights.")
    write(cast.musa, "text.written", own, [], field="prompts.guide_change", text="Nights first.")
    write(cast.amina, "text.written", other, [], field="prompts.fell_flat", text="The third one.")
    write(cast.amina, "text.written", other, [], field="prompts.influence", text="I laughed too much.")


def test_what_is_for_the_next_group_reaches_the_coordinator(client: TestClient, cast: Cast, write: Write) -> None:
    sign(cast, write)
    page = cast.sign_in(client, cast.asha).get(PAGE).text
    for words in ("Warm, worried about nights.", "Nights first.", "The third one."):
        assert words in page
    assert "I laughed too much." not in page


def test_nothing_of_it_before_the_record_is_open(client: TestClient, cast: Cast, write: Write) -> None:
    write(cast.musa, "fieldnote.signed", f"fieldnote.{cast.musa.id}")
    page = cast.sign_in(client, cast.asha).get(PAGE).text
    assert "Nothing yet." in page
    assert "Nights first." not in page


def test_after_two_days_only_what_is_signed(client: TestClient, cast: Cast, write: Write) -> None:
    write(cast.musa, "fieldnote.signed", f"fieldnote.{cast.musa.id}")
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=49)):
        page = cast.sign_in(client, cast.asha).get(PAGE).text
    assert "Nights first." in page
    assert "The third one." not in page


def test_another_sites_people_do_not_read_it(client: TestClient, cast: Cast, write: Write) -> None:
    sign(cast, write)
    for person in (cast.dina, cast.tomer):
        assert "Nights first." not in cast.sign_in(client, person).get(PAGE).text
    assert "Nights first." in cast.sign_in(client, cast.rita).get(PAGE).text


def test_the_comparison_begins_with_the_one_liners(client: TestClient, cast: Cast, write: Write) -> None:
    sign(cast, write)
    page = cast.sign_in(client, cast.asha).get(f"{PAGE}/comparison").text
    assert page.index("Warm, worried about nights.") < page.index('id="where"')
