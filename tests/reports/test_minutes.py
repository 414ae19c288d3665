from datetime import UTC, datetime

from server.reports import minutes
from tests.record.builders import some_state

UNTIL = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECTIONS = {"welcome": "welcome", "collaboration.key": "collaboration", "culture.key": "culture"}


def at(clock: str) -> str:
    return f"2026-11-22T{clock}:00.000Z"


def now(clock: str, question: str) -> dict[str, str]:
    return {"since": at(clock), "question": question, "how": "asked"}


def test_a_pause_is_no_time_of_the_talk() -> None:
    state = some_state(stretches=[[at("10:00"), at("10:20")], [at("10:30"), at("11:00")]], nows=[])
    assert minutes.in_all(state, UNTIL) == 50


def test_a_session_that_runs_counts_until_now() -> None:
    assert minutes.in_all(some_state(stretches=[[at("11:00"), None]], nows=[]), UNTIL) == 60


def test_a_section_lasts_until_the_talk_moves_on_and_pauses_do_not_count() -> None:
    nows = [now("10:00", "welcome"), now("10:10", "collaboration.key"), now("10:40", "culture.key")]
    state = some_state(stretches=[[at("10:00"), at("10:20")], [at("10:30"), at("11:00")]], nows=nows)
    assert minutes.by_section(state, SECTIONS, UNTIL) == {"welcome": 10, "collaboration": 20, "culture": 20}


def test_a_section_the_talk_comes_back_to_counts_both_times() -> None:
    nows = [now("10:00", "collaboration.key"), now("10:10", "culture.key"), now("10:20", "collaboration.key")]
    state = some_state(stretches=[[at("10:00"), at("10:30")]], nows=nows)
    assert minutes.by_section(state, SECTIONS, UNTIL) == {"collaboration": 20, "culture": 10}


def test_what_was_marked_before_the_start_or_after_the_end_takes_no_time() -> None:
    nows = [now("09:50", "welcome"), now("11:30", "culture.key")]
    state = some_state(stretches=[[at("10:00"), at("11:00")]], nows=nows)
    assert minutes.by_section(state, SECTIONS, UNTIL) == {"welcome": 60, "culture": 0}
