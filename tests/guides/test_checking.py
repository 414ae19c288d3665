"""Each thing that can be wrong with a pack is named with its file and line."""

import json
from pathlib import Path

import pytest

from server.guides.checking import check, check_guide
from tests.guides import full_pack
from tests.guides.builders import PackFolder

KEY_QUESTION = """\
    key_question:
      id: tea.key
      text: How do you imagine tea together?
      intent: The picture people have.
      concept: Imagine asks for a picture.
"""
SUB_QUESTIONS = """\
    sub_questions:
      - id: tea.s1
        text: Who makes it?
      - id: tea.s2
        text: Who pays for it?
"""


def test_a_small_pack_is_fine(pack: PackFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_guide(pack.path) == 0
    assert capsys.readouterr().out == "tea: nothing is wrong. Sections: 1, texts: 19, languages: en de\n"


def test_a_text_that_no_page_shows_is_named_and_nothing_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full_pack.write(tmp_path)
    assert check_guide(tmp_path) == 0
    assert "no page shows" not in capsys.readouterr().out
    guide = tmp_path / "guide.en.yaml"
    told = json.loads(guide.read_text("utf-8"))
    told["questionnaire"]["questions"][-1]["unit"] = "cups"
    guide.write_text(json.dumps(told, indent=1), "utf-8")
    full_pack.translated(tmp_path)
    assert check_guide(tmp_path) == 0
    assert "no page shows “unit” here" in capsys.readouterr().out


def test_all_problems_are_named_at_once_by_file_and_line(pack: PackFolder, capsys: pytest.CaptureFixture[str]) -> None:
    pack.edit("study.yaml", "Africa/Kampala", "Africa/Entebbe")
    pack.edit("guide.en.yaml", "kind: topic", "kind: theme")
    pack.edit("guide.en.yaml", "minutes: 20", "minutes: twenty")
    pack.edit("guide.de.yaml", "language: de", "language: fr")
    assert check_guide(pack.path) == 1
    places = [line.split(": ")[0] for line in capsys.readouterr().out.splitlines()]
    assert places == ["guide.de.yaml:1", "guide.en.yaml:9", "guide.en.yaml:10", "study.yaml:7"]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("guide.en.yaml", "title: Tea at work", "titel: Tea at work", "“titel” is no field known here"),
        ("guide.en.yaml", "kind: topic", "kind: theme", "kind: “theme” is unknown; known are script, opening"),
        ("guide.en.yaml", "kind: choice", "kind: radio", "kind: “radio” is unknown; known are choice, number"),
        ("guide.en.yaml", "minutes: 20", "minutes: 2.5", "minutes: “2.5” is not a whole number"),
        ("guide.en.yaml", "minutes: 20", "minutes: -5", "minutes: “-5” is not a whole number"),
        ("guide.en.yaml", "id: tea.s1", "id: tea s1", "id: “tea s1” is no id"),
        ("guide.en.yaml", "id: tea.s2", "id: tea.s1", "“tea.s1” is here twice, first in line 18"),
        ("guide.en.yaml", "id: card.distress", "id: consent", "“consent” is here twice, first in line"),
        ("guide.en.yaml", "minutes: 20", "minutes: 20\n    minutes: 30", "“minutes” is here twice, first in line 10"),
        ("guide.en.yaml", "{id: site.BU,", "{id: site.XX,", "unknown id “site.XX”: no site of study.yaml"),
        ("guide.en.yaml", "Who pays for it?", '""', "“text” is empty"),
        ("guide.en.yaml", "Who pays for it?", "[a, b]", "“text” must be a text"),
        ("guide.en.yaml", "Who pays for it?", r'"Who\0?"', "“text” holds a control character"),
        ("guide.en.yaml", "max: 99", "max: 9", "“max” is smaller than “min”"),
        ("guide.en.yaml", "max: 99", "max: 1e9", "max: “1e9” is not a whole number of at most 15 digits"),
        (
            "guide.en.yaml",
            "max: 99",
            "max: 1234567890123456",
            "max: “1234567890123456” is not a whole number of at most",
        ),
        ("guide.en.yaml", "max: 99", "leading_zeros: yes", "“leading_zeros” keeps each digit as it is written"),
        ("guide.en.yaml", "min: 18, max: 99", "whole: maybe", "whole: “maybe” is neither yes nor no"),
        (
            "guide.en.yaml",
            "kind: choice",
            "kind: choice\n      whole: yes",
            "only a question of kind “number” has “whole”",
        ),
        ("guide.en.yaml", "kind: number", "kind: choice", "“age” has no options to choose from"),
        ("guide.en.yaml", "language: en", "language: de", "this file says “de”, its name says “en”"),
        ("guide.de.yaml", "language: de", "language: german", "language: “german” is no language tag"),
        ("guide.de.yaml", "language: de", "language: DE", "language: “DE” is no language tag"),
        ("guide.de.yaml", "  tea.s2.text:", "  tea.s9.text:", "unknown id “tea.s9”"),
        ("guide.de.yaml", "  tea.s2.text:", "  tea.s2.txt:", "unknown address: “tea.s2” has no text “txt”"),
        ("guide.de.yaml", "source: Who pays", "source: Who paid", "“tea.s2.text” has changed since: see line 21"),
        ("guide.de.yaml", "text: Wer bezahlt ihn?", "text:", "“text” is empty"),
        ("study.yaml", "code: BU", "code: B-U", "code: “B-U” is no site code"),
        ("study.yaml", "code: BU", "code: Ulm", "“Ulm” is here twice, first in line 6"),
        ("study.yaml", "country: UG", "country: XX", "country: “XX” is no country code"),
        ("study.yaml", "language: en,", "language: sw,", "the pack does not offer “sw”"),
        ("study.yaml", "Africa/Kampala", "UTC+3", "time_zone: “UTC+3” is no time zone"),
        ("study.yaml", "income_group: low", "income_group: poor", "income_group: “poor” is unknown"),
        ("study.yaml", "made_up: yes", "made_up: perhaps", "made_up: “perhaps” is neither yes nor no"),
        ("study.yaml", "[en, de]", "[en, de, en]", "“en” is here twice"),
        ("study.yaml", "[en, de]", "[de]", "the source language “en” is not among them"),
        ("adaptations.yaml", "item: tea.key.text", "item: tea.lock.text", "unknown id “tea.lock”"),
        ("adaptations.yaml", "source: How do you", "source: How would you", "“tea.key.text” has changed since"),
        ("adaptations.yaml", "kind: reworded", "kind: changed", "kind: “changed” is unknown"),
        ("adaptations.yaml", "kind: reworded", "kind: dropped", "“tea.key.text” cannot be dropped, only reworded"),
        ("adaptations.yaml", "reason: Tea is", "reason: Tea\n    date: 2019-02-30 #", "date: “2019-02-30” is no date"),
    ],
)
def test_it_names_the_line_of(pack: PackFolder, file: str, old: str, new: str, message: str) -> None:
    line = pack.edit(file, old, new)
    assert any(problem.startswith(f"{file}:{line}: {message}") for problem in pack.problems()), pack.problems()


