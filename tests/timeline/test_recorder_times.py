from datetime import UTC, datetime, timedelta

from server.record.recorder import RecorderPart
from server.timeline.recorder_times import RecorderTime, not_recorded, parts_of, times_at

TWO = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def at(clock: str) -> str:
    return f"2026-11-22T{clock}Z"


def moment(seconds: float) -> datetime:
    return TWO + timedelta(seconds=seconds)


def test_recorder_time_counts_from_the_zero_as_corrected_in_whole_seconds() -> None:
    parts = parts_of({"A1": RecorderPart(started=at("14:00:00.000"), zero=at("14:00:06.400"))}, None)
    assert times_at(parts, moment(66.3)) == [RecorderTime("A1", "00:00:59")]
    assert times_at(parts, moment(66.4)) == [RecorderTime("A1", "00:01:00")]
    assert times_at(parts, moment(6)) == []


def test_a_part_has_no_time_once_it_was_stopped() -> None:
    parts = parts_of({"A1": RecorderPart(started=at("14:00:00.000"), stopped=at("14:20:00.000"))}, None)
    assert times_at(parts, moment(1201)) == []


def test_what_nobody_stopped_counts_to_the_end_of_the_session() -> None:
    parts = parts_of({"A1": RecorderPart(started=at("14:00:00.000"))}, at("14:30:00.000"))
    assert times_at(parts, moment(1800)) == [RecorderTime("A1", "00:30:00")]
    assert times_at(parts, moment(1801)) == []


def test_two_recorders_each_show_their_time_in_the_order_of_their_names() -> None:
    started = {"B1": at("14:00:10.000"), "A10": at("14:00:20.000"), "A2": at("14:00:30.000")}
    parts = parts_of({name: RecorderPart(started=when) for name, when in started.items()}, None)
    assert [time.part for time in times_at(parts, moment(60))] == ["A2", "A10", "B1"]


def test_a_part_that_was_never_started_or_ends_before_its_zero_has_no_time() -> None:
    odd = RecorderPart(started=at("14:00:00.000"), zero=at("15:00:00.000"), stopped=at("14:30:00.000"))
    assert parts_of({"A1": odd, "A2": RecorderPart(stopped=at("14:10:00.000"))}, None) == []


def test_the_talk_that_no_part_covers_is_found() -> None:
    known = {
        "A1": RecorderPart(started=at("14:01:00.000"), stopped=at("14:10:00.000")),
        "B1": RecorderPart(started=at("14:05:00.000"), stopped=at("14:20:00.000")),
        "A2": RecorderPart(started=at("14:20:05.000"), stopped=at("14:25:00.000")),
    }
    gaps = not_recorded(parts_of(known, None), [(moment(0), moment(1800))])
    assert gaps == [(moment(0), moment(60)), (moment(1500), moment(1800))]
