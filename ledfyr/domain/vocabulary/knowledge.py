"""How is a knowledge file read? Strictly: unknown keys and wrong types are errors."""

import json
import tomllib
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from ledfyr.domain.vocabulary.toml_lines import line_of

UNKNOWN = "unknown"


class _ForTranslators:
    """Marks a field whose English text goes into the translation catalogue."""


Words = Annotated[str, _ForTranslators()]
"""A sentence or name shown to people, in English; other languages through gettext."""


class KnowledgeError(ValueError):
    """A knowledge file cannot be read; the message names file, line, fault and cure."""


class Knowledge(BaseModel):
    """A frozen record of a knowledge file; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


T = TypeVar("T", bound=Knowledge)


def read(path: Path, into: type[T]) -> T:
    """Read one TOML knowledge file as a record of type `into`.

    Raises KnowledgeError naming file and line for bad TOML, an unknown or missing key,
    or a value of the wrong kind.
    """
    text = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(
            f"{path.name}: this is not valid TOML: {error}."
        ) from error
    try:
        return into.model_validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        raise KnowledgeError(_explain(path, text, error)) from error


def _explain(path: Path, text: str, error: ValidationError) -> str:
    first = error.errors()[0]
    place = tuple(first["loc"])
    name = ".".join(str(part) for part in place)
    where = f"{path.name}, line {line_of(text, place)}"
    match first["type"]:
        case "extra_forbidden":
            return f"{where}: unknown key '{name}'; remove it or correct its spelling."
        case "missing":
            return f"{where}: '{name}' is missing; write it, or \"unknown\"."
        case _:
            return f"{where}: '{name}' is wrong: {first['msg']}."
