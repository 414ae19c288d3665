"""Taking something out of the log for ever: the one act that changes what was kept.

Payload, base, extra and slot of a change go; id, number, kind, subject, time, author and device stay, so that numbers
have no gap and `holdings` counts as before. Tablets are told by a change of its own kind. The list outside the database
is written before the commit (`emptied_list.py`), so an act that fails at its commit is carried out at the next start.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, column, delete, exists, insert, or_, select, table, update

from server.changes import emptied_list, fold, numbering
from server.changes.canonical import content_of
from server.changes.emptied_list import Entry
from server.changes.kinds import KINDS
from server.changes.models import Change, Parked, Register, Unmerged, WrittenOver
from server.foundation import audit, clock, identifiers
from server.foundation.database import Database, data_folder, one_process_at_a_time
from server.foundation.problems import NotFound, Problem
from server.i18n.words import N_
from server.keeping import devices, judge
from server.keeping import parked as aside
from server.keeping.from_pages import next_n
from server.people.models import Person
from server.people.rights import Right

EMPTIED = "change.emptied"
TABLES = tuple(one.__tablename__ for one in (Change, Parked, Register, WrittenOver, Unmerged))
"""Where words of a change can stand: to be wiped after the commit (`foundation/wiping.py`)."""
LOG, PARKED = Change.__table__, Parked.__table__


class NothingToEmpty(Problem):
    status, name = 409, "nothing_to_empty"
    title = N_("This change says nothing that could be taken out, and without it others would mean something else.")


def empty(db: Database, session_id: str, by: str, reason: str, ids: Collection[str]) -> None:
    """Empties changes, kept or parked, by their ids, or parked ones by their rows' own ids.

    What is emptied already stays as it is. `by` is a person's id; whether they may is asked by who calls.
    Raises NotFound, NothingToEmpty.
    """
    numbering.lock_session(db, session_id)
    kept = db.execute(select(LOG).where(LOG.c.session_id == session_id, LOG.c.id.in_(ids))).all()
    parked = parked_under(db, session_id, ids)
    if not kept and not parked:
        raise NotFound()
    if not all(KINDS[change.kind].can_be_emptied for change in kept):
        raise NothingToEmpty()
    key = emptied_list.make_key(data_folder(db))
    entries = [entry_of_kept(change, key, by) for change in kept if not change.emptied]
    in_log = set(db.scalars(select(LOG.c.id).where(LOG.c.id.in_([one.change_id for one in parked]))))
    entries += [entry_of_parked(one, key, by, one.change_id not in in_log) for one in parked if not one.emptied]
    emptied_list.add(data_folder(db), entries)
    for entry in entries:
        audit.record(db, by, EMPTIED, session_id, reason, change=entry.id, parked=entry.parked is not None)
    carry_out(db, entries, key)


def parked_under(db: Database, session_id: str, ids: Collection[str]) -> Sequence[Parked]:
    """What is parked under an id may be the same words again, also where it was sent to another session."""
    named = or_(Parked.change_id.in_(ids), (Parked.session_id == session_id) & Parked.id.in_(ids))
    return db.scalars(select(Parked).where(named)).all()


def entry_of_kept(change: Row[Any], key: bytes, by: str) -> Entry:
    return Entry(
        session=change.session_id,
        id=change.id,
        person=change.person_id,
        device=change.device,
        n=change.n,
        content=emptied_list.keyed(key, change.content),
        kind=change.kind,
        subject=change.subject,
        at=change.at,
        by_right=change.by_right,
        emptied_by=by,
        emptied_at=clock.stamp(clock.now()),
        told_by=identifiers.mint(),
    )


def entry_of_parked(parked: Parked, key: bytes, by: str, tells: bool) -> Entry:
    """Tablets are told of it where the log has no change of that id: what they have of that one stays."""
    whole = judge.row_of(aside.fields_of(parked), parked.person_id, parked.device) or {}
    return Entry(
        session=parked.session_id,
        id=parked.change_id,
        person=parked.person_id,
        device=parked.device,
        n=parked.n,
        content=emptied_list.keyed(key, parked.content),
        **{name: whole[name] for name in ("kind", "subject", "at") if whole},
        parked=parked.reason,
        emptied_by=by,
        emptied_at=clock.stamp(clock.now()),
        told_by=identifiers.mint() if tells else None,
    )


def carry_out_list(db: Database) -> set[str]:
    """Before tablets are let in: what the list says and this database, of an older backup, does not.

    The sessions in which there was something to do. Raises KeyMissing.
    """
    one_process_at_a_time(db)
    folder = data_folder(db)
    listed = emptied_list.read(folder)
    if not listed and not db.scalar(select(exists().where(LOG.c.emptied))):
        return set()
    key = emptied_list.key_of(folder)
    pending = not_carried_out(db, listed)
    for entry in pending:
        audit.record(db, entry.emptied_by, EMPTIED, entry.session, change=entry.id, from_list=True)
    carry_out(db, pending, key)
    return {entry.session for entry in pending}


def not_carried_out(db: Database, listed: Sequence[Entry]) -> list[Entry]:
    """Of sessions and people that this database has: nobody else's change can come into it."""
    session = table("session", column("id"))
    sessions, people = set(db.scalars(select(session.c.id))), set(db.scalars(select(Person.id)))
    kept = set(db.scalars(select(LOG.c.id).where(LOG.c.emptied)))
    parked = set(db.scalars(select(PARKED.c.content).where(PARKED.c.emptied)))
    return [
        entry.model_copy(update={"emptied_by": entry.emptied_by if entry.emptied_by in people else entry.person})
        for entry in listed
        if entry.session in sessions and entry.person in people
        if (entry.id not in kept if entry.parked is None else entry.content not in parked)
    ]


