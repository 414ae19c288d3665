from server.foundation.database import Store
from server.record import seats
from tests.cast import Cast
from tests.changes.builders import change, send


def test_the_course_of_the_seats_leaves_out_what_was_taken_back(store: Store, cast: Cast) -> None:
    taken = [change("seat.taken", "1", {"participant": who}, at) for at, who in ((0, "ann"), (2, "ben"), (3, "cem"))]
    left = change("seat.left", "1", {"reason": "the bus"}, at=1)
    with store.transaction() as db:
        send(db, cast.session.id, cast.musa.id, [*taken, left, change("change.undone", taken[1]["id"], at=4)])
        found = [(one.participant, one.reason) for one in seats.course(db, cast.session.id)]
    assert found == [("ann", None), (None, "the bus"), ("cem", None)]
