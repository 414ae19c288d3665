"""Signing in and out, one's language and password."""

from dataclasses import dataclass
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from server.foundation import render
from server.foundation.database import Store
from server.foundation.page import Page
from server.foundation.problems import Problem
from server.foundation.requests import Writing, in_shared_commit, store
from server.i18n import languages
from server.people import passwords, signing_in
from server.people.access import LOOPBACK_COOKIE, SECURE_COOKIE, Anyone, SignedIn, cookie_secret
from server.people.models import Person
from server.people.signing_in import Account
from server.settings import LOOPBACK

router = APIRouter()

Typed = Annotated[str, Form(max_length=2000)]


@dataclass(frozen=True, kw_only=True)
class SignInPage(Page):
    template = "people/sign_in.html"
    insecure: bool
    next: str
    email: str


@dataclass(frozen=True, kw_only=True)
class PasswordPage(Page):
    template = "people/password.html"
    saved: bool = False


def insecure(request: Request) -> bool:
    """Over plain http from another machine a cookie could be read on the way: nobody signs in there."""
    return request.url.scheme != "https" and request.url.hostname not in LOOPBACK


@router.get("/sign-in")
def sign_in_page(request: Request, _anyone: Anyone, next: str = "/") -> Response:
    return sign_in_form(request, next)


def sign_in_form(
    request: Request, next: str, email: str = "", problem: Problem | None = None, status: int | None = None
) -> Response:
    page = SignInPage(insecure=insecure(request), next=next, email=email, problem=problem)
    return render.page(request, page, status)


async def account(request: Request, email: Typed) -> Account:
    """Read with a connection that is given back before the password is compared."""
    passwords.queue.refuse_when_full()
    return await to_thread.run_sync(look_up, store(request), email)


def look_up(store: Store, email: str) -> Account:
    with store.read() as db:
        return signing_in.account_of(db, email)


@router.post("/sign-in")
async def sign_in(
    request: Request,
    _anyone: Anyone,
    account: Annotated[Account, Depends(account)],
    email: Typed,
    password: Typed,
    next: Typed = "/",
) -> Response:
    try:
        if not await passwords.fits(password, account.password_hash):
            raise signing_in.WrongPassword()
        secret = await in_shared_commit(store(request), lambda db: signing_in.with_password(db, account))
    except signing_in.WrongPassword as problem:
        return sign_in_form(request, next, email, problem)
    return signed_in_answer(request, secret, next)


@router.get("/sign-in/{secret}")
def sign_in_by_link(request: Request, secret: str, _anyone: Anyone, db: Writing) -> Response:
    person, cookie, used_up = signing_in.with_link(db, secret)
    needs_password = used_up and person.password_hash is None
    answer = signed_in_answer(request, cookie, "/password" if needs_password else "/")
    if person.language:
        answer.set_cookie("language", person.language, max_age=365 * 86400, samesite="lax")
    return answer


def signed_in_answer(request: Request, secret: str, next: str) -> Response:
    if insecure(request):
        return sign_in_form(request, next, status=403)
    secure = request.url.scheme == "https"
    answer = RedirectResponse(own_address(next), 303)
    name = SECURE_COOKIE if secure else LOOPBACK_COOKIE
    lasts = int(signing_in.STAYS_SIGNED_IN_ON_A_LINK.total_seconds())
    answer.set_cookie(name, secret, max_age=lasts, httponly=True, secure=secure, samesite="lax", path="/")
    return answer


def own_address(next: str) -> str:
    """Only an address of this server: `//elsewhere` and `/\\elsewhere` lead away."""
    return next if next.startswith("/") and not next.startswith(("//", "/\\")) else "/"


@router.post("/sign-out")
def sign_out(request: Request, _anyone: Anyone, db: Writing) -> Response:
    secret = cookie_secret(request)
    if secret:
        signing_in.end(db, secret)
    answer = RedirectResponse("/sign-in", 303)
    for name in (SECURE_COOKIE, LOOPBACK_COOKIE):
        answer.delete_cookie(name, path="/", secure=name == SECURE_COOKIE)
    return answer


@router.post("/language")
def change_language(person: Anyone, db: Writing, language: Typed, back: Typed = "/") -> Response:
    answer = RedirectResponse(own_address(back), 303)
    if language in languages.LANGUAGES:
        answer.set_cookie("language", language, max_age=365 * 86400, samesite="lax")
        if person:
            db.get_one(Person, person.id).language = language
    return answer


@router.get("/password")
def password_page(request: Request, person: SignedIn) -> Response:
    return render.page(request, PasswordPage())


@router.post("/password")
async def set_password(request: Request, person: SignedIn, password: Typed) -> Response:
    problem: Problem | None = None
    try:
        made = await passwords.hashed(password)
        await in_shared_commit(
            store(request), lambda db: signing_in.set_password(db, db.get_one(Person, person.id), made)
        )
    except passwords.WeakPassword as weak:
        problem = weak
    return render.page(request, PasswordPage(saved=problem is None, problem=problem))
