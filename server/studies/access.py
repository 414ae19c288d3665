"""The study named in the address, as the caller may open it."""

from typing import Annotated

from fastapi import Depends

from server.foundation.problems import NotAllowed
from server.foundation.requests import Reading
from server.people.access import SignedIn, who_may
from server.studies import reach
from server.studies.models import Study


@who_may("people with a role in the study")
def study_to_read(study: str, person: SignedIn, db: Reading) -> Study:
    return reach.find(db, person, study)


@who_may("coordinators of the study")
def coordinated_study(study: Annotated[Study, Depends(study_to_read)], person: SignedIn) -> Study:
    if study.id not in person.studies("coordinator"):
        raise NotAllowed()
    return study


ReadableStudy = Annotated[Study, Depends(study_to_read)]
CoordinatedStudy = Annotated[Study, Depends(coordinated_study)]