def test_a_topic_needs_a_key_question(pack: PackFolder) -> None:
    pack.edit("guide.en.yaml", KEY_QUESTION + SUB_QUESTIONS, "")
    assert "guide.en.yaml:8: “tea” has no key question" in pack.problems()


def test_a_topic_needs_a_sub_question(pack: PackFolder) -> None:
    pack.edit("guide.en.yaml", SUB_QUESTIONS, "")
    assert "guide.en.yaml:8: “tea” has no sub question" in pack.problems()


def test_a_list_without_sub_questions_is_no_list(pack: PackFolder) -> None:
    line = pack.edit("guide.en.yaml", SUB_QUESTIONS, "    sub_questions: []\n") - 1
    assert f"guide.en.yaml:{line}: “sub_questions” must be a list of at least one" in pack.problems()


def test_sub_questions_need_a_key_question_in_any_section(pack: PackFolder) -> None:
    pack.edit("guide.en.yaml", "kind: topic", "kind: ending")
    pack.edit("guide.en.yaml", KEY_QUESTION, "")
    assert "guide.en.yaml:8: “tea” has no key question" in pack.problems()


def test_only_a_choice_has_options(pack: PackFolder) -> None:
    pack.edit("guide.en.yaml", "kind: choice", "kind: text")
    line = pack.edit("guide.en.yaml", "      options:", "      options:")
    assert pack.problems() == [f"guide.en.yaml:{line}: only a question of kind “choice” has options"]


def test_each_site_is_described_in_the_guide(pack: PackFolder) -> None:
    pack.edit("guide.en.yaml", "  - {id: site.BU, title: Butabika, contact: Counsellor}\n", "")
    assert "guide.en.yaml:4: “site.BU” is missing" in pack.problems()


def test_each_text_is_there_in_each_language(pack: PackFolder) -> None:
    pack.edit("guide.de.yaml", "  tea.s2.text:\n    source: Who pays for it?\n    text: Wer bezahlt ihn?\n", "")
    assert pack.problems() == ["guide.de.yaml:2: “tea.s2.text” has no text in “de”"]


