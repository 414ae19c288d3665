"""`add-person` gives somebody a role in a study."""

from argparse import Namespace

from sqlalchemy import select

from server.foundation.command import Subcommands, add, open_store
from server.foundation.database import Database
from server.people import adding, signing_in
from server.people.models import ROLES
from server.settings import Settings
from server.studies.models import Site, Study


def add_commands(commands: Subcommands) -> None:
    person = add(commands, "add-person", add_person, "take a person on; prints a sign-in link")
    person.add_argument("email", metavar="EMAIL")
    person.add_argument("role", metavar="ROLE", choices=ROLES, help=", ".join(ROLES))
    person.add_argument("site", metavar="SITE", nargs="?", help="site code, or study/site where two studies share it")
    person.add_argument("--study", default="", metavar="CODE", help="needed where there is more than one")


def add_person(chosen: Namespace, settings: Settings) -> int:
    with open_store(settings).transaction() as db:
        site = site_named(db, chosen.study, chosen.site) if chosen.site else None
        study_id = site.study_id if site else study_named(db, chosen.study)
        person = adding.add_person(db, chosen.email, chosen.role, study_id, site.id if site else None)
        print(f"{settings.address}/sign-in/{signing_in.link_for(db, person)}")
    return 0


def study_named(db: Database, code: str) -> str | None:
    """The id of the study with this code, or of the only one; None when there is not exactly one."""
    studies = {study.code: study.id for study in db.scalars(select(Study))}
    if not code:
        return next(iter(studies.values())) if len(studies) == 1 else None
    if code not in studies:
        raise adding.CannotAdd(f"{code!r} is not a study. Studies are: {', '.join(studies)}.")
    return studies[code]


def site_named(db: Database, study: str, named: str) -> Site:
    prefix, _, code = named.rpartition("/")
    study = study or prefix
    found = [site for site in db.scalars(select(Site).where(Site.code == code)) if study in ("", site.study.code)]
    if len(found) != 1:
        known = ", ".join(f"{site.study.code}/{site.code}" for site in db.scalars(select(Site)))
        raise adding.CannotAdd(f"{named!r} does not name one site. Sites are: {known}.")
    return found[0]
