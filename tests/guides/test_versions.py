"""Loading packs: versions are numbered, found again and never changed."""

import pytest

from server.foundation.database import Database
from server.guides import loading, versions
from server.guides.pack import BadPack, read
from server.studies import making
from tests.guides.builders import PackFolder


def test_a_pack_becomes_a_study_with_its_sites_and_a_first_version(db: Database, pack: PackFolder) -> None:
    study, version = loading.load_study(db, pack.path)
    assert (study.code, study.languages, [site.code for site in study.sites]) == ("tea", ["en", "de"], ["Ulm", "BU"])
    assert (version.study_id, version.number, version.texts["de"]["tea.title"]) == (study.id, 1, "Tee")


def test_a_version_holds_no_text_in_its_structure(db: Database, pack: PackFolder) -> None:
    _study, version = loading.load_study(db, pack.path)
    assert version.content["sections"][0]["key_question"] == {
        "id": "tea.key",
        "must_ask": True,
        "concept": "Imagine asks for a picture.",
    }


def test_a_study_is_loaded_once(db: Database, pack: PackFolder) -> None:
    loading.load_study(db, pack.path)
    with pytest.raises(making.KnownStudy):
        loading.load_study(db, pack.path)


def test_a_pack_with_a_problem_is_not_loaded(db: Database, pack: PackFolder) -> None:
    pack.edit("guide.en.yaml", "minutes: 20", "minutes: long")
    with pytest.raises(BadPack, match="guide.en.yaml:10"):
        loading.load_study(db, pack.path)


def test_changed_content_is_the_next_version(db: Database, pack: PackFolder) -> None:
    study, first = loading.load_study(db, pack.path)
    pack.edit("guide.de.yaml", "Wer bezahlt ihn?", "Wer zahlt?")
    second = versions.load(read(pack.path), study, db, by=None)
    assert (first.number, second.number) == (1, 2)
    assert first.texts["de"]["tea.s2.text"] == "Wer bezahlt ihn?"


def test_the_same_content_is_the_same_version(db: Database, pack: PackFolder) -> None:
    study, first = loading.load_study(db, pack.path)
    pack.write("guide.de.yaml", b"# a comment changes nothing\n" + (pack.path / "guide.de.yaml").read_bytes())
    assert versions.load(read(pack.path), study, db, by=None) is first


def test_each_study_counts_for_itself(db: Database, pack: PackFolder) -> None:
    loading.load_study(db, pack.path)
    pack.edit("study.yaml", "study: tea", "study: coffee")
    coffee, version = loading.load_study(db, pack.path)
    assert (version.study_id, version.number) == (coffee.id, 1)


def test_a_version_refuses_to_change(db: Database, pack: PackFolder) -> None:
    _study, version = loading.load_study(db, pack.path)
    with pytest.raises(versions.VersionsNeverChange), db.begin_nested():
        version.texts = {}
