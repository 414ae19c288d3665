"""What tablets read and write."""

import hashlib
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import TypeAdapter

from server.changes import numbering
from server.foundation.commits import PendingWrite
from server.foundation.problems import NotFound, Problem
from server.foundation.requests import Number, Reading, Ringing, in_shared_commit, in_shared_write, store
from server.i18n import words
from server.i18n.languages import LANGUAGES
from server.keeping import holdings, sent_json
from server.people.access import Anyone, ApiReader, SignedIn
from server.people.rights import Right
from server.record import history
from server.record.access import Opened
from server.record.state import StateAnswer, state
from server.sessions import finding
from server.sessions.access import ReadableSession, SentToSession
from server.sessions.life import lives
from server.sync import answers, kit, request_body, rescue_key, shells, stream
from server.sync.answers import Holdings, ListedSession, LogPage, Me, Receipts
from server.sync.stream import Listener
from server.sync.taking_in import Post, take_in

router = APIRouter()

Device = Annotated[str | None, Query(pattern=f"^{sent_json.UUID.pattern}$")]
# Bytes. A shorter body is parsed in the event loop: handing it to a thread would take longer.
SHORT = 32 * 1024


def gives(model: Any) -> dict[int | str, dict[str, Any]]:
    """For OpenAPI: what a route answers that writes its JSON itself."""
    return {200: {"model": model}}


def takes(model: Any) -> dict[str, Any]:
    """For OpenAPI: the body of a route that reads it itself."""
    schema = TypeAdapter(model).json_schema()
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


async def posted(request: Request, admission: SentToSession) -> Post:
    """The body, read once its sender may send it and before anybody holds the write lock for it."""
    encoding = request.headers.get("content-encoding", "").strip().lower()
    try:
        packed = await request_body.unpacked(request.stream(), encoding)
        short = len(packed) < SHORT
        sending = sent_json.read(packed) if short else await to_thread.run_sync(sent_json.read, packed)
    except Problem:
        await admission.ask()  # what is wrong with it is said to nobody else
        raise
    return Post(admission.session_id, admission.credential, sending)


# Asked all day by every tablet, so it stands first: FastAPI compares an address with one route after the other.
@router.post("/api/sessions/{session}/changes", responses=gives(Receipts), openapi_extra=takes(answers.Sending))
async def post_changes(request: Request, post: Annotated[Post, Depends(posted)]) -> Response:
    answer = await in_shared_write(store(request), PendingWrite(take_in, post, len(post.sending.changes)))
    headers = {"X-Latest": str(answer.latest)}
    return JSONResponse({"receipts": answer.receipts, "latest": answer.latest}, headers=headers)


@router.get("/{language}/room")
def room(language: str, _anyone: Anyone) -> Response:
    if language not in LANGUAGES:
        raise NotFound()
    headers = {"Cache-Control": "no-cache", "X-Shell": shells.version()}
    return Response(shells.shell(language), media_type="text/html", headers=headers)


@router.get("/{language}/manifest.webmanifest")
def web_app_manifest(language: str, _anyone: Anyone) -> Response:
    if language not in LANGUAGES:
        raise NotFound()
    headers = {"Cache-Control": "no-cache"}
    return JSONResponse(shells.web_app(language), media_type="application/manifest+json", headers=headers)


@router.get("/worker.js")
def worker(_anyone: Anyone) -> Response:
    code = shells.worker((words.language.get(),))
    return Response(code, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


@router.get("/api/me")
def me(person: SignedIn) -> Me:
    language = person.language or words.language.get()
    return {"id": person.id, "name": person.name, "email": person.email, "role": person.role, "language": language}


@router.get("/api/openapi.json", include_in_schema=False)
def openapi(request: Request, _person: ApiReader) -> dict[str, Any]:
    found: dict[str, Any] = request.app.openapi()
    return found


@router.get("/api/sessions")
def sessions(person: SignedIn, db: Reading) -> list[ListedSession]:
    found = db.scalars(finding.sessions_of(person)).all()
    known = lives(db, found)
    return [{**answers.listed(one, known[one.id].status), "staff": answers.on_staff(one)} for one in found]


async def prepared(request: Request, session: ReadableSession, person: SignedIn, device: Device = None) -> None:
    """A tablet of the staff is noted in a short write of its own; all else about a kit is only read."""
    if device and Right.READ_UNOPENED_RECORD in finding.rights_in(session, person):
        await in_shared_commit(store(request), lambda db: holdings.prepare(db, session.id, device, person.id))


@router.get("/api/sessions/{session}/kit", dependencies=[Depends(prepared)], responses=gives(kit.Kit))
def get_kit(
    request: Request,
    session: ReadableSession,
    person: SignedIn,
    db: Reading,
    if_none_match: Annotated[str, Header()] = "",
) -> Response:
    key = rescue_key.public_key(request.app.state.settings.data)
    made = json.dumps(kit.kit(db, session, person, key), ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.sha256(made).hexdigest()}"'
    headers = {"ETag": tag, "X-Latest": str(numbering.latest(db, session.id)), "Cache-Control": "private, no-cache"}
    if tag in if_none_match.replace("W/", "").replace(",", " ").split():
        return Response(status_code=304, headers=headers)
    return Response(made, media_type="application/json", headers=headers)


@router.get("/api/sessions/{session}/changes", responses=gives(LogPage))
def get_changes(
    record: Opened,
    db: Reading,
    after: Number = 0,
    limit: Annotated[int, Query(ge=1)] = history.MOST,
    subject: str | None = None,
) -> Response:
    limit = min(limit, history.MOST)
    found = history.changes_after(db, record.session_id, record.reader, after, limit + 1, subject)
    answer = {"changes": found[:limit], "latest": numbering.latest(db, record.session_id), "more": len(found) > limit}
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


def listener(
    request: Request,
    record: Opened,
    ringing: Ringing,
    after: Number = 0,
    last_event_id: Annotated[str, Header()] = "",
) -> Listener:
    resumed = last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) <= 1000
    number = int(last_event_id) if resumed else after
    facts = (record.session_id, record.reader, request.app.state.epoch, number)
    return Listener(store(request), ringing, *facts)


@router.get("/api/sessions/{session}/stream", response_class=EventSourceResponse)
async def get_stream(listening: Annotated[Listener, Depends(listener)]) -> AsyncIterator[ServerSentEvent]:
    async for event in stream.events(listening):
        number = None if event.number is None else str(event.number)
        yield ServerSentEvent(raw_data=event.data, event=event.name, id=number)


@router.get("/api/sessions/{session}/state", responses=gives(StateAnswer))
def get_state(record: Opened, db: Reading) -> Response:
    found = state(db, record.session_id, record.reader, record.closed).model_dump_json()
    return Response(found, media_type="application/json", headers={"Cache-Control": "no-store"})


@router.get("/api/sessions/{session}/holdings")
def get_holdings(record: Opened, db: Reading) -> Holdings:
    return {"tablets": [answers.holding(held) for held in holdings.tablets(db, record.session_id)]}
