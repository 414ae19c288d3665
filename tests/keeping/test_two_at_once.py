import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from server.foundation.database import Store
from server.foundation.problems import Busy
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, marked, second_session, send


def test_an_id_kept_in_two_sessions_at_one_instant_is_asked_for_again_and_then_parked(store: Store, cast: Cast) -> None:
    one = marked()
    with store.transaction() as db:
        other = second_session(db, cast).id

    def send_there() -> Any:
        with store.transaction() as db:
            return send(db, other, cast.amina.id, [one], device=OTHER_TABLET).receipts[0].get("reason")

    with ThreadPoolExecutor(1) as second:
        with store.transaction() as db:
            send(db, cast.session.id, cast.musa.id, [one])
            sending = second.submit(send_there)
            time.sleep(0.3)
        refused = sending.exception()
    assert isinstance(refused, Busy) or (refused is None and sending.result() == "content_differs")
    assert send_there() == "content_differs"
