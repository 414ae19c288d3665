"""A study and its sites. Their names and titles are texts of the study's guide versions, in every language."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.foundation.database import Base, UtcTime, key


class Study(Base):
    __tablename__ = "study"

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    code: Mapped[str] = mapped_column(key(60), unique=True)
    source_language: Mapped[str] = mapped_column(String(20))
    languages: Mapped[list[str]] = mapped_column(JSON)
    made_up: Mapped[bool]
    loaded_at: Mapped[datetime] = mapped_column(UtcTime)
    sites: Mapped[list["Site"]] = relationship(order_by="Site.position", back_populates="study")


class Site(Base):
    __tablename__ = "site"
    __table_args__ = (UniqueConstraint("study_id", "code"),)

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    study_id: Mapped[str] = mapped_column(ForeignKey("study.id"))
    code: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    country: Mapped[str] = mapped_column(String(2))
    income_group: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(20))
    time_zone: Mapped[str] = mapped_column(String(60))
    study: Mapped[Study] = relationship(back_populates="sites")
