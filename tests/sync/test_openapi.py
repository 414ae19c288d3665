import pytest
from fastapi.testclient import TestClient

from tests.cast import Cast


def test_coordinators_read_what_the_addresses_take_and_answer(client: TestClient, cast: Cast) -> None:
    described = client.get("/api/openapi.json", headers=cast.bearer(cast.asha)).json()
    posted = described["paths"]["/api/sessions/{session}/changes"]["post"]
    assert set(posted["responses"]) == {"200", "default"}
    assert posted["requestBody"]["content"]["application/json"]["schema"]["required"] == ["device", "changes"]
    assert {"StateAnswer", "Kit", "Receipts", "LogPage", "ProblemDetails"} <= set(described["components"]["schemas"])


@pytest.mark.parametrize(("who", "status"), [("musa", 403), ("", 401)])
def test_it_is_for_coordinators_alone(client: TestClient, cast: Cast, who: str, status: int) -> None:
    headers = cast.bearer(getattr(cast, who)) if who else {}
    assert client.get("/api/openapi.json", headers=headers).status_code == status
