import re
import uuid

from server.foundation import identifiers


def test_ids_are_version_7_and_sort_by_their_time() -> None:
    ids = [identifiers.mint() for _ in range(200)]
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one) for one in ids)
    assert len({uuid.UUID(one) for one in ids}) == 200
    assert [one[:13] for one in ids] == sorted(one[:13] for one in ids)
