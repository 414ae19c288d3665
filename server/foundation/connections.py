"""How many connections the processes of one PostgreSQL may open: all of them have to fit what it allows."""

from sqlalchemy import Connection, text

from server.foundation.bell import LISTENER
from server.foundation.database import MORE_WHEN_BUSY, POOL_SIZE, Store, WeakSettings

# Beside the pool one connection listens to the other processes and one tells them.
A_PROCESS = POOL_SIZE + MORE_WHEN_BUSY + 2


class TooManyProcesses(WeakSettings):
    """With this process more connections could be asked for than PostgreSQL allows; some requests would fail."""


def refuse_one_process_too_many(store: Store) -> None:
    """Raises TooManyProcesses; each process that serves is known by the connection that listens."""
    if store.sqlite:
        return
    with store.engine.connect() as connection:
        allowed, others = connections_for_us(connection), serving_already(connection)
    if (others + 1) * A_PROCESS > allowed:
        raise TooManyProcesses(
            f"PostgreSQL allows {allowed} connections, and {others + 1} processes of Kikao may open {A_PROCESS} each. "
            "Raise max_connections, or start fewer processes."
        )


def connections_for_us(connection: Connection) -> int:
    """All but those kept free for whoever has to look after PostgreSQL when it is full."""
    setting = text("SELECT current_setting(:name, true)")
    names = ("max_connections", "superuser_reserved_connections", "reserved_connections")
    most, *reserved = (int(connection.scalar(setting, {"name": name}) or 0) for name in names)
    return most - sum(reserved)


def serving_already(connection: Connection) -> int:
    """Those of the same database; another installation on the same PostgreSQL is not known to us."""
    named = "SELECT count(*) FROM pg_stat_activity WHERE application_name = :name AND datname = current_database()"
    return connection.scalar(text(named), {"name": LISTENER}) or 0
