"""Why a change was parked, in words."""

from server.i18n.words import N_

REASONS = {
    "content_differs": N_("A change with the same id and other content is in the record."),
    "unknown_kind": N_("It comes from a newer version of Kikao, and this one does not know its kind yet."),
    "invalid_payload": N_("It is not whole or not well formed."),
    "not_allowed": N_("Its author had no right to make it, or the tablet had been shut out."),
    "session_closed": N_("It arrived after the session was closed."),
}
