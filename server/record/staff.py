"""Who moderates and who assists: as planned, and after that as it was taken over or changed."""

from sqlalchemy import select

from server.changes.models import LEFT, Staff
from server.foundation.database import Database
from server.foundation.json_model import JsonModel


class StaffMember(JsonModel):
    id: str
    role: str


def staff(db: Database, session_id: str) -> list[StaffMember]:
    """Moderators first. Its rows are merged from the log as registers are (`changes.staff`)."""
    found = select(Staff.person_id, Staff.role).where(Staff.session_id == session_id, Staff.role != LEFT)
    ordered = found.order_by(Staff.role.desc(), Staff.person_id)
    return [StaffMember(id=person_id, role=role) for person_id, role in db.execute(ordered)]
