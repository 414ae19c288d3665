"""Whose posts to which session are read: asked before the body is, and remembered for a minute.

It decides only whether a body is read. What a sender may do is asked again in the transaction that keeps the changes.
"""

import time

from server.foundation.database import Store
from server.people.credentials import Credential
from server.sessions import rights

LASTS_SECONDS = 60.0
MOST = 10_000


class Admitted:
    """Used from the event loop, but for `ask`, which looks into the database."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.since: dict[tuple[Credential, str], float] = {}

    def lately(self, credential: Credential, session_id: str) -> bool:
        since = self.since.get((credential, session_id))
        return since is not None and time.monotonic() - since < LASTS_SECONDS

    def ask(self, credential: Credential, session_id: str) -> None:
        """Raises NotSignedIn or NotFound."""
        with self.store.read() as db:
            rights.look_up(db, credential, session_id)

    def remember(self, credential: Credential, session_id: str) -> None:
        self.since.pop((credential, session_id), None)
        self.since[credential, session_id] = time.monotonic()
        if len(self.since) > MOST:
            del self.since[next(iter(self.since))]
