"""Three tablets, a server, and what goes wrong between them: the conservation law holds after every step.

Every change a tablet made waits on that tablet, or is in the log exactly once, or is parked where a person sees it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import make_url

from server.foundation.database import Store
from tests.cast import call_the_cast
from tests.faults import law
from tests.faults.in_process import Server
from tests.faults.tablet import ModelTablet, Wire

NOTES = [f"0193c000-eeee-7000-8000-00000000000{n}" for n in range(3)]
PARTICIPANT = "0193c000-ffff-7000-8000-000000000001"
ACTS: list[tuple[str, str, dict[str, Any]]] = [
    ("session.started", "{session}", {}),
    ("session.ended", "{session}", {}),
    ("sub.marked", "tea.s1", {"mark": "came_up"}),
    ("sub.marked", "tea.s1", {"mark": "left_out", "reason": "time"}),
    ("sub.marked", "tea.s1", {"mark": "open"}),
    ("question.now", "tea", {"how": "asked"}),
    ("participant.added", PARTICIPANT, {"number": 1}),
    ("consent.recorded", PARTICIPANT, {"form_version": "1", "given_on": "2026-11-22"}),
    ("consent.withdrawn", PARTICIPANT, {}),
    ("turn.taken", NOTES[0], {"who": PARTICIPANT}),
    ("moment.noted", NOTES[1], {"kind": "gist"}),
    ("moment.noted", NOTES[2], {"kind": "steer"}),
    ("note.shared", NOTES[2], {}),
    ("fieldnote.signed", "fieldnote.{person}", {}),
    ("room.tidied", "tea", {}),
    ("sub.marked", "tea.s1", {"mark": "nobody knows this mark"}),
]
WRITINGS: list[tuple[str, str, dict[str, Any]]] = [
    ("text.written", NOTES[1], {"field": "text", "text": "they share tea שלום 👩🏽‍⚕️"}),
    ("text.written", NOTES[2], {"field": "text", "text": "only for me"}),
    ("text.written", "fieldnote.{person}", {"field": "topics", "text": "nights"}),
    ("answer.given", PARTICIPANT, {"question": "age", "value": {"number": 41}}),
]
WHO = st.integers(0, 2)
CHANCE = st.randoms(use_true_random=False)
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


class Conservation(RuleBasedStateMachine):
    def __init__(self, template: Path, server: Server) -> None:
        super().__init__()
        self.server, cast = server, server.cast
        server.put(template)
        server.start()
        self.now = 1_795_000_000_000
        people = [cast.musa.id, cast.amina.id, cast.musa.id]
        self.tablets = [ModelTablet(cast.session.id, id, cast.tokens[id], lambda: self.now) for id in people]
        self.session = cast.session.id
        self.closed = self.backed_up = False

    @rule(who=WHO, act=st.sampled_from(ACTS), pause=st.integers(0, 5000))
    def something_happens(self, who: int, act: tuple[str, str, dict[str, Any]], pause: int) -> None:
        self.now += pause
        self.make(self.tablets[who], act)

    @rule(who=WHO, writing=st.sampled_from(WRITINGS), chance=CHANCE)
    def somebody_writes(self, who: int, writing: tuple[str, str, dict[str, Any]], chance: Random) -> None:
        tablet = self.tablets[who]
        versions = [change["id"] for change in tablet.known() if change["kind"] == writing[0]]
        self.make(tablet, writing, chance.sample(versions, min(len(versions), chance.randint(0, 2))))

    def make(self, tablet: ModelTablet, act: tuple[str, str, dict[str, Any]], base: list[str] | None = None) -> None:
        kind, subject, payload = act
        tablet.make(kind, subject.format(session=tablet.session, person=tablet.person), payload, base)

    @rule(who=WHO, chance=CHANCE)
    def a_slip_is_taken_back(self, who: int, chance: Random) -> None:
        known = [change["id"] for change in self.tablets[who].known()]
        if known:
            self.tablets[who].make("change.undone", chance.choice(known), {})

    @rule(who=WHO, chance=CHANCE, fault=st.sampled_from(["", "", "request lost", "answer lost", "body cut"]))
    def a_tablet_sends(self, who: int, chance: Random, fault: str) -> None:
        tablet = self.tablets[who]
        changes = some(tablet, chance)
        if fault == "body cut":
            self.send_a_part(tablet, changes, chance)
        elif fault == "answer lost":
            tablet.post(self.server.client, tablet.body(changes))
        elif not fault:
            tablet.send(self.server.client, changes)

    def send_a_part(self, tablet: ModelTablet, changes: list[Wire], chance: Random) -> None:
        body = tablet.body(changes)
        before = law.look(self.server.file)
        answer = tablet.post(self.server.client, body[: chance.randrange(len(body))])
        assert answer.status_code in (401, 422)
        after = law.look(self.server.file)
        assert (after.latest, after.parked) == (before.latest, before.parked)

    @rule(who=WHO, limit=st.integers(1, 4))
    def a_tablet_reads_a_page(self, who: int, limit: int) -> None:
        self.tablets[who].read(self.server.client, limit)

    @rule()
    def the_server_starts_again(self) -> None:
        self.server.stop()
        self.server.start()

    @rule()
    def the_session_is_closed_or_opened_again(self) -> None:
        self.server.open_session_again() if self.closed else self.server.close_session()
        self.closed = not self.closed

    @rule(who=WHO, how=st.sampled_from(["revoke", "forget"]))
    def a_tablet_may_not_write_any_more(self, who: int, how: str) -> None:
        getattr(self.server, how)(self.tablets[who].token)

    @rule(who=WHO)
    def somebody_signs_in_again(self, who: int) -> None:
        self.sign_in_again(self.tablets[who])

    def sign_in_again(self, tablet: ModelTablet) -> None:
        if not self.server.knows(tablet.token):
            tablet.token = self.server.enroll(tablet.person)

    @rule()
    def a_backup_is_made(self) -> None:
        self.server.back_up()
        self.backed_up, self.closed_then = True, self.closed

    @precondition(lambda self: self.backed_up)
    @rule()
    def the_older_backup_is_restored(self) -> None:
        self.server.restore()
        self.closed = self.closed_then

    @invariant()
    def no_change_is_lost_or_doubled(self) -> None:
        kept = law.look(self.server.file)
        law.conservation(kept, self.tablets, self.server.epoch)
        law.gapless(kept)

    def teardown(self) -> None:
        try:
            self.everything_comes_to_rest()
        finally:
            self.server.stop()

    def everything_comes_to_rest(self) -> None:
        if self.closed:
            self.server.open_session_again()
        for tablet in self.tablets:
            self.bring_up_to_date(tablet)
        for tablet in self.tablets[:2]:  # the third is the first person's too and would read the same
            while tablet.read(self.server.client):
                pass
        self.no_change_is_lost_or_doubled()
        self.all_is_on_the_server()
        self.each_tablet_has_heard_the_whole_log()
        reader = self.tablets[0]
        shown = reader.get(self.server.client, "state").json()
        law.folded_from_the_log(self.server.store, self.session, reader.person, shown)

    def bring_up_to_date(self, tablet: ModelTablet) -> None:
        self.sign_in_again(tablet)
        tablet.send(self.server.client)
        if tablet.outbox:  # that was the first it heard of a restore
            tablet.send(self.server.client)
        assert tablet.outbox == []

    def all_is_on_the_server(self) -> None:
        answer = self.tablets[0].get(self.server.client, "holdings").json()["tablets"]
        held = {one["device"]: (one["digest"], one["count"], one["complete"]) for one in answer}
        assert held == {tablet.device: (tablet.digest, len(tablet.made), True) for tablet in self.tablets}

    def each_tablet_has_heard_the_whole_log(self) -> None:
        kept = law.look(self.server.file)
        for tablet in self.tablets[:2]:
            assert [change["id"] for change in tablet.heard.values()] == list(kept.log)


def some(tablet: ModelTablet, chance: Random) -> list[Wire]:
    """Of what waits all or a part, in any order, perhaps with what was sent before or twice."""
    chosen = list(tablet.outbox)
    if chance.random() < 0.4:
        chosen = chosen[: chance.randint(0, len(chosen))]
    if chance.random() < 0.3:
        chosen += chance.choices([made.change for made in tablet.made.values()], k=3) if tablet.made else []
    if chance.random() < 0.4:
        chance.shuffle(chosen)
    return chosen


@pytest.fixture(scope="module")
def machine(migrated_sqlite: Path) -> Iterator[Callable[[], Conservation]]:
    # The disk's own faults are another test's.
    with TemporaryDirectory(dir=MEMORY) as folder:
        template = Path(folder) / "template.sqlite"
        template.write_bytes(migrated_sqlite.read_bytes())
        store = Store(make_url(f"sqlite:///{template}"))
        with store.transaction() as db:
            cast = call_the_cast(db)
        store.engine.dispose()
        server = Server(Path(folder) / "kikao.sqlite", cast)
        yield partial(Conservation, template, server)
        server.store.engine.dispose()


EXPECTED = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_nothing_a_tablet_made_is_ever_lost_or_doubled(machine: Callable[[], Conservation]) -> None:
    run_state_machine_as_test(machine, settings=EXPECTED)


@pytest.mark.soak
def test_nothing_a_tablet_made_is_lost_or_doubled_in_long_days(machine: Callable[[], Conservation]) -> None:
    run_state_machine_as_test(machine, settings=settings(EXPECTED, max_examples=3000, stateful_step_count=60))
