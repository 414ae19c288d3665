import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session as Database

from server.foundation.database import Store
from tests.cast import Cast
from tests.sessions.test_pages import form


def test_a_commit_that_fails_is_an_error_and_keeps_nothing(client: TestClient, store: Store, cast: Cast) -> None:
    def fail(_db: Database) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk I/O error"))

    cast.sign_in(client, cast.asha)
    event.listen(Database, "before_commit", fail)
    try:
        answer = client.post("/sessions", data=form(cast), follow_redirects=False)
    finally:
        event.remove(Database, "before_commit", fail)
    assert answer.status_code >= 500
    assert "BU-S2" not in client.get("/").text


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing"])
def test_every_answer_says_which_life_of_the_database_it_is_and_the_time(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert len(headers["X-Epoch"]) == 36
    assert int(headers["X-Now"]) > 1_700_000_000_000
