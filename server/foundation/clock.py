"""The one place that asks for the time, so that tests can set it."""

from datetime import UTC, datetime

# There was no Kikao before: a machine that says it is earlier lost its clock, as small ones do without power.
EARLIEST = datetime(2025, 1, 1, tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


def is_wrong() -> bool:
    """That it is too late cannot be known."""
    return now() < EARLIEST


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC with exactly three decimals, as every time leaves this server."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_of(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
