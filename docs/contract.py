"""What tablet and server say to each other, from the server's models: TypeScript and a page. `make contract` writes it.

`tests/house/test_contract.py` compares what is written with what would be.
"""

import json
import subprocess
from pathlib import Path
from typing import Any, get_args

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from pydantic import TypeAdapter, create_model
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from docs.contract_page import page
from server.changes import kinds, payloads
from server.changes.kinds import KINDS
from server.foundation.problems import ProblemDetails
from server.keeping.sent_json import LARGEST
from server.record import change_words
from server.record.state import State
from server.studies.headings import HEADINGS
from server.sync import answers
from server.sync.kit import Kit

ROOT = Path(__file__).parents[1]
TYPES = Path("browser/contract")
HEAD = "// Written by `make contract` from the server's models: change those.\n"
MORE = {"payloads": "\nexport type Kind = keyof Payloads;\n"}


class Schema(GenerateJsonSchema):
    """Names of models only, and no default: a field that may be left out is not required."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def tuple_schema(self, schema: Any) -> dict[str, Any]:
        """As json-schema-to-typescript reads it: by an older draft of JSON Schema."""
        made = super().tuple_schema(schema)
        return made | {"items": made.pop("prefixItems")} if "prefixItems" in made else made

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """TypeScript's `{}` would take anything."""
        made = super().model_schema(schema)
        return made if made.get("properties") else made | {"tsType": "Record<string, never>"}


def payload_schema() -> dict[str, Any]:
    models = sorted({kind.payload for kind in KINDS.values()}, key=lambda model: model.__name__)
    _, schema = models_json_schema([(model, "validation") for model in models], schema_generator=Schema)
    by_kind = {kind.name: {"$ref": f"#/$defs/{kind.payload.__name__}"} for kind in KINDS.values()}
    return schema | {"title": "Payloads", "type": "object", "properties": by_kind, "required": list(by_kind)}


ANSWERS: dict[str, Any] = {
    "GET /api/me": answers.Me,
    "GET /api/sessions": list[answers.ListedSession],
    "POST …/changes": answers.Receipts,
    "GET …/changes": answers.LogPage,
    "GET …/stream": answers.Beat | answers.LogChange,
    "GET …/holdings": answers.Holdings,
    "any failure": ProblemDetails,
}
"""Beside `GET …/state` and `GET …/kit`; all that begins with … is under `/api/sessions/{session}`."""


def answer_schema() -> dict[str, Any]:
    model = create_model("Answers", **{name: (model, ...) for name, model in ANSWERS.items()})
    return schema_of(model, "Answers")


def schema_of(model: Any, title: str) -> dict[str, Any]:
    return {"title": title} | TypeAdapter(model).json_schema(mode="serialization", schema_generator=Schema)


def schemas() -> dict[str, dict[str, Any]]:
    """By the name of the file that they become."""
    return {
        "payloads": payload_schema(),
        "state": schema_of(State, "State"),
        "kit": schema_of(Kit, "Kit"),
        "answers": answer_schema(),
    }


def facts() -> dict[str, Any]:
    """Lists that both sides need, by the name they have in TypeScript; some with the English words of each thing."""
    return {
        "BRINGS": [kind.name for kind in KINDS.values() if kind.brings],
        "LASTING": [kind.name for kind in KINDS.values() if kind.lasting],
        "RIGHTS": {kind.name: kind.rights for kind in KINDS.values()},
        "LIFE": list(kinds.LIFE),
        "PRIVATE": sorted(payloads.PRIVATE),
        "NOT_PARTICIPANTS": sorted(payloads.NOT_PARTICIPANTS),
        "NOTE_KINDS": change_words.NOTE_KINDS,
        "LEFT_OUT": change_words.LEFT_OUT,
        "HEADINGS": HEADINGS,
        "GAPS": get_args(payloads.Gap),
        "LIMITS": {"text": payloads.LONGEST, "number": LARGEST},
        "RIGHT_TO_LEFT": right_to_left(),
    }


def right_to_left() -> list[str]:
    """Languages that are written from right to left where nothing else is said, and scripts that always are."""
    known = [Locale.parse(tag) for tag in locale_identifiers()]
    languages = {locale.language for locale in known if locale.text_direction == "rtl" and not locale.script}
    likely = {get_global("likely_subtags")[language].split("_")[1] for language in languages}
    scripts = {locale.script for locale in known if locale.script and locale.text_direction == "rtl"} | likely
    return sorted(languages) + sorted(scripts)


def typescript() -> dict[str, str]:
    found = subprocess.run(
        ["node", "browser/contract.mjs"],
        cwd=ROOT,
        input=json.dumps(schemas()),
        text=True,
        capture_output=True,
        check=True,
    )
    return {name: code + MORE.get(name, "") for name, code in json.loads(found.stdout).items()}


def constants() -> str:
    lines = [f"export const {name} = {written(value)} as const;\n" for name, value in facts().items()]
    return "\n".join([HEAD, *lines])


def written(value: Any) -> str:
    """An entry a line."""
    if not isinstance(value, dict):
        return json.dumps(value, indent=2)
    return "{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(one)}" for name, one in value.items()) + "\n}"


def files() -> dict[Path, str]:
    types = typescript()
    modules = {TYPES / f"{name}.ts": HEAD + code for name, code in types.items()}
    return modules | {TYPES / "facts.ts": constants(), Path("docs/contract.md"): page(types)}


if __name__ == "__main__":
    for path, content in files().items():
        (ROOT / path).write_text(content, "utf-8")
