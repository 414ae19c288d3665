import server.tablets.state  # noqa: F401  (every context registers its steps)
from server.changes.fold import STEPS
from server.changes.kinds import KINDS


def test_every_kind_has_a_step_and_every_step_a_kind() -> None:
    assert set(STEPS) == set(KINDS)
