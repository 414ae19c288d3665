"""Guide versions: what a pack said when it was loaded. A loaded version never changes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.foundation.database import Base, UtcTime, key


class GuideVersion(Base):
    __tablename__ = "guide_version"
    __table_args__ = (UniqueConstraint("study_id", "number"), UniqueConstraint("study_id", "digest"))

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    study_id: Mapped[str] = mapped_column(ForeignKey("study.id"))
    number: Mapped[int]
    loaded_at: Mapped[datetime] = mapped_column(UtcTime)
    loaded_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The structure without texts: sections, probes, cards, checklists, questionnaire, consent."""
    texts: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    """language -> address ("collaboration.s2.text") -> text."""
    adaptations: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
