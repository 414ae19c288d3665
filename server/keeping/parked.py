"""Parked changes: stored as they came, outside the log, until a person decides (`parked.deciding`)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from server.changes.kinds import Sender
from server.changes.models import Parked
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import N_
from server.keeping import judge, sent_json
from server.keeping.receive import Origin, SessionFacts, begin
from server.people.rights import NONE, Right

TAKEN_IN, LEFT_ASIDE = "taken_in", "left_aside"


class NotForTheLog(Problem):
    status = 409


class ContentDiffers(NotForTheLog):
    name = "content_differs"
    title = N_(
        "A change with this id and other content is in the record. This one is never taken in: "
        "what is still needed of it has to be written anew."
    )


class UnknownKind(NotForTheLog):
    name = "unknown_kind"
    title = N_("This version of Kikao does not know this kind of change. A newer one takes it in when it starts.")


class InvalidPayload(NotForTheLog):
    name = "invalid_payload"
    title = N_(
        "This change is not whole or not well formed, and the record cannot take it in. "
        "It stays here; what is still needed of it has to be written anew."
    )


class OnlyItsAuthor(NotForTheLog):
    name = "only_its_author"
    title = N_("A field note is written and signed by its author alone. This cannot be taken in for somebody else.")


REFUSED: dict[str, type[NotForTheLog]] = {
    "content_differs": ContentDiffers,
    "unknown_kind": UnknownKind,
    "invalid_payload": InvalidPayload,
    "not_allowed": OnlyItsAuthor,
}


def of_session(db: Database, session_id: str) -> Sequence[Parked]:
    """Those nobody has decided on yet, in the order they came in."""
    open_ones = select(Parked).where(Parked.session_id == session_id, Parked.decided_at.is_(None))
    return db.scalars(open_ones.order_by(Parked.received_at, Parked.id)).all()


def decided(db: Database, session_id: str) -> Sequence[Parked]:
    """The newest decision first."""
    found = select(Parked).where(Parked.session_id == session_id, Parked.decided_at.is_not(None))
    return db.scalars(found.order_by(Parked.decided_at.desc(), Parked.id)).all()


def take_in(db: Database, session: SessionFacts, author: Sender, parked: Parked, lent: frozenset[Right] = NONE) -> None:
    """Gives it the next number, as its author's; raises NotForTheLog for what the log never takes.

    `lent`: what whoever decides lends to an author who has no right of their own to make this change.
    """
    batch = begin(db, session.id, [parked.change_id])
    batch.received_at = parked.received_at
    fields = fields_of(parked)
    row = judge.row_of(fields, parked.person_id, parked.device)
    in_log = batch.known.get(parked.change_id)
    reason = refusal(in_log, session, row, fields, author, parked)
    if reason == "not_allowed" and lent:
        author = replace(author, rights=author.rights | lent)
        reason = refusal(in_log, session, row, fields, author, parked)
    if reason:
        raise REFUSED.get(reason, NotForTheLog)()
    if row and in_log is None:
        batch.keep(Origin(session, author, parked.device, parked.brought_by_id), row, fields["payload"])
        batch.store(db)


def fields_of(parked: Parked) -> dict[str, Any]:
    value, end = sent_json.value(parked.raw, 0)
    return sent_json.sent(parked.raw, value, 0, end).fields


def refusal(
    in_log: tuple[str, str, int] | None,
    session: SessionFacts,
    row: dict[str, Any] | None,
    fields: dict[str, Any],
    author: Sender,
    parked: Parked,
) -> str | None:
    if parked.reason == "content_differs" or (in_log and in_log[:2] != (session.id, parked.content)):
        return "content_differs"
    if row is None:
        return "invalid_payload"
    return judge.refusal(row, fields["payload"], author, session.closed)
