"""Which records are about one person? Found by Splink, on DuckDB or on Spark.

Fellegi and Sunter (1969): each comparison adds the weight of its level. What is
compared, by which levels and in which blocks, is data of the domain.
"""

import logging
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import splink.comparison_level_library as levels
from splink import Linker, SettingsCreator, block_on
from splink.internals.blocking_rule_library import CustomRule
from splink.internals.comparison_library import CustomComparison

from ledfyr.domain.statistics.linkage import (
    Comparison,
    Level,
    Pairs,
    Prepared,
    Test,
    TestKind,
    linkage_settings,
    settled,
    shares_of_people,
)
from ledfyr.engines.statistics import splink_places as places

if TYPE_CHECKING:
    from splink.internals.database_api import DatabaseAPISubClass

SEED = 7
_DRAWN = 3e6
"""How many pairs show how often two people agree by chance."""
_TAUGHT_BY = 3e5
"""About how many pairs one lesson looks at; more change no digit that is shown."""
_MOST_DIGITS = 9
"""Sums in another order differ beyond it, and a run has to give what the last gave."""


@dataclass(frozen=True)
class Found:
    """The pairs that may be one person, and whether the file taught the machine."""

    pairs: Pairs
    was_learned: bool


def find_pairs(prepared: Prepared, *, on: str = "duckdb") -> Found:
    """Return the pairs of records that are one person with a chance above the floor.

    `on` is "duckdb" or "spark". The same records give the same pairs. Nothing is left
    on disk, and nothing is said about any record.
    """
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    if len(prepared) < 2:
        return Found(_none(), was_learned=False)
    with places.opened(on) as database:
        return _Linkage(prepared, database).found()


class _Linkage:
    """One linkage in one database."""

    def __init__(self, prepared: Prepared, database: "DatabaseAPISubClass") -> None:
        self._prepared = prepared
        self._settings = linkage_settings()
        self._blocks = self._settings.blocks_for(prepared.columns)
        self._learns = len(prepared) >= self._settings.learns_from
        records = database.register(_table(prepared))
        self._linker = Linker(records, self._model(), log_level=None)
        for name in self._rare_columns():
            self._tell_how_rare(name, database)

    def _rare_columns(self) -> set[str]:
        if len(self._prepared) < self._settings.rare_names_from:
            return set()
        compared = self._settings.comparisons_for(self._prepared.columns)
        return {level.rare for each in compared for level in each.level} - {""}

    def _tell_how_rare(self, name: str, database: "DatabaseAPISubClass") -> None:
        shares = shares_of_people(self._prepared, name)
        table = pa.table({name: list(shares), f"tf_{name}": list(shares.values())})
        self._linker.table_management.register_term_frequency_lookup(
            database.register(table), name
        )

    def found(self) -> Found:
        """Learn where the file is large enough, and score the pairs of the blocks."""
        if self._learns:
            self._learn()
        scored = self._linker.inference.predict(
            threshold_match_probability=self._settings.floor
        )
        pairs = _pairs(_arrow(scored))
        chances = settled(pairs, len(self._prepared), _prior(self._prepared))
        return Found(chances.at_least(self._settings.floor), was_learned=self._learns)

    def _learn(self) -> None:
        training = self._linker.training
        training.estimate_u_using_random_sampling(max_pairs=_DRAWN, seed=SEED)
        for block in self._blocks:
            if block.teaches:
                training.estimate_parameters_using_expectation_maximisation(
                    block_on(*block.on),
                    estimate_without_term_frequencies=True,
                    max_pairs=_TAUGHT_BY,
                )

    def _model(self) -> SettingsCreator:
        rare = len(self._prepared) >= self._settings.rare_names_from
        compared = self._settings.comparisons_for(self._prepared.columns)
        return SettingsCreator(
            link_type="dedupe_only",
            unique_id_column_name="place",
            comparisons=[_comparison(each, rare) for each in compared],
            blocking_rules_to_generate_predictions=[
                block_on(*block.on) for block in self._blocks
            ]
            if len(self._prepared) > self._settings.every_pair_up_to
            else [CustomRule("1 = 1")],
            probability_two_random_records_match=_prior(self._prepared),
            retain_matching_columns=False,
            retain_intermediate_calculation_columns=False,
        )


