"""Taking a person on, with a role in a study or at one of its sites."""

from sqlalchemy import select

from server.foundation import audit, clock, identifiers
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import N_, _
from server.people.models import ROLES, ROLES_AT_A_SITE, Person, Role


class CannotAdd(Problem):
    status, name = 422, "cannot_add_person"
    title = N_("This person cannot be added.")


def add_person(
    db: Database, email: str, role: str, study_id: str | None, site_id: str | None = None, by: str | None = None
) -> Person:
    """A new person, or one more role for a person we know. The name starts as the part before the @."""
    email = email.strip().lower()
    if "@" not in email or len(email) > 254:
        raise CannotAdd(_("“{email}” is not an e-mail address.").format(email=email))
    if role not in ROLES:
        raise CannotAdd(_("“{role}” is not a role. Roles are: {roles}.").format(role=role, roles=", ".join(ROLES)))
    if (site_id is not None) != (role in ROLES_AT_A_SITE):
        raise CannotAdd(_("Site leads, moderators and assistants work at a site; other roles do not."))
    if study_id is None:
        raise CannotAdd(_("Please name the study: there is not exactly one here."))
    person = find(db, email) or Person(id=identifiers.mint(), email=email, name=email.split("@")[0])
    person.added_at = person.added_at or clock.now()
    if not any((held.role, held.study_id, held.site_id) == (role, study_id, site_id) for held in person.roles):
        person.roles.append(Role(id=identifiers.mint(), role=role, study_id=study_id, site_id=site_id))
        audit.record(db, by, "person.role_given", person.id, role=role, study=study_id, site=site_id)
    db.add(person)
    db.flush()
    return person


def find(db: Database, email: str) -> Person | None:
    return db.scalar(select(Person).where(Person.email == email.strip().lower()))
