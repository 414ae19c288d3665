"""The one place that asks for the time, so that tests can set it."""

from datetime import UTC, datetime

# Before the first release. Small machines without a battery start in 1970 until they reach a time server.
EARLIEST = datetime(2025, 1, 1, tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


def is_wrong() -> bool:
    """Whether the clock is earlier than any release. A clock that is ahead cannot be recognised."""
    return now() < EARLIEST


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC with exactly three decimals, as every time leaves this server."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_of(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
