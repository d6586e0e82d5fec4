"""Each type that may be shown is made by its own rule alone, and by nothing else."""

import copy
import inspect
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from ledfyr.apps.statistics import actions
from ledfyr.domain.statistics import disclosure, synthesis
from ledfyr.domain.statistics.disclosure import (
    AmountPolicy,
    AmountTable,
    Heading,
    LinkedTables,
    PerturbedTable,
    Policy,
    ReleasedTable,
    SafeAmounts,
    SafeTable,
    Table,
    as_released,
    perturbed,
    release_amounts,
    written_release,
)
from ledfyr.domain.statistics.synthesis import Budget, Synthesis, synthesised
from ledfyr.engines.statistics.protection import protect
from ledfyr.engines.statistics.release_files import write_release

_TABLE = Table(("form",), {("sexual",): 30, ("labour",): 10})
_HEADING = Heading(
    ref_area="SE",
    measure="victims",
    year=2025,
    as_of=date(2025, 12, 31),
    edition=1,
    published_on=date(2026, 1, 9),
    published_by="Statistics (synthetic)",
)
_MAKERS = {
    SafeTable: {"release", "release_linked"},
    ReleasedTable: {"as_released", "read_release"},
    PerturbedTable: {"perturbed"},
    SafeAmounts: {"release_amounts"},
    Synthesis: {"synthesised"},
}
_RAW = {Table, AmountTable, LinkedTables}


def _amounts() -> SafeAmounts:
    parts = {"X": 10, "Y": 11, "Z": 12, "W": 13}
    return release_amounts(
        AmountTable(("form",), {("labour",): parts}), frozenset(), AmountPolicy()
    )


MADE: dict[type, Callable[[], Any]] = {
    SafeTable: lambda: protect(_TABLE),
    ReleasedTable: lambda: as_released(protect(_TABLE), _HEADING),
    PerturbedTable: lambda: perturbed(("form",), {("labour",): (9, 4)}, Policy()),
    SafeAmounts: _amounts,
    Synthesis: lambda: synthesised(
        Budget(1.0), {"sex": ("F", "M")}, 9, [(("sex",), [4, 5])], 1.0, 1
    ),
}


@pytest.mark.parametrize("public", MADE, ids=lambda public: public.__name__)
@pytest.mark.parametrize(
    "trick",
    [
        copy.copy,
        copy.deepcopy,
        replace,
        lambda made: pickle.loads(pickle.dumps(made)),  # noqa: S301
        lambda made: type(made)(**{n: None for n in _fields(type(made))}),
    ],
    ids=["copy", "deepcopy", "replace", "pickle", "by hand"],
)
def test_no_trick_makes_another_one(public: type, trick: Callable[[Any], Any]) -> None:
    made = MADE[public]()

    with pytest.raises((TypeError, ValueError)):
        trick(made)


def _fields(public: type) -> list[str]:
    return [name for name in inspect.signature(public).parameters if name != "seal"]


@pytest.mark.parametrize("public", MADE, ids=lambda public: public.__name__)
def test_only_its_own_rule_gives_it(public: type) -> None:
    makers = {
        name
        for module in (disclosure, synthesis)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if _gives(get_type_hints(function).get("return"), public)
    }

    assert makers == _MAKERS[public]


def _gives(annotation: Any, public: type) -> bool:
    return annotation is public or public in get_args(annotation)


def test_no_deed_takes_a_table_from_outside() -> None:
    for name, deed in inspect.getmembers(actions, inspect.isfunction):
        taken = set(get_type_hints(deed).values()) - {type(None)}
        assert not taken & (_RAW | set(MADE)), name


def test_a_raw_table_is_neither_released_nor_written(tmp_path: Path) -> None:
    raw: Any = _TABLE

    with pytest.raises(AttributeError):
        as_released(raw, _HEADING)
    with pytest.raises(AttributeError):
        written_release(raw)
    with pytest.raises(AttributeError):
        write_release(tmp_path, raw)
    assert list(tmp_path.iterdir()) == []
