"""Reports that read every context and keep nothing."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.foundation import render
from server.foundation.requests import Reading
from server.people.access import SignedIn
from server.reports import comparison
from server.studies.access import CoordinatedStudy

router = APIRouter()


@router.get("/studies/{study}/comparison")
def comparison_page(request: Request, study: CoordinatedStudy, person: SignedIn, db: Reading) -> Response:
    return render.page(request, "reports/comparison.html", compared=comparison.compare(db, study, person))
