"""Why a change was parked, in words."""

from server.i18n.words import marked

REASONS = {
    "content_differs": marked("A change with the same id and other content is in the record."),
    "unknown_kind": marked("It comes from a newer version of Kikao, and this one does not know its kind yet."),
    "invalid_payload": marked("It is not whole or not well formed."),
    "not_allowed": marked("Its author had no right to make it, or the tablet had been shut out."),
    "session_closed": marked("It arrived after the session was closed."),
}
