"""Each page that the server draws, in each language of the interface, held both ways."""

import pytest

from server.i18n.languages import LANGUAGES
from server.record.planned_numbers import planned_participant
from tests.journeys.looking import whats_wrong
from tests.journeys.people import Cast
from tests.journeys.serving import Kikao

PAGES = [
    "/",
    "/sign-in",
    "/password",
    "/sessions/new",
    "/sessions/{planned}",
    "/sessions/{over}",
    "/sessions/{over}/record",
    "/sessions/{over}/speaker-key",
    "/sessions/{over}/parked",
    "/sessions/{over}/rescue",
    "/sessions/{planned}/paper",
    "/sessions/{planned}/paper/guide",
    "/sessions/{planned}/from-paper",
    "/sessions/{planned}/from-paper/1",
    "/sessions/{planned}/paper/questionnaires",
    "/sessions/{planned}/paper/consent",
    "/studies/peer-support",
    "/studies/peer-support/guide",
    "/studies/peer-support/comparison",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_reads_well_and_is_within_reach(kikao: Kikao, cast: Cast, language: str) -> None:
    script = kikao.script("moderator.ulm@kikao.example")
    sessions = {"planned": script.session("Ulm-S2"), "over": script.session("Ulm-S1")}
    first = planned_participant(sessions["planned"], 1)
    script.write(sessions["planned"], "participant.added", first, {"number": 1})
    coordinator = cast.call("coordinator@kikao.example")
    if language != coordinator.language:
        coordinator.read_in(language)
    wrong: list[str] = []
    for page in PAGES:
        coordinator.go(page.format(**sessions))
        assert coordinator.page.locator("html").get_attribute("lang") == language
        wrong += [f"{page} {found}" for found in whats_wrong(coordinator.page, language)]
    assert not wrong, "\n".join(wrong)
