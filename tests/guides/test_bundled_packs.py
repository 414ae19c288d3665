"""Every folder beside this code is a pack without a problem."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from server.guides import guide, localized, pack, versions
from server.guides.checking import check
from server.guides.models import GuideVersion

PACKS = Path(__file__).parents[2] / "topic_guides"


FOLDERS = sorted(path.name for path in PACKS.iterdir() if path.is_dir())
MODELS = {
    localized.localized: guide.Guide,
    localized.questionnaire: guide.Questionnaire,
    localized.consent: guide.ConsentForm,
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_it_is_fine(folder: str) -> None:
    assert [str(problem) for problem in check(PACKS / folder)] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_its_models_name_every_field_that_a_site_is_given(folder: str) -> None:
    read = pack.read(PACKS / folder)
    version = GuideVersion(
        content=versions.content_of(read), texts=versions.texts_of(read), adaptations=read.adaptations
    )
    for language in read.languages:
        for site in [None, *(one.code for one in read.sites)]:
            for of_guide, model in MODELS.items():
                TypeAdapter(model).validate_python(of_guide(version, language, site), strict=True, extra="forbid")
