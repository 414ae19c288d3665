from datetime import UTC, datetime

from server.record import minutes
from server.record.assigned import Now

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECTIONS = {"welcome": "welcome", "collaboration.key": "collaboration", "culture.key": "culture"}


def at(clock: str) -> str:
    return f"2026-11-22T{clock}:00.000Z"


def now(clock: str, question: str) -> Now:
    return Now(since=at(clock), question=question, how="asked")


def by_section(nows: list[Now], stretches: minutes.Stretches) -> dict[str, float]:
    rows = minutes.by_section(nows, stretches, SECTIONS)
    return {row["section"]: minutes.until_now(row["minutes"], row["talking_since"], NOW) for row in rows}


def in_all(stretches: minutes.Stretches) -> float:
    found = minutes.in_all(stretches)
    return minutes.until_now(found["minutes"], found["talking_since"], NOW)


def test_a_pause_is_no_time_of_the_talk() -> None:
    assert in_all([(at("10:00"), at("10:20")), (at("10:30"), at("11:00"))]) == 50


def test_a_session_that_runs_counts_until_now() -> None:
    assert in_all([(at("10:00"), at("10:10")), (at("11:00"), None)]) == 70


def test_a_section_lasts_until_the_talk_moves_on_and_pauses_do_not_count() -> None:
    nows = [now("10:00", "welcome"), now("10:10", "collaboration.key"), now("10:40", "culture.key")]
    spent = by_section(nows, [(at("10:00"), at("10:20")), (at("10:30"), at("11:00"))])
    assert spent == {"welcome": 10, "collaboration": 20, "culture": 20}


def test_a_section_the_talk_comes_back_to_counts_both_times() -> None:
    nows = [now("10:00", "collaboration.key"), now("10:10", "culture.key"), now("10:20", "collaboration.key")]
    assert by_section(nows, [(at("10:00"), at("10:30"))]) == {"collaboration": 20, "culture": 10}


def test_the_section_of_the_question_now_counts_until_now() -> None:
    nows = [now("10:00", "welcome"), now("10:10", "culture.key")]
    stretches = [(at("10:00"), at("10:20")), (at("11:30"), None)]
    assert by_section(nows, stretches) == {"welcome": 10, "culture": 40}


def test_what_was_marked_before_the_start_or_after_the_end_takes_no_time() -> None:
    nows = [now("09:50", "welcome"), now("11:30", "culture.key")]
    assert by_section(nows, [(at("10:00"), at("11:00"))]) == {"welcome": 60, "culture": 0}


def test_a_talk_in_which_nobody_marked_a_question_gives_no_section_minutes() -> None:
    assert by_section([], [(at("10:00"), at("11:00"))]) == {}
