"""What the documentation names is there: commands, settings, files, and a test for each decision."""

import re
from pathlib import Path

import pytest

from server import commands
from server.settings import Settings
from tests.house.tree import ROOT, files, text, tracked

PAGES = files("*.md", "docs/**/*.md")
DECISIONS = files("docs/decisions/*.md")
RUNNING = text(Path("docs/running.md"))
CODE = re.compile(r"`([^`]+)`")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of docs/running.md, without its head."""
    section = RUNNING.split(f"## {heading}\n")[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table[2:]]


def help_of(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit):
        commands.run([*command, "--help"])
    return capsys.readouterr().out


def words_of(usage: str) -> set[str]:
    """The options and the arguments, as in `EMAIL`, `[SITE]`, `--label`; not the values that options take."""
    without_values = re.sub(r"(--[a-z-]+) [A-Z]+", r"\1", usage)
    return set(re.findall(r"--[a-z-]+|\[?\b[A-Z]{2,}\b\]?", without_values))


def test_the_table_of_commands_is_what_the_program_says(capsys: pytest.CaptureFixture[str]) -> None:
    listed = re.findall(r"^    ([a-z][a-z-]*)\b", help_of(capsys), re.MULTILINE)
    documented = {CODE.findall(row[0])[0].split()[0]: row for row in rows("Commands")}
    assert set(listed) == set(documented)
    for name in listed:
        usage = help_of(capsys, name).split("\n\n")[0].replace("[-h]", "")
        assert words_of(usage) == words_of(" ".join(CODE.findall(" ".join(documented[name])))), name


def test_the_table_of_settings_is_what_the_program_reads() -> None:
    documented: dict[str, str] = {}
    for names, default, _meaning in rows("Settings"):
        documented |= dict(zip(CODE.findall(names), CODE.findall(default) or [""], strict=False))
    assert {name.removeprefix("KIKAO_").lower() for name in documented} == set(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        default = str(field.default)
        assert not default or documented[f"KIKAO_{name.upper()}"] == default, name


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_names_make_targets_and_commands_that_exist(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text(page), re.DOTALL))
    targets = set(re.findall(r"^([a-z]+):", text(Path("Makefile")), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= targets
    listed = set(re.findall(r"^    ([a-z][a-z-]*)\b", help_of(capsys), re.MULTILINE))
    assert set(re.findall(r"-m server ([a-z-]+)", code)) <= listed


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_names_files_that_exist(page: Path) -> None:
    linked = [(ROOT / page).parent / name for name in re.findall(r"\]\(([\w./-]+)(?:#[\w-]+)?\)", text(page))]
    folders = {path.parts[0] for path in tracked()}
    quoted = [ROOT / name for name in CODE.findall(text(page)) if re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", name)]
    named = [path for path in quoted if path.relative_to(ROOT).parts[0] in folders]
    assert [str(path) for path in linked + named if not path.exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=str)
def test_a_decision_names_the_test_that_holds_it(page: Path) -> None:
    enforced = text(page).partition("**Enforced by**")[2]
    assert re.search(r"`tests/[\w/.]+`", enforced), "Enforced by which test?"
