"""Why a change was parked, in words."""

from collections.abc import Collection

from server.i18n.words import N_

OF_THE_TEAM = "not_allowed_of_the_team"
"""Of a change that was not allowed, though its author is on the session's staff."""
REASONS = {
    "content_differs": N_("A change with the same id and other content is in the record."),
    "unknown_kind": N_("It comes from a newer version of Kikao, and this one does not know its kind yet."),
    "invalid_payload": N_("It is not whole or not well formed."),
    "not_allowed": N_("Made by someone who is not on this session’s team."),
    OF_THE_TEAM: N_("The tablet had been shut out, or it belongs to somebody else’s field note."),
    "session_closed": N_("It arrived after the session was closed."),
}


def reason_of(reason: str, person: str, staff: Collection[str]) -> str:
    """Which of REASONS says why a change of this person was parked."""
    return OF_THE_TEAM if reason == "not_allowed" and person in staff else reason
