"""What a site sees: its language, its adaptations, and never a blank."""

import pytest

from server.guides.localized import consent, localized, questionnaire, study_texts
from server.guides.models import GuideVersion
from server.guides.pack import read
from server.guides.versions import content_of, texts_of
from tests.guides.builders import PackFolder


@pytest.fixture
def version(pack: PackFolder) -> GuideVersion:
    tea = read(pack.path)
    return GuideVersion(content=content_of(tea), texts=texts_of(tea), adaptations=tea.adaptations)


def test_a_guide_keeps_its_shape_and_speaks_the_language(version: GuideVersion) -> None:
    assert localized(version, "de", "BU")["sections"] == [
        {
            "id": "tea",
            "kind": "topic",
            "minutes": 20,
            "title": "Tee",
            "key_question": {
                "id": "tea.key",
                "must_ask": True,
                "text": "Wie stellen Sie sich den Tee vor?",
                "intent": "Das Bild davon.",
            },
            "sub_questions": [
                {"id": "tea.s1", "must_ask": False, "text": "Wer kocht ihn?"},
                {"id": "tea.s2", "must_ask": False, "text": "Wer bezahlt ihn?"},
            ],
        }
    ]


def test_parts_that_a_pack_leaves_out_are_empty_lists(version: GuideVersion) -> None:
    assert (localized(version, "en", "BU")["probes"], localized(version, "en", "BU")["checklists"]) == ([], [])


def test_a_site_hears_its_own_words_marked_as_local(version: GuideVersion) -> None:
    key_question = localized(version, "de", "Ulm")["sections"][0]["key_question"]
    assert (key_question["text"], key_question["local"]) == ("Wie erleben Sie den Tee?", True)


@pytest.mark.parametrize(("language", "site"), [("en", "Ulm"), ("de", "BU"), ("de", None)])
def test_words_of_a_site_stay_in_its_language_and_at_the_site(
    version: GuideVersion, language: str, site: str | None
) -> None:
    assert "local" not in localized(version, language, site)["sections"][0]["key_question"]
    assert len(questionnaire(version, language, site)["questions"][0]["options"]) == 2


def test_words_of_a_site_are_not_heard_at_another_with_its_language(version: GuideVersion) -> None:
    version.content["sites"][1]["language"] = "de"
    assert "local" not in localized(version, "de", "BU")["sections"][0]["key_question"]


def test_what_a_site_dropped_is_not_shown_there(version: GuideVersion) -> None:
    options = questionnaire(version, "de", "Ulm")["questions"][0]["options"]
    assert options == [{"id": "gender.woman", "text": "Frau"}]


def test_a_text_without_a_translation_shows_the_source_and_says_so(version: GuideVersion) -> None:
    del version.texts["de"]["tea.s2.text"]
    made, paid = localized(version, "de", "BU")["sections"][0]["sub_questions"]
    assert (paid["text"], paid["language"]) == ("Who pays for it?", "en")
    assert "language" not in made


def test_a_language_that_is_not_offered_shows_the_source(version: GuideVersion) -> None:
    assert consent(version, "sw") == {
        "id": "consent",
        "form_version": "1",
        "title": "Taking part",
        "text": "You are invited.\n\nYou may leave.",
        "language": "en",
    }


def test_only_the_card_for_distress_carries_the_contact_of_the_site(version: GuideVersion) -> None:
    version.content["cards"].insert(0, {"id": "tea"})
    assert [card.get("contact") for card in localized(version, "de", "Ulm")["cards"]] == [None, "Stationszimmer"]


def test_a_number_keeps_its_limits(version: GuideVersion) -> None:
    assert questionnaire(version, "en")["questions"][1] == {
        "id": "age",
        "kind": "number",
        "several": False,
        "other": False,
        "min": 18,
        "max": 99,
        "text": "How old are you?",
    }


def test_a_study_has_its_title_and_its_sites_in_a_language(version: GuideVersion) -> None:
    texts = study_texts(version, "de")
    assert (texts["title"], texts["sites"]["BU"]["contact"]) == ("Tee bei der Arbeit", "Beraterin")
