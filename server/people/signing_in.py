"""Signing in by password or by link, being recognised by the cookie, signing out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from server.foundation import audit, clock
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import N_
from server.people import adding, secrets
from server.people.models import Person, SignIn, SignInLink

STAYS_SIGNED_IN = timedelta(hours=12)
STAYS_SIGNED_IN_ON_A_LINK = timedelta(days=30)
LINK_LASTS = timedelta(days=7)


class WrongPassword(Problem):
    status, name = 401, "wrong_password"
    title = N_("E-mail address and password do not match.")


class LinkUsedUp(Problem):
    status, name = 410, "link_used_up"
    title = N_("This sign-in link was used already or is too old. Ask your coordinator for a new one.")


@dataclass(frozen=True)
class Account:
    """Whose address was typed, and the hash that the typed password is compared with; empty for nobody."""

    person_id: str = ""
    password_hash: str = ""


def account_of(db: Database, email: str) -> Account:
    person = adding.find(db, email)
    return Account(person.id, person.password_hash or "") if person else Account()


def with_password(db: Database, account: Account) -> str:
    """A new sign-in's secret for the cookie, once the password was found to fit; raises WrongPassword.

    The password may have been changed while it was compared: then this one is wrong by now.
    """
    unchanged = (Person.id == account.person_id, Person.password_hash == account.password_hash)
    person = db.scalar(select(Person).where(*unchanged))
    if person is None:
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
    """Whether the link may be used now. One UPDATE decides, so of two browsers with a once-only link one gets in."""
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


def set_password(db: Database, person: Person, password_hash: str) -> None:
    person.password_hash = password_hash
    audit.record(db, person.id, "person.password_set", person.id)
