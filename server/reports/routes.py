"""Reports that read every context and keep nothing."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.foundation import render
from server.foundation.page import Page
from server.guides import localized, versions
from server.people.access import SignedIn
from server.people.rights import Right
from server.record_tables.access import RecordOfReadableStudy, RecordOfStudy
from server.reports import before_next, comparison
from server.reports.before_next import AfterSession
from server.reports.comparison import Comparison
from server.studies.access import ReadableStudy, StudyToCompare
from server.studies.models import Study

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class ComparisonPage(Page):
    template = "reports/comparison.html"
    compared: Comparison


@dataclass(frozen=True, kw_only=True)
class StudyPage(Page):
    template = "reports/study.html"
    study: Study
    titles: dict[str, Any]
    may_compare: bool
    for_the_next: dict[str, str]
    """Field of a field note -> its words."""
    before_next: list[AfterSession]


@router.get("/studies/{study}")
def study_page(request: Request, study: ReadableStudy, person: SignedIn, db: RecordOfReadableStudy) -> Response:
    page = StudyPage(
        study=study,
        titles=localized.titles(versions.newest(db, study.id)),
        may_compare=study.id in person.studies(Right.COMPARE_SITES),
        for_the_next=before_next.FOR_THE_NEXT_GROUP,
        before_next=before_next.before_next(db, study, person),
    )
    return render.page(request, page)


@router.get("/studies/{study}/comparison")
def comparison_page(request: Request, study: StudyToCompare, db: RecordOfStudy) -> Response:
    return render.page(request, ComparisonPage(compared=comparison.compare(db, study)))