def carry_out(db: Database, entries: Sequence[Entry], key: bytes) -> None:
    by_session: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_session[entry.session].append(entry)
    for session_id, some in sorted(by_session.items()):
        add_missing(db, session_id, some)
        empty_kept(db, session_id, [entry for entry in some if entry.parked is None])
        for entry in some:
            if entry.parked is not None:
                empty_parked(db, entry, key)


def add_missing(db: Database, session_id: str, entries: Sequence[Entry]) -> None:
    """The changes that tell tablets; and emptied ones that an older backup lacks, or tablets would bring them whole."""
    latest = numbering.lock_session(db, session_id)
    ids = [id for entry in entries for id in (entry.id, entry.told_by)]
    here = set(db.scalars(select(LOG.c.id).where(LOG.c.id.in_(ids))))
    rows = [emptied_row(entry) for entry in entries if entry.parked is None and entry.id not in here]
    rows += [telling_row(db, entry) for entry in entries if entry.told_by and entry.told_by not in here]
    for number, row in enumerate(rows, latest + 1):
        row |= {"session_id": session_id, "number": number, "received_at": clock.now()}
        db.execute(KEEP, row)
    db.execute(*numbering.advancing(db, {session_id: latest + len(rows)}))


def emptied_row(entry: Entry) -> dict[str, Any]:
    row = entry.model_dump(include={"id", "device", "n", "kind", "subject", "at", "by_right", "content"})
    return row | {"person_id": entry.person, "payload": "{}", "slot": "", "emptied": True}


def telling_row(db: Database, entry: Entry) -> dict[str, Any]:
    by, device = entry.emptied_by, devices.desk_of(db, entry.emptied_by)
    row: dict[str, Any] = {"id": entry.told_by, "kind": EMPTIED, "subject": entry.id, "at": entry.emptied_at}
    content = content_of(row, by, device, "{}", None)
    n = next_n(db, entry.session, device)
    row |= {"person_id": by, "device": device, "n": n, "by_right": Right.EMPTY_CHANGE.value}
    return row | {"payload": "{}", "slot": "", "content": content}


KEEP: Any = insert(LOG)  # type: ignore[arg-type]
EMPTY_KEPT = (
    update(LOG)  # type: ignore[arg-type]
    .where(LOG.c.id == bindparam("of"))
    .values(payload="{}", base=None, extra=None, slot="", content=bindparam("keyed"), emptied=True)
)


def empty_kept(db: Database, session_id: str, entries: Sequence[Entry]) -> None:
    ids = [entry.id for entry in entries]
    register = select(LOG.c.kind, LOG.c.subject, LOG.c.slot).where(LOG.c.id.in_(ids), ~LOG.c.emptied).distinct()
    registers = [(row.kind, row.subject, row.slot) for row in db.execute(register)]
    for entry in entries:
        db.execute(EMPTY_KEPT, {"of": entry.id, "keyed": entry.content})
    db.execute(delete(WrittenOver).where(WrittenOver.session_id == session_id, WrittenOver.by_id.in_(ids)))
    db.execute(delete(Unmerged).where(Unmerged.session_id == session_id, Unmerged.change_id.in_(ids)))
    for one in registers:
        fold.refresh_register(db, session_id, one)


def empty_parked(db: Database, entry: Entry, key: bytes) -> None:
    """The row that the entry is of; an older backup may lack it, and then its tablet would bring it whole."""
    same = select(Parked).where(Parked.session_id == entry.session, Parked.change_id == entry.id)
    contents = [(one, emptied_list.keyed(key, one.content)) for one in db.scalars(same) if not one.emptied]
    row = next((one for one, content in contents if content == entry.content), None)
    if row is None:
        row = Parked(id=identifiers.mint(), session_id=entry.session, change_id=entry.id, device=entry.device)
        row.person_id, row.n, row.reason, row.received_at = entry.person, entry.n, entry.parked or "", clock.now()
        db.add(row)
    about = entry.model_dump(include={"id", "n", "kind", "subject", "at"}, exclude_defaults=True)
    row.raw, row.content, row.emptied = json.dumps(about), entry.content, True
    if row.decided_at is None:
        row.decision, row.decided_at, row.decided_by_id = aside.LEFT_ASIDE, clock.now(), entry.emptied_by
    db.flush()
