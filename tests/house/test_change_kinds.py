"""The list of kinds and the steps that merge them are two files that have to agree."""

import server.app  # noqa: F401  (each context registers its steps when the application is put together)
from server.changes.fold import STEPS
from server.changes.kinds import KINDS


def test_every_kind_of_change_has_its_step_and_every_step_its_kind() -> None:
    assert {kind for kind in KINDS if kind not in STEPS} == set()
    assert {step for step in STEPS if step not in KINDS} == set()