def test_a_translation_says_what_it_translates(pack: PackFolder) -> None:
    line = pack.edit("guide.de.yaml", "  tea.s2.text:\n    source: Who pays for it?", "  tea.s2.text:")
    assert pack.problems() == [f"guide.de.yaml:{line}: “source” is missing"]


def test_white_space_is_no_change(pack: PackFolder) -> None:
    pack.edit("guide.de.yaml", "source: Who pays for it?", "source: |\n      Who pays\n        for  it?\n")
    assert pack.problems() == []


def test_a_changed_guide_marks_the_translation_and_the_adaptation(pack: PackFolder) -> None:
    line = pack.edit("guide.en.yaml", "How do you imagine tea", "How would you like tea")
    changed = f"“tea.key.text” has changed since: see line {line} of the guide"
    assert [problem.split(": ", 1)[1] for problem in pack.problems()] == [changed, changed]


def test_an_adaptation_needs_a_known_site(pack: PackFolder) -> None:
    pack.edit("adaptations.yaml", "site: Ulm\n    item: tea", "site: UKE\n    item: tea")
    assert pack.problems() == ["adaptations.yaml:2: unknown site “UKE”"]


def test_an_adaptation_needs_a_reason(pack: PackFolder) -> None:
    pack.edit("adaptations.yaml", "    reason: Tea is long known here.\n", "")
    assert pack.problems() == ["adaptations.yaml:2: “reason” is missing"]


def test_an_adaptation_needs_a_text_unless_it_drops(pack: PackFolder) -> None:
    pack.edit("adaptations.yaml", "    text: Wie erleben Sie den Tee?\n", "")
    assert pack.problems() == ["adaptations.yaml:2: “text” is missing"]


def test_a_site_adapts_a_text_once(pack: PackFolder) -> None:
    pack.edit(
        "adaptations.yaml", "item: gender.man.text\n    source: Man", "item: tea.key.text\n    source: How do you"
    )
    assert "adaptations.yaml:8: “Ulm, tea.key.text” is here twice, first in line 2" in pack.problems()


def test_a_pack_without_adaptations_is_fine(pack: PackFolder) -> None:
    (pack.path / "adaptations.yaml").unlink()
    assert pack.problems() == []


@pytest.mark.parametrize("name", ["guide.en.yaml", "guide.de.yaml"])
def test_a_language_that_is_offered_has_its_file(pack: PackFolder, name: str) -> None:
    (pack.path / name).unlink()
    assert f"{name}:1: this file is missing" in pack.problems()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("guide.sw.yaml", "the pack does not offer “sw”"),
        ("guide.english.yaml", "“english” is no language tag such as de or pt-BR"),
        ("guide.DE.yaml", "“DE” is no language tag such as de or pt-BR"),
        ("adaptation.yml", "no file of a pack has this name"),
    ],
)
def test_a_file_that_nobody_reads_is_named(pack: PackFolder, name: str, message: str) -> None:
    pack.write(name, "language: sw\ntexts: {}\n")
    assert pack.problems() == [f"{name}:1: {message}"]


def test_a_pack_may_speak_any_language_with_a_tag(pack: PackFolder) -> None:
    pack.edit("study.yaml", "languages: [en, de]", "languages: [en, pt-BR]")
    pack.edit("study.yaml", "language: de,", "language: pt-BR,")
    pack.edit("guide.de.yaml", "language: de", "language: pt-BR")
    (pack.path / "guide.de.yaml").rename(pack.path / "guide.pt-BR.yaml")
    assert pack.problems() == []


@pytest.mark.parametrize("name", ["", "study.yaml", "nowhere"])
def test_what_is_no_pack_says_so(pack: PackFolder, name: str) -> None:
    (pack.path / "study.yaml").rename(pack.path / "old.yaml")
    path: Path = pack.path / name
    assert [str(problem) for problem in check(path)] == [
        f"{path}:1: this is no pack: a pack is a folder with a study.yaml"
    ]


def test_without_a_readable_study_the_other_files_are_still_read(pack: PackFolder) -> None:
    pack.write("study.yaml", "study: tea: tea\n")
    pack.write("guide.de.yaml", b"language: de\ntexts: \xff\n")
    assert [problem.split(": ")[0] for problem in pack.problems()] == ["guide.de.yaml:2", "study.yaml:1"]


def test_a_message_cannot_steer_the_terminal(pack: PackFolder) -> None:
    pack.edit("guide.en.yaml", "title: Tea at work", r'"\e[2Jtitle": Tea at work')
    assert "guide.en.yaml:3: “\ufffd[2Jtitle” is no field known here" in pack.problems()
