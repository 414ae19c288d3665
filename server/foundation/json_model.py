"""What goes over the wire as JSON, typed: from these models the browser's types are made (`make contract`)."""

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema


class JsonModel(BaseModel):
    """Fields that a model does not name are left out."""

    model_config = ConfigDict(use_attribute_docstrings=True)


T = TypeVar("T")

Given = Annotated[T | SkipJsonSchema[None], Field(exclude_if=lambda value: value is None)]
"""A field that is left out of the JSON where it has no value: `note: Given[str] = None`."""
