"""Signing in by password or by link, being recognised by the cookie, signing out."""

from datetime import datetime, timedelta

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import delete, or_, select, update

from server.foundation import audit, clock
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import marked
from server.people import adding, secrets
from server.people.models import Person, SignIn, SignInLink

passwords = PasswordHash((Argon2Hasher(),))

# Somebody's, so that an unknown address takes as long to refuse as a wrong password.
NOBODY = passwords.hash("nobody has this password")

STAYS_SIGNED_IN = timedelta(hours=12)
STAYS_SIGNED_IN_ON_A_LINK = timedelta(days=30)
LINK_LASTS = timedelta(days=7)


class WrongPassword(Problem):
    status, name = 401, "wrong_password"
    title = marked("E-mail address and password do not match.")


class LinkUsedUp(Problem):
    status, name = 410, "link_used_up"
    title = marked("This sign-in link was used already or is too old. Ask your coordinator for a new one.")


def with_password(db: Database, email: str, password: str) -> str:
    """A new sign-in's secret for the cookie; raises WrongPassword in the same time for every address."""
    person = adding.find(db, email)
    fits = passwords.verify(password[:1000], (person and person.password_hash) or NOBODY)
    if person is None or person.password_hash is None or not fits:
        raise WrongPassword()
    return begin(db, person, STAYS_SIGNED_IN)


def with_link(db: Database, secret: str) -> tuple[Person, str, bool]:
    """The person whose link this is, a new sign-in's secret, and whether the link is used up by this."""
    link = db.get(SignInLink, secrets.hashed(secret))
    if link is None or link.expires_at < clock.now() or not take(db, link):
        raise LinkUsedUp()
    person = db.get_one(Person, link.person_id)
    return person, begin(db, person, STAYS_SIGNED_IN_ON_A_LINK), link.once


def take(db: Database, link: SignInLink) -> bool:
    """Whether the link may be used now; of two browsers that open a once-only link, one gets in."""
    mine = update(SignInLink).where(SignInLink.secret_hash == link.secret_hash)
    unused = or_(SignInLink.used_at.is_(None), SignInLink.once.is_(False))
    taken = db.execute(mine.where(unused).values(used_at=clock.now()).returning(SignInLink.person_id))
    return taken.first() is not None


def begin(db: Database, person: Person, lasts: timedelta) -> str:
    secret = secrets.mint()
    now = clock.now()
    db.add(SignIn(secret_hash=secrets.hashed(secret), person_id=person.id, began_at=now, expires_at=now + lasts))
    audit.record(db, person.id, "person.signed_in", person.id)
    return secret


def person_of(db: Database, secret: str) -> Person | None:
    """Who is signed in with this cookie, if it still counts."""
    still = SignIn.expires_at > clock.now()
    return db.scalar(select(Person).join(SignIn).where(SignIn.secret_hash == secrets.hashed(secret), still))


def end(db: Database, secret: str) -> None:
    db.execute(delete(SignIn).where(SignIn.secret_hash == secrets.hashed(secret)))


def link_for(db: Database, person: Person, *, once: bool = True, lasts: timedelta = LINK_LASTS) -> str:
    """The secret part of a new sign-in address for this person."""
    secret = secrets.mint()
    expires: datetime = clock.now() + lasts
    db.add(SignInLink(secret_hash=secrets.hashed(secret), person_id=person.id, expires_at=expires, once=once))
    return secret


def set_password(db: Database, person: Person, password: str) -> None:
    """Twelve characters at least; any character counts."""
    if not 12 <= len(password) <= 128:
        raise WeakPassword()
    person.password_hash = passwords.hash(password)
    audit.record(db, person.id, "person.password_set", person.id)


class WeakPassword(Problem):
    status, name = 422, "weak_password"
    title = marked("A password has between 12 and 128 characters. A short sentence is easy to remember.")
