"""The study named in the address, as the caller may open it."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends

from server.foundation.requests import Reading
from server.people.access import SignedIn, who_may
from server.people.rights import Right
from server.studies import reach
from server.studies.models import Study


def study_with(right: Right) -> Callable[..., Study]:
    """A dependency that finds the study in which the caller holds a right."""

    @who_may(right)
    def fetch(study: str, person: SignedIn, db: Reading) -> Study:
        return reach.find(db, person, study, right)

    return fetch


ReadableStudy = Annotated[Study, Depends(study_with(Right.READ_GUIDE))]
StudyToCompare = Annotated[Study, Depends(study_with(Right.COMPARE_SITES))]
