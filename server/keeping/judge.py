"""Whether a change is kept or parked: by its own content, its sender's rights and whether the session is closed.

Other changes of the log are never asked: the result must not depend on the order in which tablets get network.
"""

import re
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from server.changes.canonical import Odd, canonical, content_of
from server.changes.kinds import KINDS, Sender
from server.changes.models import SUBJECT
from server.keeping.sent_json import LARGEST, is_uuid

FIELDS = {"id", "n", "kind", "subject", "at", "payload", "base"}
AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")


def row_of(fields: dict[str, Any], person: str, device: str) -> dict[str, Any] | None:
    """What the log would keep of a change, without session, number, slot and time of arrival; None if malformed."""
    try:
        payload, base = canonical(fields["payload"]), base_of(fields)
        canonical([fields["kind"], fields["subject"]])
        more = {name: value for name, value in fields.items() if name not in FIELDS}
        extra = canonical(more) if more else None
    except (KeyError, Odd):
        return None
    if not well_formed(fields):
        return None
    row = {name: fields[name] for name in ("id", "n", "kind", "subject", "at")}
    row |= {"person_id": person, "device": device, "payload": payload, "base": base, "extra": extra}
    row["content"] = content_of(fields, person, device, payload, base)
    return row


def base_of(fields: dict[str, Any]) -> str | None:
    base = fields.get("base")
    if base is None:
        return None
    if not isinstance(base, list) or not all(is_uuid(named) for named in base):
        raise Odd("base is not a list of ids")
    return canonical(base)


def well_formed(fields: dict[str, Any]) -> bool:
    subject = fields["subject"]
    return (
        is_counter(fields.get("n"))
        and isinstance(fields["kind"], str)
        and isinstance(subject, str)
        and 1 <= len(subject) <= SUBJECT
        and isinstance(fields["payload"], dict)
        and is_stamp(fields.get("at"))
    )


def is_counter(n: Any) -> bool:
    return type(n) is int and 1 <= n <= LARGEST


def is_stamp(at: Any) -> bool:
    """RFC 3339 UTC, exactly three decimals, a time that exists."""
    if not isinstance(at, str) or not AT.fullmatch(at):
        return False
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


def refusal(row: dict[str, Any], payload: Any, sender: Sender, closed: bool) -> str | None:
    """Why the change is parked; None when it is kept."""
    # Before `unknown_kind`: `parked.deciding.try_again` takes changes of unknown kinds in without asking anybody.
    if sender.revoked:
        return "not_allowed"
    kind = KINDS.get(row["kind"])
    if kind is None:
        return "unknown_kind"
    try:
        kind.payload.model_validate(payload)
    except (ValidationError, RecursionError):
        return "invalid_payload"
    if not kind.may_be_made_by(sender, row["subject"]):
        return "not_allowed"
    if closed and not kind.kept_when_closed:
        return "session_closed"
    return None