def _comparison(compared: Comparison, rare: bool) -> CustomComparison:
    missing = [levels.NullLevel(column) for column in compared.missing_without]
    made: list[Any] = [
        (levels.Or(*missing) if len(missing) > 1 else missing[0]).configure(
            is_null_level=True
        )
    ]
    for level in compared.level:
        learned = _level(level).configure(
            m_probability=level.m,
            u_probability=level.u,
            fix_m_probability="m" in level.keeps,
            fix_u_probability="u" in level.keeps,
        )
        if level.rare and rare:
            learned.configure(tf_adjustment_column=level.rare, tf_adjustment_weight=1.0)
        made.append(learned)
    return CustomComparison(made, output_column_name=compared.id)


def _level(level: Level) -> Any:
    if not level.all:
        return levels.ElseLevel()
    tests = [_test(each) for each in level.all]
    return levels.And(*tests) if len(tests) > 1 else tests[0]


def _test(test: Test) -> Any:
    match test.kind:
        case TestKind.EXACT:
            return levels.ExactMatchLevel(test.of)
        case TestKind.SWAPPED:
            return levels.ColumnsReversedLevel(test.of, test.also, symmetrical=True)
        case TestKind.ALIKE:
            return levels.JaroWinklerLevel(test.of, test.least)
        case TestKind.TYPED:
            return levels.DamerauLevenshteinLevel(test.of, test.most)
        case TestKind.DAY_MONTH:
            return levels.CustomLevel(_DAY_MONTH.format(of=test.of))
        case TestKind.UNTOLD:
            return levels.CustomLevel(f"({test.of}_l is null or {test.of}_r is null)")


_DAY_MONTH = (
    "substr({of}_l, 1, 4) = substr({of}_r, 1, 4) "
    "and substr({of}_l, 6, 2) = substr({of}_r, 9, 2) "
    "and substr({of}_l, 9, 2) = substr({of}_r, 6, 2)"
)


def _table(prepared: Prepared) -> pa.Table:
    places = pa.array(range(len(prepared)), type=pa.int64())
    columns = {
        name: pa.array(values, type=pa.string())
        for name, values in prepared.columns.items()
    }
    return pa.table({"place": places, **columns})


def _prior(prepared: Prepared) -> float:
    """Return how probably two records drawn at random are one person."""
    told = [
        prepared.columns[name]
        for name in ("given_name", "family_name", "birth_date")
        if name in prepared.columns
    ]
    counts = Counter(row for row in zip(*told, strict=True) if all(row))
    alike = sum(n * (n - 1) // 2 for n in counts.values())
    pairs = len(prepared) * (len(prepared) - 1) / 2
    expected = (alike + 0.5) / linkage_settings().prior_recall
    return float(min(expected / pairs, 0.1))


def _arrow(scored: Any) -> pa.Table:
    return scored.as_pyarrow_table()


def _pairs(scored: pa.Table) -> Pairs:
    left = scored["place_l"].to_numpy().astype(np.int64)
    right = scored["place_r"].to_numpy().astype(np.int64)
    chance = scored["match_probability"].to_numpy().astype(np.float64)
    left, right = np.minimum(left, right), np.maximum(left, right)
    order = np.lexsort((right, left))
    rounded = np.round(chance[order], _MOST_DIGITS)
    return Pairs(left[order], right[order], np.clip(rounded, 0, 1))


def _none() -> Pairs:
    empty = np.zeros(0, dtype=np.int64)
    return Pairs(empty, empty, np.zeros(0))
