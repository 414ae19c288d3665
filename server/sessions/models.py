"""Sessions as planned and closed. What happens in them is in the change log (server/changes)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.changes.models import LEFT, Staff
from server.foundation.database import Base, UtcTime, key
from server.guides.models import GuideVersion
from server.studies.models import Site, Study


class Session(Base):
    """One focus group meeting, bound to one guide version, one main language and one site's adaptations."""

    __tablename__ = "session"
    __table_args__ = (UniqueConstraint("study_id", "code"),)

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    study_id: Mapped[str] = mapped_column(ForeignKey("study.id"), index=True)
    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"), index=True)
    code: Mapped[str] = mapped_column(key(30))
    """Site code and a running number, "BU-S1"; participants are labelled "BU-S1-P4"."""
    language: Mapped[str] = mapped_column(String(20))
    guide_version_id: Mapped[str] = mapped_column(ForeignKey("guide_version.id"))
    starts_at: Mapped[datetime] = mapped_column(UtcTime)
    venue: Mapped[str] = mapped_column(String(300))
    time_point: Mapped[str] = mapped_column(String(100))
    """Which wave of the study: "before implementation"."""
    invited: Mapped[int]
    planned_by_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    planned_at: Mapped[datetime] = mapped_column(UtcTime)

    study: Mapped[Study] = relationship()
    site: Mapped[Site] = relationship(lazy="joined")
    guide_version: Mapped[GuideVersion] = relationship()
    staff: Mapped[list[Staff]] = relationship(
        primaryjoin=lambda: and_(Session.id == Staff.session_id, Staff.role != LEFT),
        lazy="selectin",
        order_by=(Staff.role.desc(), Staff.person_id),
    )
    """Who is on it now, moderators first."""
    closures: Mapped[list["Closure"]] = relationship(lazy="selectin", order_by="Closure.closed_at")

    @property
    def closure(self) -> "Closure | None":
        """The closure in force, if the session is closed now."""
        return next((closure for closure in self.closures if closure.opened_at is None), None)

    def staff_role(self, person_id: str) -> str | None:
        return next((member.role for member in self.staff if member.person_id == person_id), None)


class Closure(Base):
    """While it is in force, what tablets send is parked. Opening the session again fills the `opened_` columns."""

    __tablename__ = "closure"

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), index=True)
    closed_at: Mapped[datetime] = mapped_column(UtcTime)
    closed_by_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(2000))
    opened_at: Mapped[datetime | None] = mapped_column(UtcTime)
    opened_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    opened_reason: Mapped[str | None] = mapped_column(String(2000))
