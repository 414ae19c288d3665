"""For comparison: FastAPI and the same table, with nothing that makes it trustworthy: no sign-in, no check, no fold."""

import sys
from contextlib import nullcontext
from itertools import count
from typing import Any

import uvicorn
from anyio import Lock, to_thread
from fastapi import FastAPI, Request
from sqlalchemy import insert, make_url

from bench.floor import LOG, row
from server.foundation.database import Store


def app(store: Store, person: str) -> FastAPI:
    bare, numbers = FastAPI(), count(1)
    # SQLite takes one writer at a time; PostgreSQL as many as there are connections.
    one_writer: Lock | nullcontext[None] = Lock() if store.sqlite else nullcontext()

    @bare.post("/api/sessions/{session}/changes")
    async def post(session: str, request: Request) -> dict[str, Any]:
        sent = await request.json()
        async with one_writer:
            kept = [row(change, session, person, sent["device"], next(numbers)) for change in sent["changes"]]
            await to_thread.run_sync(keep, kept)
        return {"receipts": [{"id": one["id"], "status": "kept", "number": one["number"]} for one in kept]}

    def keep(rows: list[dict[str, Any]]) -> None:
        with store.engine.begin() as connection:
            connection.execute(insert(LOG), rows)

    return bare


if __name__ == "__main__":
    url, person, port = sys.argv[1:]
    uvicorn.run(app(Store(make_url(url)), person), port=int(port), log_level="warning")
