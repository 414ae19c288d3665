"""Rescue files: changes that a tablet could not send, kept as their authors'; `brought_by` says who uploaded them."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from sqlalchemy import select

from server.foundation import audit
from server.foundation.database import Database
from server.foundation.problems import Problem, Unreadable
from server.i18n.words import N_
from server.keeping import devices, holdings, judge, sent_json
from server.keeping.receive import Origin, begin
from server.keeping.sent_json import Sent, is_uuid
from server.people.models import Person
from server.sessions import closing, rights
from server.sessions.models import Session

LARGEST = 32 * 1024 * 1024
"""Weeks of writing without network: unlike what is sent, a file does not come in parts."""

ALGORITHMS = ["ECDH-ES", "A256GCM"]


class Registry(jwe.JWERegistry):
    max_ciphertext_length = LARGEST


class NotARescueFile(Problem):
    status, name = 422, "not_a_rescue_file"
    title = N_(
        "This is not a whole rescue file: it was cut off or altered, or it is another file. Nothing was taken in."
    )


class OtherKey(Problem):
    status, name = 422, "other_key"
    title = N_("This rescue file was made for another server, and only that one can open it. Nothing was taken in.")


class OtherSession(Problem):
    status, name = 422, "other_session"
    title = N_("This rescue file belongs to another session. Nothing was taken in.")


class UnknownAuthor(Problem):
    status, name = 422, "unknown_author"
    title = N_("This rescue file names a person whom this server does not know. Nothing was taken in.")


class FileTooLarge(Problem):
    status, name = 413, "file_too_large"
    title = N_("This file is larger than a rescue file can be. Nothing was taken in.")


REFUSALS = (NotARescueFile, OtherKey, OtherSession, UnknownAuthor, devices.DeviceOfAnother)


@dataclass(frozen=True)
class RescuedChange:
    """One change of the file, with the author and device it names."""

    sent: Sent
    person: str
    device: str


@dataclass(frozen=True)
class Contents:
    session: str
    device: str
    person: str
    made: int | None
    changes: list[RescuedChange]


@dataclass(frozen=True)
class Receipt:
    change: RescuedChange
    status: str
    number: int | None
    reason: str | None


def opened(file: bytes, key: ECKey) -> Contents:
    """Raises NotARescueFile or OtherKey; nothing of a file is believed that does not open with our key."""
    try:
        compact = file.decode("ascii").strip()
        kid = json.loads(unpadded(compact.partition(".")[0])).get("kid")
    except (ValueError, AttributeError, RecursionError) as error:
        raise NotARescueFile() from error
    if kid != key.thumbprint():
        raise OtherKey()
    try:
        plain = jwe.decrypt_compact(compact, key, registry=Registry(algorithms=ALGORITHMS)).plaintext or b""
        return read(plain.decode())
    except (JoseError, ValueError, IndexError, Unreadable) as error:
        raise NotARescueFile() from error


def unpadded(segment: str) -> bytes:
    return urlsafe_b64decode(segment + "=" * (-len(segment) % 4))


def read(text: str) -> Contents:
    values, spans, _end = sent_json.envelope(text, 0)
    session, device, person, made = (values.get(name) for name in ("session", "device", "person", "made"))
    if spans is None or not (is_uuid(session) and is_uuid(device) and is_uuid(person)):
        raise Unreadable()
    changes = [rescued_change(sent_json.sent(text, *span), person, device) for span in spans]
    return Contents(session, device, person, made if judge.is_counter(made) else None, changes)


def rescued_change(sent: Sent, person: str, device: str) -> RescuedChange:
    """Another author's change carries `person` and `device`; both are removed from the fields, which are hashed."""
    fields = dict(sent.fields)
    person, device = fields.pop("person", person), fields.pop("device", device)
    if not is_uuid(person) or not is_uuid(device):
        raise Unreadable()
    return RescuedChange(Sent(sent.id, fields, sent.raw), person, device)


def take_in(db: Database, session: Session, by: Person, contents: Contents) -> list[Receipt]:
    """Raises one of REFUSALS; the caller then rolls back to a savepoint (`routes.take_in_rescue_file`)."""
    if contents.session != session.id:
        raise OtherSession()
    named = {contents.person, *(one.person for one in contents.changes)}
    authors = {person.id: person for person in db.scalars(select(Person).where(Person.id.in_(named)))}
    if named != set(authors):
        raise UnknownAuthor()
    receipts: list[Receipt] = []
    for (person, device), changes in groupby(contents.changes, key=lambda one: (one.person, one.device)):
        devices.claim(db, device, person)
        for some in batched(list(changes)):
            receipts += receive(db, session, by, authors[person], device, some)
    devices.claim(db, contents.device, contents.person)
    holdings.note(db, **holding(contents, session))
    audit.record(db, by.id, "rescue.taken_in", session.id, changes=len(receipts), device=contents.device)
    return receipts


def batched(changes: list[RescuedChange]) -> Iterator[list[RescuedChange]]:
    """As many at once as a tablet may send: a database takes only so many values in one statement."""
    for start in range(0, len(changes), sent_json.MOST_CHANGES):
        yield changes[start : start + sent_json.MOST_CHANGES]


def receive(
    db: Database, session: Session, by: Person, author: Person, device: str, changes: list[RescuedChange]
) -> list[Receipt]:
    made_by, ids = rights.author(session, author), [one.sent.id for one in changes]
    origin = Origin(closing.locked_facts(db, session.id), made_by, device, brought_by=by.id)
    batch = begin(db, session.id, ids)
    taken = [(one, batch.take(origin, one.sent)) for one in changes]
    batch.store(db)
    return [Receipt(one, said["status"], said.get("number"), said.get("reason")) for one, said in taken]


def holding(contents: Contents, session: Session) -> dict[str, Any]:
    """The tablet's count of changes. `heard_at` stays empty: the tablet itself did not connect."""
    about = {"session_id": session.id, "device": contents.device, "person_id": contents.person}
    return about | {"made": contents.made, "heard_at": None, "prepared_at": None}
