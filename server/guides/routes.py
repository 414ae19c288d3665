"""The guide as people read it before a session: one language beside the source, with the sites' adaptations."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.foundation import render
from server.foundation.requests import Number, Reading
from server.guides import beside
from server.i18n import words
from server.studies.access import ReadableStudy

router = APIRouter()


@router.get("/studies/{study}/guide")
def guide_page(
    request: Request, study: ReadableStudy, db: Reading, version: Number = 0, language: str = "", site: str = ""
) -> Response:
    shown = beside.guide(db, study, version, language or words.language.get(), site)
    return render.page(request, "guides/guide.html", shown=shown)
