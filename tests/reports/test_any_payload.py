"""Whatever payloads the models accept, each page of the study and the session's state are still shown."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from server.changes.kinds import KINDS
from server.foundation import identifiers
from server.foundation.database import Store
from server.people.models import Person
from server.record_tables import projection
from server.record_tables.models import SessionRecord
from server.sessions import planning
from server.sessions.models import Session
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, change, send
from tests.sync.builders import post

PARTICIPANTS = [f"0193c000-aaaa-7000-8000-00000000000{n}" for n in range(3)]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-(2**53), 2**53)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["number", "choice", "choices", "yes", "missing", "other", "text"]), inner),
    max_leaves=5,
)  # fmt: skip


def by_schema(schema: dict[str, Any], defs: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that fit the JSON Schema of a payload model."""
    if "anyOf" in schema:
        return st.one_of([by_schema(one, defs) for one in schema["anyOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "const" in schema:
        return st.just(schema["const"])
    kind = schema.get("type")
    if kind == "object":
        required = schema.get("required", [])
        fields = {name: by_schema(one, defs) for name, one in schema.get("properties", {}).items()}
        return st.fixed_dictionaries({name: fields.pop(name) for name in required if name in fields}, optional=fields)
    if kind == "array":
        return st.lists(by_schema(schema["items"], defs), max_size=3)
    if kind == "string":
        return texts(schema)
    if kind == "integer":
        return st.integers(schema.get("minimum", -(2**53)), schema.get("maximum", 2**53))
    return {"boolean": st.booleans(), "null": st.none()}.get(kind or "", VALUES)


def texts(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    if "pattern" in schema:
        end = (None, "Z") if "T" in schema["pattern"] else (10, "")
        return st.datetimes().map(lambda at: at.isoformat(timespec="milliseconds")[: end[0]] + end[1])
    words = [*PARTICIPANTS, "age", "gender", "topics", "collaboration", "collaboration.s1", "ach", "x-"]
    known = st.sampled_from([word for word in words if len(word) <= schema.get("maxLength", 100)])
    free = st.text(
        st.characters(codec="utf-8", exclude_characters="\0"), min_size=schema.get("minLength", 0), max_size=20
    )
    return known | free


def changes(cast: Cast) -> st.SearchStrategy[list[dict[str, Any]]]:
    subjects = [cast.session.id, f"fieldnote.{cast.musa.id}", "collaboration", "collaboration.s1", "A1", *PARTICIPANTS]
    each = [
        st.builds(change, st.just(name), st.sampled_from(subjects), by_schema(kind.payload.model_json_schema(), {}),
                  at=st.integers(0, 90))
        for name, kind in KINDS.items()
    ]  # fmt: skip
    return st.lists(st.one_of(each), max_size=40)


def begun(cast: Cast) -> list[dict[str, Any]]:
    """A session that has begun and ended; with both field notes signed its record is open."""
    said = [change("session.started", cast.session.id), change("session.ended", cast.session.id, at=99)]
    said += [change("participant.added", one, {"number": n}) for n, one in enumerate(PARTICIPANTS, 1)]
    form = {"form_version": 1, "given_on": "2026-11-22"}
    said += [change("consent.recorded", one, form, base=[]) for one in PARTICIPANTS[:2]]
    return [*said, signed(cast.musa)]


def signed(author: Person) -> dict[str, Any]:
    return change("fieldnote.signed", f"fieldnote.{author.id}")


def begin_and_sign(client: TestClient, cast: Cast) -> None:
    sent(client, cast, cast.musa, begun(cast))
    sent(client, cast, cast.amina, [signed(cast.amina)])


PAGES = (
    "/", "/sessions/{session}", "/sessions/{session}/parked", "/sessions/{session}/paper",
    "/sessions/{session}/record", "/sessions/{session}/speaker-key", "/sessions/{session}/speaker-key.csv",
    "/sessions/{session}/speaker-key.docx", "/studies/{study}", "/studies/{study}/comparison",
    "/studies/{study}/guide", "/api/sessions/{session}/state", "/api/sessions/{session}/changes",
    "/api/sessions/{session}/kit", "/api/sessions/{session}/holdings",
)  # fmt: skip


def sent(client: TestClient, cast: Cast, person: Person, said: list[dict[str, Any]]) -> None:
    """Only a field note's signature on another subject is not kept."""
    receipts = post(client, cast, person, said).json()["receipts"]
    assert {receipt.get("reason") for receipt in receipts} <= {None, "not_allowed"}, receipts


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_every_page_of_the_study_is_shown(client: TestClient, store: Store, cast: Cast) -> None:
    begin_and_sign(client, cast)
    store.engine.dispose()
    file = Path(store.url.database or "")
    kept = file.read_bytes()

    @settings(
        max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), database=None, phases=[Phase.generate]
    )
    @given(changes(cast))
    def shown(said: list[dict[str, Any]]) -> None:
        sent(client, cast, cast.musa, said)
        for page in PAGES:
            asked = page.format(session=cast.session.id, study=cast.study.code)
            assert client.get(asked, headers=cast.bearer(cast.asha)).status_code == 200, page
        store.engine.dispose()
        assert not file.with_name(f"{file.name}-wal").exists()
        file.write_bytes(kept)

    shown()


CANNOT_BE_SHOWN = "This record cannot be shown"


@pytest.fixture
def other(client: TestClient, store: Store, cast: Cast) -> Session:
    """A second session whose record is open, beside the cast's."""
    begin_and_sign(client, cast)
    with store.transaction() as db:
        planned = planning.Plan(cast.bu, cast.session.starts_at, "en", cast.version, cast.musa, cast.amina, "", "", 8)
        session = planning.plan(db, planned, cast.asha)
        send(db, session.id, cast.musa.id, [one | {"id": identifiers.mint()} for one in begun(cast)])
        send(db, session.id, cast.amina.id, [signed(cast.amina)], device=OTHER_TABLET)
    return session


def test_a_record_that_cannot_be_made_costs_only_its_own_column(
    client: TestClient, cast: Cast, other: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no payload does today, some later code may."""
    made = projection.rows_of

    def fails_for_one(db: Any, session_id: str, version: Any) -> Any:
        if session_id == other.id:
            raise KeyError("an odd record")
        return made(db, session_id, version)

    monkeypatch.setattr(projection, "rows_of", fails_for_one)
    page = client.get(f"/studies/{cast.study.code}/comparison", headers=cast.bearer(cast.asha))
    assert page.status_code == 200
    assert page.text.count(CANNOT_BE_SHOWN) == 2
    assert "2 / 8" in page.text


def test_rows_that_cannot_be_drawn_cost_only_their_own_column(
    client: TestClient, store: Store, cast: Cast, other: Session, caplog: pytest.LogCaptureFixture
) -> None:
    page = f"/studies/{cast.study.code}/comparison"
    assert client.get(page, headers=cast.bearer(cast.asha)).text.count(CANNOT_BE_SHOWN) == 0
    with store.transaction() as db:
        of_other = SessionRecord.session_id == other.id
        db.execute(update(SessionRecord).where(of_other).values(talking_since="soon"))
    shown = client.get(page, headers=cast.bearer(cast.asha))
    assert shown.status_code == 200
    assert shown.text.count(CANNOT_BE_SHOWN) == 2
    assert "2 / 8" in shown.text
    assert f"The record of session {other.id} cannot be shown: ValueError" in caplog.text
    assert "soon" not in caplog.text
