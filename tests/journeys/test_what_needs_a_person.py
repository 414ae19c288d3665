"""What the log cannot settle by itself: two heads, a tablet that never sends again, a change after the closing."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from server.foundation import clock, identifiers
from server.people import adding
from tests.journeys.pages import Desk, FieldNote, Room, prepare
from tests.journeys.people import Cast
from tests.journeys.serving import Kikao, Script
from tests.journeys.watching import UNREACHABLE, Watch

SUBSTITUTE = "substitute@kikao.example"
COORDINATOR = "coordinator@kikao.example"
MODERATOR, ASSISTANT = "moderator.{}@kikao.example", "assistant.{}@kikao.example"


def me(script: Script, session: str) -> str:
    return str(script.get(f"/{session}/kit")["person"]["id"])


def test_two_versions_of_a_text_stand_beside_each_other_until_an_author_settles_them(kikao: Kikao, cast: Cast) -> None:
    pair = [kikao.script(role.format("bu")) for role in (MODERATOR, ASSISTANT)]
    session = pair[0].session("BU-S2")
    for one, text in zip(pair, ("They spoke as equals", "The doctors spoke first"), strict=True):
        one.write(session, "fieldnote.signed", f"fieldnote.{me(one, session)}", {})
        one.write(session, "text.written", "fieldnote.together", {"field": "topics", "text": text}, base=[])

    assistant = cast.call(ASSISTANT.format("bu"))
    note = FieldNote(assistant, session).open()
    versions = assistant.page.locator(".versions section")
    expect(versions).to_have_count(2)
    stands = assistant.button("This one stands", within=versions.filter(has_text="The doctors spoke first"))
    stands.click()
    expect(versions).to_have_count(0)
    note.saved()

    heads = pair[0].get(f"/{session}/state")["texts"]["fieldnote.together"]["topics"]
    assert [head["text"] for head in heads] == ["The doctors spoke first"]
    written = [one for one in pair[0].changes(session) if one["subject"] == "fieldnote.together"]
    assert set(written[-1]["base"]) == {one["id"] for one in written[:2]}


def test_what_a_tablet_could_not_send_comes_in_a_file_and_once(
    kikao: Kikao, cast: Cast, watch: Watch, tmp_path: Path
) -> None:
    watch.expect(UNREACHABLE)
    script = kikao.script(MODERATOR.format("ulm"))
    session = script.session("Ulm-S2")
    moderator = cast.call(MODERATOR.format("ulm"))
    prepare(moderator, session)
    room = Room(moderator, session).open()
    room.start()
    room.ask(script.guide(session)["collaboration"])
    room.saved()
    before = len(script.changes(session))

    kikao.kill()
    room.note("sie reden alle von der Übergabe", "What was said")
    moderator.button("More").click()
    with moderator.page.expect_download() as saved:
        moderator.button("Save a rescue file", within=room.drawer("More")).click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert "Übergabe" not in file.read_text()
    moderator.page.goto("about:blank")
    kikao.start()

    bring(cast, session, file, "2 changes were in the file")
    late = script.changes(session)[before:]
    assert [(one["kind"], one["person"]) for one in late] == [
        (kind, me(script, session)) for kind in ("moment.noted", "text.written")
    ]
    room.open().saved()
    assert len(script.changes(session)) == before + 2


def test_a_substitute_takes_over_without_network_and_her_session_stays_and_arrives(
    kikao: Kikao, cast: Cast, watch: Watch
) -> None:
    watch.expect(UNREACHABLE)
    script = kikao.script(ASSISTANT.format("ad"))
    session = script.session("AD-S2")
    with kikao.person(MODERATOR.format("ad")) as (db, absent):
        site = absent.roles[0]
        adding.add_person(db, SUBSTITUTE, "moderator", site.study_id, site.site_id)
        name = absent.name
    substitute = cast.call(SUBSTITUTE)
    substitute.read_in("en")
    prepare(substitute, session)
    expect(substitute.page.get_by_text("You are not on this session’s team, and may take over")).to_be_visible()
    before = len(script.changes(session))

    kikao.kill()
    room = Room(substitute, session).open()
    expect(substitute.heading("You are not on this session’s team")).to_be_visible()
    substitute.button(f"I moderate today instead of {name}").click()
    substitute.button("Take over").click()
    room.start()
    room.star()
    substitute.page.reload()
    expect(substitute.page.locator(".rail")).to_be_visible()

    kikao.start()
    expect(substitute.page.locator(".top-bar .saved")).to_have_text("saved", timeout=60_000)
    expect(substitute.page.locator(".rail")).to_be_visible()
    expect(substitute.page.locator(".top-bar .team")).to_contain_text("substitute")
    kinds = [one["kind"] for one in script.changes(session)[before:]]
    assert kinds == ["staff.taken_over", "session.started", "moment.noted"]
    staff = script.get(f"/{session}/state")["staff"]
    assert {one["role"] for one in staff} == {"moderator", "assistant"}

    coordinator = cast.call(COORDINATOR)
    coordinator.go(f"/sessions/{session}/staff")
    expect(coordinator.page.get_by_text(f"{name} is not on the team any more")).to_be_visible()


def bring(cast: Cast, session: str, file: Path, words: str) -> None:
    coordinator = cast.call(COORDINATOR)
    coordinator.go(f"/sessions/{session}")
    coordinator.link("Take in a rescue file").click()
    coordinator.field("Rescue file").set_input_files(file)
    coordinator.button("Take it into the record").click()
    expect(coordinator.heading(words)).to_be_visible()
    expect(coordinator.page.get_by_role("row").filter(has_text="taken in, number")).to_have_count(2)


def test_who_lost_a_session_reads_what_to_do_and_their_work_comes_in_with_the_rescue_file(
    kikao: Kikao, cast: Cast, tmp_path: Path, watch: Watch
) -> None:
    watch.expect("404")
    session = kikao.script(MODERATOR.format("ds")).session("DS-S2")
    assistant = cast.call(ASSISTANT.format("ds"))
    desk = Desk(assistant, session).open()
    desk.saved()
    with kikao.person(ASSISTANT.format("ds")) as (_db, person):
        person.roles.clear()
    words = "You no longer have access to this session. What you wrote is kept on this tablet: "
    # A finger waits too until the header, which grows by this line, stands still.
    expect(
        assistant.page.get_by_text(assistant.says(f"{words}ask the coordinator, or give them a rescue file."))
    ).to_be_visible()
    desk.note("hii ni yangu", "in my words")
    with assistant.page.expect_download() as saved:
        assistant.button("Save a rescue file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    bring(cast, session, file, "2 changes were in the file")


def test_a_change_after_the_closing_is_taken_in_by_a_person(kikao: Kikao, cast: Cast) -> None:
    script = kikao.script(MODERATOR.format("ulm"))
    session = script.session("Ulm-S1")
    line = {"id": identifiers.mint(), "n": 1, "kind": "line.sent", "subject": identifiers.mint()}
    line |= {"at": clock.stamp(clock.now()), "payload": {"text": "Nachgetragen"}}
    assert send(script, session, line)["reason"] == "session_closed"

    coordinator = cast.call(COORDINATOR)
    coordinator.go(f"/sessions/{session}")
    coordinator.page.locator(".notice a").filter(has_text="1 parked change").click()
    expect(coordinator.page.get_by_text("Nachgetragen")).to_be_visible()
    coordinator.field("Reason").fill("Es war vor dem Ende.")
    coordinator.button("Take it into the record").click()
    expect(coordinator.page.get_by_text("Nothing waits for a decision.")).to_be_visible()
    assert send(script, session, line)["status"] == "repeated"


def send(script: Script, session: str, change: dict[str, Any]) -> dict[str, Any]:
    body = {"device": script.device, "changes": [change]}
    receipt: dict[str, Any] = script.post(f"/{session}/changes", body)["receipts"][0]
    return receipt
