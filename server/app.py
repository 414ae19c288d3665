"""The application: start-up checks, what every answer carries, and each context's routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy import text
from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

import server.guides.routes
import server.paper.routes
import server.parked.routes
import server.people.routes
import server.reports.routes
import server.sessions.routes
import server.sync.routes
import server.timeline.routes
from server import __version__
from server.changes import fold, numbering
from server.foundation import clock, disk_space, epoch, render
from server.foundation.bell import Bell
from server.foundation.database import Store, one_process_at_a_time
from server.foundation.envelope import Envelope, refuse_foreign
from server.foundation.page import ProblemPage
from server.foundation.problems import Busy, NoSpace, NotFound, Problem, ProblemDetails, Unreadable, WrongMethod
from server.foundation.requests import Reading
from server.foundation.schema import refuse_other_schema, revision
from server.parked import deciding, emptying
from server.people.access import Anyone
from server.sessions.admitted import Admitted
from server.settings import Settings

# FastAPI matches an address against them in this order, so the tablets' come first.
ROUTES = (
    server.sync.routes.router,
    server.people.routes.router,
    server.guides.routes.router,
    server.sessions.routes.router,
    server.paper.routes.router,
    server.parked.routes.router,
    server.timeline.routes.router,
    server.reports.routes.router,
)

NAVIGATION = (*server.sessions.routes.NAVIGATION,)


class Kikao(FastAPI):
    def build_middleware_stack(self) -> ASGIApp:
        """The envelope is the outermost middleware: answers of status 500 carry epoch and security headers too."""
        return Envelope(super().build_middleware_stack(), epoch=lambda: self.state.epoch)


def create_app(settings: Settings, store: Store | None = None) -> FastAPI:
    app = Kikao(
        title="Kikao",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        responses={"default": {"model": ProblemDetails, "description": "A failure, as application/problem+json"}},
        lifespan=lifespan,
        dependencies=[Depends(own_requests_only)],
    )
    app.state.navigation = NAVIGATION
    work_on(app, settings, store or Store(settings.database))
    for error, answer in PROBLEMS.items():
        app.add_exception_handler(error, answer)
    app.add_api_route("/healthz", health)
    for router in ROUTES:
        app.include_router(router)
    app.mount("/static", Built(directory=render.BUILD, check_dir=False))
    return app


def work_on(app: FastAPI, settings: Settings, store: Store) -> None:
    """What the routes find, until the application stops; tests give another database to the same routes."""
    app.state.settings = settings
    app.state.store = store.beside(settings.data)
    app.state.admitted = Admitted(store)
    app.state.bell = Bell()
    app.state.epoch = ""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    store: Store = app.state.store
    store.refuse_weak_settings()
    refuse_other_schema(store)
    with store.transaction() as db:
        one_process_at_a_time(db)
        app.state.epoch = epoch.current(db)
        carried_out = emptying.carry_out_list(db)
        fold.try_again(db)
        deciding.try_again(db)
    if carried_out:
        emptying.wipe_bytes(store)
    async with app.state.bell.hearing(store, numbering.newest):
        yield
    store.engine.dispose()


async def own_requests_only(request: Request) -> None:
    if request.url.path.startswith("/api/") and "cookie" not in request.headers:
        return  # nothing that another website could misuse; without a token it is told to sign in
    refuse_foreign(request.method, request.headers)


class Built(StaticFiles):
    """Files with a hash of their content in their names, so browsers are told to cache them for a year."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        answer = super().file_response(*args, **kwargs)
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def health(db: Reading, _anyone: Anyone) -> dict[str, str]:
    """`{"status", "version", "database", "schema"}`; 503 when nothing can be saved: no database, room or clock."""
    try:
        db.execute(text("SELECT 1"))
    except OperationalError as error:
        raise Busy() from error
    if not disk_space.has_space(db.connection()) or clock.is_wrong():
        raise Busy()
    database = db.get_bind().dialect.name
    return {"status": "ok", "version": __version__, "database": database, "schema": revision(db.connection()) or ""}


async def show(request: Request, problem: Problem) -> Response:
    """Answer with a page to a browser, with problem JSON to programs and tablets."""
    body = problem.as_json()
    headers = {"Retry-After": str(problem.retry_after)} if problem.retry_after else {}
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if wants_page:
        answer: Response = render.page(request, ProblemPage(problem=problem))
        answer.headers.update(headers)
        return answer
    return JSONResponse(body, problem.status, headers=headers, media_type="application/problem+json")


# Statuses that FastAPI and Starlette raise themselves; everything else counts as unreadable.
HTTP_PROBLEMS: dict[int, type[Problem]] = {404: NotFound, 405: WrongMethod}


async def show_http(request: Request, error: HTTPException) -> Response:
    answer = await show(request, HTTP_PROBLEMS.get(error.status_code, Unreadable)())
    answer.headers.update(error.headers or {})
    return answer


async def show_unreadable(request: Request, error: RequestValidationError) -> Response:
    fields = [".".join(str(part) for part in found["loc"]) for found in error.errors()]
    return await show(request, Unreadable(fields=fields))


async def show_busy(request: Request, error: DBAPIError) -> Response:
    if disk_space.refused_for_space(error):
        return await show(request, NoSpace(retry_after=30))
    if isinstance(error, OperationalError):
        return await show(request, Busy(retry_after=5))
    raise error


async def show_no_connection(request: Request, _error: PoolTimeout) -> Response:
    """All connections of this process were busy for too long."""
    return await show(request, Busy(retry_after=5))


async def show_unstorable(request: Request, _error: DataError) -> Response:
    """PostgreSQL stores no NUL byte: an address with one names nothing (404), a body with one is unreadable (422)."""
    return await show(request, NotFound() if "\0" in request.scope["path"] else Unreadable())


PROBLEMS: dict[Any, Any] = {
    Problem: show,
    HTTPException: show_http,
    RequestValidationError: show_unreadable,
    DBAPIError: show_busy,
    DataError: show_unstorable,
    PoolTimeout: show_no_connection,
}
