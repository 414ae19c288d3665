"""Devices: one for each person and tablet. Two people who share a tablet have two devices on it."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from server.changes.models import Device
from server.foundation import identifiers
from server.foundation.at_once import Rows, Statement, is_among, strings
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.foundation.upsert import insert_if_new
from server.i18n.words import N_


class DeviceOfAnother(Problem):
    status, name = 403, "device_of_another"
    title = N_("This tablet's store belongs to another person. Nothing was stored.")


def claim(db: Database, device: str, person_id: str) -> None:
    """The first person who uses a device owns it; raises DeviceOfAnother for everyone else."""
    known = db.execute(*asking_owners([device])).all()
    refuse_of_another(owners(db, known, {device: person_id}), device, person_id)


def asking_owners(devices: Collection[str]) -> Statement:
    """Asks for devices and who owns them."""
    return OWNERS, {"devices": sorted(devices)}


def owners(db: Database, known: Rows, claimed: Mapping[str, str]) -> dict[str, str]:
    """Device -> who owns it. `known`: the answer to `asking_owners`; what nobody owned yet goes to who claims it."""
    found = {row[0]: row[1] for row in known}
    new = {device: person_id for device, person_id in claimed.items() if device not in found}
    if new:
        rows = [{"id": device, "person_id": person_id, "desk": False} for device, person_id in sorted(new.items())]
        db.execute(insert_if_new(Device).on(db), rows)
        found |= {row[0]: row[1] for row in db.execute(*asking_owners(new))}  # of two at once one was the first
    return found


def refuse_of_another(owners: Mapping[str, str], device: str, person_id: str) -> None:
    if owners[device] != person_id:
        raise DeviceOfAnother()


DEVICE = Device.__table__.c
OWNERS = select(DEVICE.id, DEVICE.person_id).where(is_among(DEVICE.id, strings("devices")))


def desk_of(db: Database, person_id: str) -> str:
    """The device that stands for this person at the server's own pages."""
    known = db.scalar(select(Device.id).where(Device.person_id == person_id, Device.desk).order_by(Device.id).limit(1))
    if known:
        return known
    device = Device(id=identifiers.mint(), person_id=person_id, desk=True)
    db.add(device)
    db.flush()
    return device.id
