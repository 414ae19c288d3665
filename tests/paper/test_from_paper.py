"""A session that ran on paper is entered afterwards, by its staff or by the office."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from tests.cast import Cast
from tests.changes.builders import change
from tests.people.world import sending

DAY = {"day": "2026-01-10", "start": "14:00", "end": "15:30"}
NOTE = "0193c000-eeee-7000-8000-0000000000f1"
SUB = "collaboration.s1"


def enter(client: TestClient, cast: Cast, **typed: Any) -> Response:
    """As somebody does who just opened the page."""
    fields = DAY | {name.replace("__", "."): value for name, value in typed.items()}
    seen = re.search(r'name="seen" value="([^"]*)"', shown(client, cast))
    fields |= {"seen": seen[1]} if seen else {}
    return client.post(f"/sessions/{cast.session.id}/from-paper", data=fields, follow_redirects=False)


def state(client: TestClient, cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/sessions/{cast.session.id}/state", headers=cast.bearer(cast.musa)).json()
    return found


def shown(client: TestClient, cast: Cast, more: str = "") -> str:
    return client.get(f"/sessions/{cast.session.id}/from-paper{more}").text


def test_staff_site_lead_and_coordinator_enter_start_and_end(client: TestClient, cast: Cast) -> None:
    everybody = [cast.musa, cast.amina, cast.lena, cast.asha]
    for minute, person in enumerate(everybody):
        assert enter(cast.sign_in(client, person), cast, start=f"14:0{minute}").status_code == 303
    entered = state(client, cast)
    assert (entered["status"], entered["started_at"]) == ("ended", "2026-01-10T11:03:00.000Z")
    assert [one["person"] for one in entered["from_paper"]] == [person.id for person in everybody]


def test_wherever_it_shows_it_says_who_entered_it(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.asha)
    enter(client, cast, asked__collaboration__key="on")
    pages = (f"/sessions/{cast.session.id}", f"/sessions/{cast.session.id}/record", "/studies/peer-support/comparison")
    for page in pages:
        assert "entered from paper by asha on" in client.get(page).text, page
    assert "– · – · –" in client.get(pages[2]).text
    assert "no time on the paper" in client.get(pages[1]).text


def test_a_mark_with_a_time_keeps_it_and_one_without_says_so(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.lena)
    enter(client, cast, came_up_at__collaboration__s1="1420", asked__collaboration__s2="on", mark__culture__key="time")
    subs = state(client, cast)["subs"]
    assert subs[SUB] == {"came_up": "2026-01-10T11:20:00.000Z", "asked": None, "left_out": None}
    assert subs["collaboration.s2"]["untimed"] == ["asked"]
    assert state(client, cast)["questions"]["culture.key"]["mark"] == "left_out"


def test_what_is_typed_otherwise_later_replaces_what_was_entered_before(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.amina)
    enter(client, cast, came_up_at__collaboration__s1="14:50", asked__collaboration__s2="on")
    enter(client, cast, came_up_at__collaboration__s1="14:20", start="13:50")
    entered = state(client, cast)
    assert entered["started_at"] == "2026-01-10T10:50:00.000Z"
    assert entered["subs"] == {SUB: {"came_up": "2026-01-10T11:20:00.000Z", "asked": None, "left_out": None}}


def test_what_a_colleague_entered_since_the_page_was_opened_stays(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.amina)
    enter(client, cast, asked__collaboration__s2="on")
    old_page = DAY | {"seen": "", "came_up.collaboration.s3": "on"}
    client.post(f"/sessions/{cast.session.id}/from-paper", data=old_page)
    assert set(state(client, cast)["subs"]) == {"collaboration.s2", "collaboration.s3"}


def test_saving_again_what_is_there_writes_nothing(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.amina)
    everything: dict[str, Any] = {"came__2": "on", "signed__4": "on", "signed_on__4": "2026-01-09"}
    everything |= {"asked_at__collaboration__key": "14:10", "asked__collaboration__s2": "on"}
    enter(client, cast, **everything)
    number = state(client, cast)["number"]
    enter(client, cast, **everything)
    assert state(client, cast)["number"] == number


def test_people_and_notes_are_entered_by_number(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.lena)
    people = {"signed__1": "on", "signed_on__1": "2026-01-09", "came__4": "on"}
    note = {"note": NOTE, f"who__{NOTE}": "1", f"at__{NOTE}": "14:31", f"kind__{NOTE}": "quote"}
    enter(client, cast, **people, **note, **{f"text__{NOTE}": "3 years I waited."})
    entered = state(client, cast)
    assert {one["number"]: one["consent"] for one in entered["participants"].values()} == {1: "recorded", 4: "waiting"}
    noted = entered["moments"][NOTE]
    assert (noted["kind"], noted["at"], noted["held"]) == ("quote", "2026-01-10T11:31:00.000Z", False)
    assert noted["texts"]["text"][0]["text"] == "3 years I waited."


def test_a_note_can_be_reworded_and_taken_out(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.lena)
    for words in ("A gist.", "Another gist."):
        enter(client, cast, note=NOTE, **{f"text__{NOTE}": words})
    assert [head["text"] for head in state(client, cast)["moments"][NOTE]["texts"]["text"]] == ["Another gist."]
    enter(client, cast, note=NOTE, **{f"text__{NOTE}": ""})
    assert NOTE not in state(client, cast)["moments"]


WRONG: list[tuple[dict[str, str], str]] = [
    ({"end": "25:90"}, "“25:90” is no time such as 14:05."),
    ({"start": ""}, "Please give the time from the paper."),
    ({"day": "2199-01-10"}, "This is still to come."),
    ({"asked_at__collaboration__key": "16:10"}, "16:10 is not between start and end"),
    ({"came_up_at__collaboration__s1": "14:10", "asked__collaboration__s1": "on"}, "Please give both times or none"),
    ({"came_up__collaboration__s1": "on", "left_out__collaboration__s1": "time"}, "so it was not left out"),
    ({"note": NOTE, f"text__{NOTE}": "Words.", f"who__{NOTE}": "7"}, "P7 is not among those who took part."),
    ({"signed__1": "on", "signed_on__1": "soon"}, "Please give the day on the form."),
]


def test_what_cannot_be_read_is_refused_with_a_sentence_and_stays_typed(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.lena)
    for wrong, sentence in WRONG:
        answer = enter(client, cast, asked_at__culture__key="14:44", **wrong)
        assert answer.status_code == 422, sentence
        assert sentence in answer.text
        assert 'value="14:44"' in answer.text
    assert state(client, cast)["status"] == "planned"


def test_a_bad_time_is_refused_in_the_readers_language(client: TestClient, cast: Cast) -> None:
    client.cookies.set("language", "de")
    cast.sign_in(client, cast.lena)
    assert "„25:90“ ist keine Uhrzeit wie 14:05." in enter(client, cast, end="25:90").text


def test_a_time_after_midnight_belongs_to_the_session(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.lena)
    enter(client, cast, start="23:15", end="0:45", asked_at__collaboration__key="00:10")
    entered = state(client, cast)
    assert entered["questions"]["collaboration.key"]["asked"] == "2026-01-10T21:10:00.000Z"
    assert entered["ended_at"] == "2026-01-10T21:45:00.000Z"


def test_the_office_enters_nothing_into_a_room_that_runs(client: TestClient, cast: Cast) -> None:
    started = [change("session.started", cast.session.id)]
    client.post(f"/api/sessions/{cast.session.id}/changes", json=sending(started), headers=cast.bearer(cast.musa))
    assert enter(cast.sign_in(client, cast.lena), cast).status_code == 403


def test_of_a_session_that_a_tablet_began_the_times_of_the_tablet_stand(client: TestClient, cast: Cast) -> None:
    begun = [change("session.started", cast.session.id) | {"at": "2026-01-10T11:05:00.000Z"}]
    client.post(f"/api/sessions/{cast.session.id}/changes", json=sending(begun), headers=cast.bearer(cast.musa))
    assert "begun on a tablet" in shown(cast.sign_in(client, cast.amina), cast)
    assert enter(client, cast, start="14:05").status_code == 303
    entered = state(client, cast)
    assert (entered["status"], entered["started_at"]) == ("ended", "2026-01-10T11:05:00.000Z")


def test_until_the_record_is_open_the_office_sees_its_own_entries_only(client: TestClient, cast: Cast) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    cast.sign_in(client, cast.amina)
    assert enter(client, cast, day=yesterday, note=NOTE, **{f"text__{NOTE}": "For the pair."}).status_code == 303
    assert "For the pair." in shown(client, cast)
    assert "For the pair." not in shown(cast.sign_in(client, cast.asha), cast)


def test_a_questionnaire_is_entered_as_the_paper_has_it(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.lena)
    enter(client, cast, came__3="on")
    page = shown(client, cast, "/3")
    numbers = re.findall(r'name="number\.(\w+)"', page)
    typed = {f"number.{numbers[0]}": "17", "completed": "on"}
    address = f"/sessions/{cast.session.id}/from-paper/3"
    asked = client.post(address, data=typed, follow_redirects=False)
    assert asked.status_code == 422
    assert "Save again if the paper says so." in asked.text
    again = typed | {f"sure.{numbers[0]}": "17"}
    assert client.post(address, data=again, follow_redirects=False).status_code == 303
    entered = state(client, cast)
    (participant,) = entered["participants"]
    assert entered["answers"][participant][numbers[0]][0]["value"] == {"number": 17}
    assert entered["participants"][participant]["completed"]


def test_a_number_that_could_be_another_is_not_guessed(client: TestClient, cast: Cast) -> None:
    cast.sign_in(client, cast.lena)
    enter(client, cast, came__3="on")
    address = f"/sessions/{cast.session.id}/from-paper/3"
    for typed in ("1,200", "12 years", "99999999999999999999"):
        assert client.post(address, data={"number.age": typed}, follow_redirects=False).status_code == 422
    assert state(client, cast)["answers"] == {}
