"""The guide as people read it before a session: one language beside the source, with the sites' adaptations."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.foundation import render
from server.foundation.page import Page
from server.foundation.requests import Number, Reading
from server.guides import beside
from server.guides.beside import GuideBeside
from server.i18n import words
from server.studies.access import ReadableStudy

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class GuidePage(Page):
    template = "guides/guide.html"
    beside: GuideBeside


@router.get("/studies/{study}/guide")
def guide_page(
    request: Request, study: ReadableStudy, db: Reading, version: Number = 0, language: str = "", site: str = ""
) -> Response:
    found = beside.guide(db, study, version, language or words.language.get(), site)
    return render.page(request, GuidePage(beside=found))
