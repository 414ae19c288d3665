"""Everything that tablets sent and that waits, taken in as one batch.

Each kind of question is asked once for all of them, who they are and what they may included, in the transaction that
keeps what they sent: a tablet that was revoked or a session that was closed a moment ago is so here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.foundation.at_once import Rows, at_once
from server.foundation.database import Database
from server.foundation.problems import NotFound, NotSignedIn, Problem
from server.keeping import devices, receive
from server.keeping.receive import Batch, Origin, Receipts
from server.keeping.sent_json import Sending
from server.people import credentials
from server.people.credentials import Credential, Holder
from server.sessions import rights
from server.sessions.rights import SessionInSight


@dataclass(frozen=True)
class Post:
    """One request of a tablet: to which session, by what it is recognised, what it brings."""

    session_id: str
    credential: Credential
    sending: Sending


def take_in(db: Database, posts: Sequence[Post]) -> list[Receipts | Problem]:
    """An answer for each; where it is a Problem nothing of that post was kept."""
    batch, origins, owned = look_up(db, posts)
    claimed: dict[str, str] = {}
    for origin in origins:
        if isinstance(origin, Origin):
            claimed.setdefault(origin.device, origin.sender.person)
    owners = devices.owners(db, owned, claimed)
    answers = [received(batch, owners, origin, post) for origin, post in zip(origins, posts, strict=True)]
    batch.store(db)
    return answers


def look_up(db: Database, posts: Sequence[Post]) -> tuple[Batch, list[Origin | Problem], Rows]:
    """What is known of the changes, who sends each post with which rights, and who owns the devices."""
    session_ids = {post.session_id for post in posts}
    latest, known, parked, held, found, owned = at_once(
        db,
        # The first one locks the sessions: from then on nobody else closes them or writes into them.
        *receive.looking_up(db, session_ids, [sent.id for post in posts for sent in post.sending.changes]),
        credentials.asking(post.credential for post in posts),
        rights.asking(session_ids),
        devices.asking_owners({post.sending.device for post in posts}),
    )
    holders, sessions = credentials.holders(held), rights.sessions(found)
    return Batch.of(db, latest, known, parked), [origin_of(post, holders, sessions) for post in posts], owned


def origin_of(
    post: Post, holders: Mapping[Credential, Holder], sessions: Mapping[str, SessionInSight]
) -> Origin | Problem:
    holder = holders.get(post.credential)
    if holder is None:
        return NotSignedIn()
    try:
        session = rights.within_reach(sessions.get(post.session_id), holder)
    except NotFound as problem:
        return problem
    return Origin(session.facts, rights.sender_of(session, holder), post.sending.device)


def received(batch: Batch, owners: Mapping[str, str], origin: Origin | Problem, post: Post) -> Receipts | Problem:
    if isinstance(origin, Problem):
        return origin
    try:
        devices.refuse_of_another(owners, origin.device, origin.sender.person)
    except devices.DeviceOfAnother as problem:
        return problem
    return batch.receive(origin, post.sending)
