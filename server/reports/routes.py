"""Reports that read every context and keep nothing."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.foundation import render
from server.foundation.page import Page
from server.record_tables.access import RecordOfStudy
from server.reports import comparison
from server.reports.comparison import Comparison
from server.studies.access import StudyToCompare

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class ComparisonPage(Page):
    template = "reports/comparison.html"
    compared: Comparison


@router.get("/studies/{study}/comparison")
def comparison_page(request: Request, study: StudyToCompare, db: RecordOfStudy) -> Response:
    return render.page(request, ComparisonPage(compared=comparison.compare(db, study)))
