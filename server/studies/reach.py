"""Which studies a person may open: the rule is in the query, never after it."""

from sqlalchemy import ColumnElement, Select, select

from server.foundation.database import Database
from server.foundation.problems import NotFound
from server.people.models import Person
from server.studies.models import Study


def within_reach(person: Person) -> ColumnElement[bool]:
    """The studies in which a person holds a role, be it at one site."""
    return Study.id.in_(person.studies())


def studies_of(person: Person) -> Select[Study]:
    return select(Study).where(within_reach(person)).order_by(Study.loaded_at, Study.id)


def find(db: Database, person: Person, code: str) -> Study:
    """Raises NotFound for a study without a role for this person just as for one that does not exist."""
    found = db.scalar(select(Study).where(Study.code == code, within_reach(person)))
    if found is None:
        raise NotFound()
    return found
