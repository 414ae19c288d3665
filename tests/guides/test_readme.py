"""The README explains the format by example: the examples together are a pack."""

import re
from pathlib import Path

from server.guides.checking import check

README = Path(__file__).parents[2] / "topic_guides" / "README.md"
SHOWN = ["study.yaml", "guide.en.yaml", "guide.de.yaml", "adaptations.yaml"]


def test_its_examples_lack_only_the_translations_that_it_does_not_show(tmp_path: Path) -> None:
    _syntax, *examples = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    for name, example in zip(SHOWN, examples, strict=True):
        (tmp_path / name).write_text(example, encoding="utf-8")
    assert [str(problem) for problem in check(tmp_path) if "has no text in “de”" not in problem.message] == []
