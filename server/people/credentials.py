"""By what a request is recognised: the token of an enrolled tablet, or the cookie of a signed-in browser.

For the tablets' path: many are looked up by one statement, without an object for each person.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, false, literal, select, union_all

from server.foundation import clock
from server.foundation.at_once import Rows, Statement, is_among, strings
from server.foundation.database import UtcTime
from server.people import secrets
from server.people.models import Role, SignIn, Tablet
from server.people.rights import HeldRole

TABLET, SIGN_IN = "tablet", "sign_in"


@dataclass(frozen=True)
class Credential:
    """What a request shows, as we keep it; `kind`: TABLET or SIGN_IN."""

    kind: str
    secret_hash: str


@dataclass
class Holder:
    """The person behind a credential; `revoked` when their tablet's token no longer counts."""

    person_id: str
    revoked: bool
    roles: set[HeldRole] = field(default_factory=set)


def by_token(token: str) -> Credential:
    return Credential(TABLET, secrets.hashed(token))


def by_cookie(secret: str) -> Credential:
    return Credential(SIGN_IN, secrets.hashed(secret))


def asking(credentials: Iterable[Credential]) -> Statement:
    """Asks who holds some credentials, and their roles: a row for each role."""
    hashes: Collection[str] = {credential.secret_hash for credential in credentials}
    now: datetime = clock.now()
    return HOLDERS, {"hashes": sorted(hashes), "now": now}


def holders(rows: Rows) -> dict[Credential, Holder]:
    """Of the answer to `asking`; who is not there is a stranger, or signed out."""
    found: dict[Credential, Holder] = {}
    for kind, secret_hash, person_id, revoked, *role in rows:
        holder = found.setdefault(Credential(kind, secret_hash), Holder(person_id, bool(revoked)))
        if role[0] is not None:
            holder.roles.add(HeldRole(*role))
    return found


# Built once, of tables instead of classes: it is asked with every sending of every tablet.
_TABLET, _SIGN_IN, _ROLE = Tablet.__table__, SignIn.__table__, Role.__table__
ROLE = (_ROLE.c.role, _ROLE.c.study_id, _ROLE.c.site_id)
BY_TOKEN = (
    select(literal(TABLET), _TABLET.c.secret_hash, _TABLET.c.person_id, _TABLET.c.revoked_at.is_not(None), *ROLE)
    .join_from(_TABLET, _ROLE, _ROLE.c.person_id == _TABLET.c.person_id, isouter=True)
    .where(is_among(_TABLET.c.secret_hash, strings("hashes")))
)
BY_COOKIE = (
    select(literal(SIGN_IN), _SIGN_IN.c.secret_hash, _SIGN_IN.c.person_id, false(), *ROLE)
    .join_from(_SIGN_IN, _ROLE, _ROLE.c.person_id == _SIGN_IN.c.person_id, isouter=True)
    .where(is_among(_SIGN_IN.c.secret_hash, strings("hashes")))
    .where(_SIGN_IN.c.expires_at > bindparam("now", type_=UtcTime()))
)
HOLDERS = union_all(BY_TOKEN, BY_COOKIE)
