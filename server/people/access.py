"""Who may call a route, said in the route's own signature.

Every dependency that decides it carries `who_may`; tests/house lists all routes and fails on one without.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from server.foundation.database import Database
from server.foundation.problems import NotAllowed, NotSignedIn
from server.foundation.requests import store
from server.people import credentials, signing_in, tablets
from server.people.credentials import Credential
from server.people.models import Person
from server.people.rights import Right

Dependency = TypeVar("Dependency", bound=Callable[..., Any])

SECURE_COOKIE = "__Host-kikao"
LOOPBACK_COOKIE = "kikao"


@dataclass(frozen=True)
class Caller:
    """The person behind a request; `revoked` when their tablet's token no longer counts."""

    person: Person
    revoked: bool = False


def who_may(rule: str) -> Callable[[Dependency], Dependency]:
    def mark(dependency: Dependency) -> Dependency:
        dependency.who_may = rule  # type: ignore[attr-defined]
        return dependency

    return mark


def cookie_secret(request: Request) -> str | None:
    return request.cookies.get(SECURE_COOKIE if request.url.scheme == "https" else LOOPBACK_COOKIE)


def credential_of(request: Request) -> Credential:
    """What a request shows, token or cookie, before anybody is asked whose it is; raises NotSignedIn for nothing."""
    if "authorization" in request.headers:
        scheme, _, token = request.headers["authorization"].partition(" ")
        shown = credentials.by_token(token.strip()) if scheme.lower() == "bearer" else None
    else:
        secret = cookie_secret(request)
        shown = credentials.by_cookie(secret) if secret else None
    if shown is None:
        raise NotSignedIn()
    return shown


def recognise(request: Request) -> Caller | None:
    """The caller by bearer token, else by cookie; None for a stranger. `render.around` reads `request.state.person`."""
    by_token = "authorization" in request.headers
    # A look of its own: a request that waits for the write lock holds no transaction open meanwhile.
    with store(request).read() as db:
        caller = holder(request, db) if by_token else signed_in_browser(request, db)
    request.state.person = caller.person if caller else None
    return caller


def holder(request: Request, db: Database) -> Caller | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    held = tablets.holder_of(db, token.strip()) if scheme.lower() == "bearer" else None
    return Caller(held[0], revoked=held[1].revoked_at is not None) if held else None


def signed_in_browser(request: Request, db: Database) -> Caller | None:
    secret = cookie_secret(request)
    person = signing_in.person_of(db, secret) if secret else None
    return Caller(person) if person else None


Recognised = Annotated[Caller | None, Depends(recognise)]


@who_may("anyone")
async def anyone(caller: Recognised) -> Person | None:
    return caller.person if caller and not caller.revoked else None


@who_may("signed in")
async def signed_in(caller: Recognised) -> Person:
    if caller is None or caller.revoked:
        raise NotSignedIn()
    return caller.person


def holding(right: Right) -> Callable[..., Awaitable[Person]]:
    """A dependency that lets in people who hold a right in some study. Which one, the route asks by its query."""

    @who_may(right)
    async def check(person: SignedIn) -> Person:
        if not person.studies(right):
            raise NotAllowed()
        return person

    return check


Anyone = Annotated[Person | None, Depends(anyone)]
SignedIn = Annotated[Person, Depends(signed_in)]
Planner = Annotated[Person, Depends(holding(Right.PLAN_SESSION))]
ApiReader = Annotated[Person, Depends(holding(Right.READ_API))]
