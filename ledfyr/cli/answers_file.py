"""How is a file of screening answers read? Strictly, and with the line of a fault."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ledfyr.cli.failure import InputError
from ledfyr.domain.screening.assessment import UnknownAnswer, read_answer
from ledfyr.domain.screening.instrument import Instrument, UnknownItem
from ledfyr.domain.screening.terms import AgeGroup, Answer

NEVER_SCORED = frozenset(
    {
        "citizenship",
        "country",
        "ethnicity",
        "gender",
        "in_prostitution",
        "language",
        "nationality",
        "religion",
        "sex",
    }
)
"""Facts about a person that other systems send along; read past, never used."""

_TOP = ("person", "answers")


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """The age group and the answers that a file holds."""

    age_group: AgeGroup
    answers: dict[str, Answer]


def read_answers(path: Path, instrument: Instrument) -> AnswersFile:
    """Read one answers file for this instrument.

    Raises InputError naming file, line and cure for bad JSON, an unknown key, item,
    answer or age group, or a key that stands twice.
    """
    text = _text(path)
    table = _object(path, text)
    _refuse_unknown(path, text, table, _TOP, "the file")
    person = _part(path, text, table, "person", default={})
    _refuse_unknown(path, text, person, ("age_group", *NEVER_SCORED), "'person'")
    answers = _part(path, text, table, "answers")
    return AnswersFile(
        _age(path, text, person),
        {i: _answer(path, text, instrument, i, a) for i, a in answers.items()},
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(
            f"{path}: there is no such file; check the name, or see "
            "`ledfyr screen --help`."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: cannot be read ({error}); give a JSON file in UTF-8."
        ) from None


def _object(path: Path, text: str) -> dict[str, object]:
    def refuse_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                _refuse(path, text, key, f"'{key}' stands twice; keep one", last=True)
            found[key] = value
        return found

    try:
        table = json.loads(text, object_pairs_hook=refuse_repeats)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{path}, line {error.lineno}, column {error.colno}: this is not valid "
            f"JSON ({error.msg}); correct it there."
        ) from None
    except RecursionError:
        raise InputError(f"{path}: nested too deeply; {_shape()}.") from None
    if not isinstance(table, dict):
        raise InputError(f"{path}, line 1: {_shape()}.")
    return table


def _part(
    path: Path,
    text: str,
    table: dict[str, object],
    key: str,
    default: dict[str, object] | None = None,
) -> dict[str, object]:
    found = table.get(key, default)
    if found is None:
        raise InputError(f"{path}: '{key}' is missing; {_shape()}.")
    if not isinstance(found, dict):
        _refuse(path, text, key, f"'{key}' must be an object; {_shape()}")
    return found


def _refuse_unknown(
    path: Path, text: str, table: dict[str, object], known: tuple[str, ...], where: str
) -> None:
    for key in table:
        if key not in known:
            names = " and ".join(f"'{name}'" for name in known[:2])
            shown = names if where == "the file" else f"'{known[0]}'"
            _refuse(
                path, text, key, f"{where} has the unknown key '{key}'; use {shown}"
            )


def _age(path: Path, text: str, person: dict[str, object]) -> AgeGroup:
    given = person.get("age_group", AgeGroup.UNKNOWN.value)
    if isinstance(given, str) and given in set(AgeGroup):
        return AgeGroup(given)
    _refuse(
        path,
        text,
        "age_group",
        f'the age group is {given!r}; write "adult", "child" or "unknown"',
    )


def _answer(
    path: Path, text: str, instrument: Instrument, item_id: str, given: object
) -> Answer:
    try:
        instrument.require(item_id)
        return read_answer(item_id, given)
    except (UnknownItem, UnknownAnswer) as error:
        _refuse(path, text, item_id, str(error).rstrip("."))


def _refuse(
    path: Path, text: str, key: str, fault: str, *, last: bool = False
) -> NoReturn:
    line = _line_of(text, key, last)
    raise InputError(f"{path}, line {line}: {fault}.")


def _line_of(text: str, key: str, last: bool) -> int:
    places = [
        m.start() for m in re.finditer(re.escape(json.dumps(key)) + r"\s*:", text)
    ]
    if not places:
        return 1
    return text.count("\n", 0, places[-1] if last else places[0]) + 1


def _shape() -> str:
    return (
        'write {"person": {"age_group": "adult"}, "answers": {"ID": "yes"}}, '
        'each answer "yes", "no" or "unknown"'
    )
