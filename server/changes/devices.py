"""One person's store on one tablet. Two people at one tablet have two."""

from sqlalchemy import bindparam, select

from server.changes.models import Device
from server.foundation import identifiers
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.foundation.upsert import insert_if_new
from server.i18n.words import marked


class DeviceOfAnother(Problem):
    status, name = 403, "device_of_another"
    title = marked("This tablet's store belongs to another person. Nothing was stored.")


def claim(db: Database, device: str, person_id: str) -> None:
    """The first person who uses a device owns it; raises DeviceOfAnother for everyone else."""
    owner = owner_of(db, device)
    if owner is None:
        row = {"id": device, "person_id": person_id, "desk": False}
        db.execute(insert_if_new(Device).on(db), row)
        owner = owner_of(db, device)
    if owner != person_id:
        raise DeviceOfAnother()


def owner_of(db: Database, device: str) -> str | None:
    return db.scalar(OWNER, {"device": device})


DEVICE = Device.__table__.c
OWNER = select(DEVICE.person_id).where(DEVICE.id == bindparam("device"))


def desk_of(db: Database, person_id: str) -> str:
    """The device that stands for this person at the server's own pages."""
    known = db.scalar(select(Device.id).where(Device.person_id == person_id, Device.desk).order_by(Device.id).limit(1))
    if known:
        return known
    device = Device(id=identifiers.mint(), person_id=person_id, desk=True)
    db.add(device)
    db.flush()
    return device.id
