from dataclasses import replace
from datetime import UTC, datetime

import pytest

from server.foundation.database import Database
from server.sessions import planning
from tests.cast import Cast


def plan(cast: Cast) -> planning.Plan:
    starts_at = datetime(2027, 1, 8, 9, 0, tzinfo=UTC)
    return planning.Plan(cast.bu, starts_at, "en", cast.version, cast.musa, cast.amina, "Ward 3", "before", 8)


def test_it_numbers_the_sessions_of_a_site(db: Database, cast: Cast) -> None:
    assert [planning.plan(db, plan(cast), cast.asha).code for _ in range(2)] == ["BU-S2", "BU-S3"]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("language", {"language": "fr"}),
        ("invited", {"invited": 0}),
        ("invited", {"invited": 100}),
    ],
)
def test_it_names_the_field_that_does_not_fit(db: Database, cast: Cast, field: str, change: dict[str, object]) -> None:
    with pytest.raises(planning.CannotPlan) as problem:
        planning.plan(db, replace(plan(cast), **change), cast.asha)  # type: ignore[arg-type]
    assert list(problem.value.fields["fields"]) == [field]  # type: ignore[call-overload]


def test_it_rejects_staff_of_another_site(db: Database, cast: Cast) -> None:
    with pytest.raises(planning.CannotPlan):
        planning.plan(db, replace(plan(cast), moderator=cast.dina), cast.asha)


def test_it_requires_two_people(db: Database, cast: Cast) -> None:
    with pytest.raises(planning.CannotPlan):
        planning.plan(db, replace(plan(cast), assistant=cast.musa), cast.asha)


def test_a_time_is_read_in_the_time_zone_of_the_site() -> None:
    assert planning.local_time("2026-11-22T14:00", "Asia/Kolkata") == datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["2026-03-29T02:30", "2026-10-25T02:30", "", "tomorrow", "0001-01-01T00:00"])
def test_a_time_that_is_not_one_moment_is_refused(typed: str) -> None:
    with pytest.raises(planning.CannotPlan):
        planning.local_time(typed, "Europe/Berlin")


def test_a_session_may_run_over_midnight_on_the_day_the_clocks_change() -> None:
    before = planning.local_time("2026-10-24T23:30", "Europe/Berlin")
    after = planning.local_time("2026-10-25T03:30", "Europe/Berlin")
    assert (after - before).total_seconds() == 5 * 3600
