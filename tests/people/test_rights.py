"""The table from roles to rights, and what is made of it."""

from pathlib import Path

from docs import rights as page
from server.people import rights
from server.people.models import ROLES_AT_A_SITE
from server.people.rights import HeldRole, Right


def test_a_role_at_a_site_counts_there_alone() -> None:
    leads = {HeldRole("site_lead", "tea", "bu")}
    assert Right.DECIDE_PARKED in rights.at_site(leads, "tea", "bu")
    assert rights.at_site(leads, "tea", "bgu") == rights.at_site(leads, "rice", "bu") == set()
    assert rights.studies(leads, Right.READ_GUIDE) == {"tea"}


def test_a_role_for_a_study_counts_at_all_its_sites() -> None:
    coordinates = {HeldRole("coordinator", "tea", None)}
    assert Right.CLOSE_SESSION in rights.at_site(coordinates, "tea", "anywhere")
    assert rights.at_site(coordinates, "rice", "anywhere") == set()


def test_a_place_on_the_staff_counts_only_beside_a_role() -> None:
    assert rights.in_session(set(), "tea", "bu", "moderator") == set()
    assert Right.WRITE_RECORD in rights.in_session({HeldRole("assistant", "tea", "bu")}, "tea", "bu", "moderator")


def test_roles_at_a_site_give_no_right_that_is_asked_for_a_whole_study() -> None:
    given = frozenset().union(*(rights.RIGHTS[role] for role in ROLES_AT_A_SITE))
    assert given.isdisjoint({Right.PLAN_SESSION, Right.COMPARE_SITES})


def test_the_page_about_rights_is_up_to_date() -> None:
    assert Path("docs/rights.md").read_text("utf-8") == page.page(), "run `make contract`"
