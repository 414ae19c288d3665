"""People who use Kikao, what they may do where, and how they are recognised."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.foundation.database import Base, UtcTime, key
from server.people import rights
from server.people.rights import HeldRole, Reach, Right

ROLES = tuple(rights.RIGHTS)
ROLES_AT_A_SITE = ("site_lead", "moderator", "assistant")


class Person(Base):
    __tablename__ = "person"

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str | None] = mapped_column(String(20))
    password_hash: Mapped[str | None] = mapped_column(String(300))
    added_at: Mapped[datetime] = mapped_column(UtcTime)
    roles: Mapped[list["Role"]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    @property
    def held(self) -> frozenset[HeldRole]:
        return frozenset(HeldRole(held.role, held.study_id, held.site_id) for held in self.roles)

    def rights_at(self, study_id: str, site_id: str) -> frozenset[Right]:
        return rights.at_site(self.held, study_id, site_id)

    def reach(self, right: Right) -> Reach:
        return rights.reach(self.held, right)

    def studies(self, right: Right) -> frozenset[str]:
        """Ids of the studies in which this person holds a right, be it at one site."""
        return rights.studies(self.held, right)

    @property
    def role(self) -> str:
        """The first of this person's roles in the order of ROLES: what the person is called on a page."""
        return min((held.role for held in self.roles), key=ROLES.index, default="")


class Role(Base):
    """A role held for a whole study, or for one site of it. `sessions.Staff` is the role held for one session."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("person_id", "role", "study_id", "site_id"),)

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    study_id: Mapped[str] = mapped_column(ForeignKey("study.id"))
    site_id: Mapped[str | None] = mapped_column(ForeignKey("site.id"))
    """None: the whole study."""


class SignIn(Base):
    """A browser that is signed in. The cookie holds the secret, this row only its hash."""

    __tablename__ = "sign_in"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)


class SignInLink(Base):
    """An address that signs its reader in: once for people, again and again for the demo's made-up ones."""

    __tablename__ = "sign_in_link"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    once: Mapped[bool]
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)


class Tablet(Base):
    """A tablet (or script) that was enrolled for a person and writes with a bearer token."""

    __tablename__ = "tablet"

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    label: Mapped[str] = mapped_column(String(200))
    enrolled_at: Mapped[datetime] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)
