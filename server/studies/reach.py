"""Which studies a person may open: the rule is in the query, never after it."""

from sqlalchemy import ColumnElement, Select, select

from server.foundation.database import Database
from server.foundation.problems import NotAllowed, NotFound
from server.people.models import Person
from server.people.rights import Right
from server.studies.models import Study


def holding(person: Person, right: Right) -> ColumnElement[bool]:
    """The studies in which a person holds a right, be it at one site."""
    return Study.id.in_(person.studies(right))


def within_reach(person: Person) -> ColumnElement[bool]:
    return holding(person, Right.READ_GUIDE)


def studies_of(person: Person) -> Select[Study]:
    return select(Study).where(within_reach(person)).order_by(Study.loaded_at, Study.id)


def find(db: Database, person: Person, code: str, right: Right = Right.READ_GUIDE) -> Study:
    """Raises NotFound for another's study just as for one that does not exist, NotAllowed without the right."""
    asked = select(Study, holding(person, right)).where(Study.code == code, within_reach(person))
    found = db.execute(asked).first()
    if found is None:
        raise NotFound()
    study, has_right = found
    if not has_right:
        raise NotAllowed()
    return study
