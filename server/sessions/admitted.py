"""Whose posts to which session are read: asked before the body is, and remembered for a minute.

It decides only whether a body is read. What a sender may do is asked again in the transaction that keeps the changes.
"""

import time

from server.foundation.at_once import at_once
from server.foundation.database import Store
from server.foundation.problems import NotSignedIn
from server.people import credentials
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
            held, found = at_once(db, credentials.asking([credential]), rights.asking([session_id]))
        holder = credentials.holders(held).get(credential)
        if holder is None:
            raise NotSignedIn()
        rights.within_reach(rights.sessions(found).get(session_id), holder)

    def remember(self, credential: Credential, session_id: str) -> None:
        self.since.pop((credential, session_id), None)
        self.since[credential, session_id] = time.monotonic()
        if len(self.since) > MOST:
            del self.since[next(iter(self.since))]
