"""Who may do what: a role is a set of rights, held for a study, for one site of it or for one session.

`docs/rights.md` is made from the two tables here.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple


class Right(StrEnum):
    """A route names the one it needs, and a kind of change those of which one is enough. The log keeps their names."""

    READ_GUIDE = "read_guide"
    """The study, its guide and who adapted what."""
    OPEN_SESSION = "open_session"
    """Its plan, paper and kit, what is parked, and its record once that is open. Who has it may be on its staff."""
    READ_UNOPENED_RECORD = "read_unopened_record"
    """The record from the first minute, not only when both field notes are signed or after 48 hours."""
    WRITE_RECORD = "write_record"
    """Every kind of change: what happens in the room and after it. Who has it may take over in a session."""
    ENTER_QUESTIONNAIRE = "enter_questionnaire"
    """A form on paper typed in, and a slip in it taken back."""
    WITHDRAW_CONSENT = "withdraw_consent"
    ENTER_FROM_PAPER = "enter_from_paper"
    """A session that ran on paper, entered afterwards at the server's own pages, never into a running room."""
    CORRECT_RECORD = "correct_record"
    """Lends WRITE_RECORD at the server's own pages once the session has ended, never into a running room."""
    CLOSE_SESSION = "close_session"
    """And open it again."""
    DECIDE_PARKED = "decide_parked"
    TAKE_IN_RESCUE_FILE = "take_in_rescue_file"
    EMPTY_CHANGE = "empty_change"
    """Take what a change says out of the record for ever."""
    PLAN_SESSION = "plan_session"
    CHANGE_STAFF = "change_staff"
    """Who moderates and who assists in a session that is planned, until it is closed."""
    COMPARE_SITES = "compare_sites"
    READ_API = "read_api"
    """The HTTP contract, as OpenAPI."""


OPENS = frozenset({Right.READ_GUIDE, Right.OPEN_SESSION})
TEAM = OPENS | {Right.WRITE_RECORD}
"""Of a site. They write by this and not by their place on the staff, so what a substitute made is kept in any order."""
OFFICE = OPENS | {
    Right.ENTER_QUESTIONNAIRE,
    Right.WITHDRAW_CONSENT,
    Right.CORRECT_RECORD,
    Right.ENTER_FROM_PAPER,
    Right.DECIDE_PARKED,
    Right.TAKE_IN_RESCUE_FILE,
    Right.EMPTY_CHANGE,
    Right.CHANGE_STAFF,
}
RIGHTS: dict[str, frozenset[Right]] = {
    "coordinator": OFFICE | {Right.CLOSE_SESSION, Right.PLAN_SESSION, Right.COMPARE_SITES, Right.READ_API},
    "site_lead": OFFICE,
    "moderator": TEAM,
    "assistant": TEAM,
    "translator": frozenset({Right.READ_GUIDE}),
}
"""By a role for a whole study, or for a site of it."""

PAIR = frozenset({Right.READ_UNOPENED_RECORD, Right.WRITE_RECORD, Right.ENTER_FROM_PAPER})
ON_STAFF: dict[str, frozenset[Right]] = {
    "moderator": PAIR | {Right.CLOSE_SESSION, Right.DECIDE_PARKED},
    "assistant": PAIR,
}
"""By a role on a session's staff, beside OPEN_SESSION by a role in its study or at its site. WRITE_RECORD stands here
for who has another role there and was put on the staff."""

NONE: frozenset[Right] = frozenset()


class HeldRole(NamedTuple):
    """`site_id` None: for the whole study."""

    role: str
    study_id: str
    site_id: str | None


class Reach(NamedTuple):
    """Where somebody holds a right: in whole studies and at sites, by their ids."""

    studies: frozenset[str]
    sites: frozenset[str]


def at_site(roles: Iterable[HeldRole], study_id: str, site_id: str) -> frozenset[Right]:
    """The rights that somebody's roles come to at one site."""
    here = (RIGHTS[role] for role, study, site in roles if study == study_id and site in (None, site_id))
    return NONE.union(*here)


def in_session(roles: Iterable[HeldRole], study_id: str, site_id: str, staff_role: str | None) -> frozenset[Right]:
    """The same in one session, on whose staff they have `staff_role`. `finding.holding` says it in SQL."""
    found = at_site(roles, study_id, site_id)
    if staff_role is None or Right.OPEN_SESSION not in found:
        return found
    return found | ON_STAFF[staff_role]


def reach(roles: Iterable[HeldRole], right: Right) -> Reach:
    held = [(study, site) for role, study, site in roles if right in RIGHTS[role]]
    whole = frozenset(study for study, site in held if site is None)
    return Reach(whole, frozenset(site for _study, site in held if site is not None))


def studies(roles: Collection[HeldRole], right: Right) -> frozenset[str]:
    """Ids of the studies in which somebody holds a right, be it at one site."""
    return frozenset(study for role, study, _site in roles if right in RIGHTS[role])
