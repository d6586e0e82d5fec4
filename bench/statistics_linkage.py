"""How fast are records of one person found, and with which recall?

`python bench/statistics_linkage.py [RECORDS]` (1,000,000 unless given less), synthetic
records with known errors. Clear records: ours at most 1.1 times plain Splink, that is
its ready-made comparisons with blocks as in its own guide, at equal or better recall,
both where nineteen of twenty pairs are right. Keyed codes: at least as many comparisons
a second of processor time as anonlink, where it is installed (`uv sync --group bench`,
and setuptools below 81, by which anonlink reads its own version).
"""

import gc
import logging
import resource
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ledfyr.domain.statistics.linkage import (  # noqa: E402
    Pairs,
    Prepared,
    count_persons,
    linkage_settings,
    missed_pairs,
    prepare,
    with_missed,
)
from ledfyr.engines.statistics.encodings import encode  # noqa: E402
from ledfyr.engines.statistics.near_codes import near_codes  # noqa: E402
from ledfyr.engines.statistics.splink_linkage import find_pairs  # noqa: E402
from tests.factories.people_lists import COLUMNS, Truth, lists_of  # noqa: E402

DEAREST = 1.1
CODES = 10_000
LEAST = 0.76
FLOOR = 0.01
PRECISE = 0.95


def main(records: int) -> int:
    """Measure, print, and return 1 if a bar is missed."""
    warnings.simplefilter("ignore")
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    return max(_clear(records), _codes())


def _clear(records: int) -> int:
    truth = lists_of(records, seed=2026)
    _say(f"{records:,} records of {truth.distinct():,} persons")
    spent, ours = _timed(lambda: _ours(truth))
    _tell("ours", truth, spent, ours)
    _tell_persons(truth, ours)
    gc.collect()
    peer_spent, peer = _timed(lambda: _plain(truth))
    _tell("plain Splink", truth, peer_spent, peer)
    ratio = spent / peer_spent
    recall, peer_recall = (_recall_at(truth, each) for each in (ours, peer))
    _say(
        f"  recall where nineteen of twenty pairs are right: ours {recall:.4f}, "
        f"plain {peer_recall:.4f}"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    _say(f"  ratio {ratio:.2f}, bar {DEAREST}")
    _say(f"  peak of both {peak:.1f} GiB")
    return int(ratio > DEAREST or recall < peer_recall)


def _ours(truth: Truth) -> Pairs:
    return find_pairs(_prepared(truth)).pairs


def _prepared(truth: Truth) -> Prepared:
    columns = {name: [row[name] for row in truth.rows] for name in COLUMNS}
    return prepare(columns, [0] * len(truth.rows))


def _tell_persons(truth: Truth, pairs: Pairs) -> None:
    """Say how many persons there are, before and after the pairs that no block saw."""
    records = len(truth.rows)
    persons = count_persons(records, pairs)
    missed = missed_pairs(_prepared(truth), pairs)
    told = [("compared pairs alone", persons)]
    if missed:
        told.append(("with missed pairs", with_missed(persons, records, pairs, missed)))
    for name, each in told:
        _say(
            f"  distinct persons, {name}: {each.expected:,.0f} "
            f"({each.low:,}–{each.high:,}), truth {truth.distinct():,}"
        )


def _plain(truth: Truth) -> Pairs:
    import splink.comparison_library as ready
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = pa.table(
        {"unique_id": list(range(len(truth.rows)))}
        | {
            name: pa.array([row[name].lower() or None for row in truth.rows])
            for name in COLUMNS
        }
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            ready.NameComparison("given_name"),
            ready.NameComparison("family_name"),
            ready.DateOfBirthComparison("birth_date", input_is_string=True),
            ready.ExactMatch("sex"),
            ready.ExactMatch("citizenship"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "family_name"),
            block_on("given_name", "birth_date"),
            block_on("family_name", "birth_date"),
            block_on("birth_date", "sex", "citizenship"),
            block_on("family_name", "substr(birth_date, 1, 4)"),
        ],
        retain_matching_columns=False,
    )
    linker = Linker(DuckDBAPI().register(table), settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("given_name", "family_name", "birth_date")], recall=0.3
    )
    training.estimate_u_using_random_sampling(max_pairs=3e6, seed=7)
    for rule in (block_on("given_name", "family_name"), block_on("birth_date", "sex")):
        training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=FLOOR)
    scored = found.as_pyarrow_table()
    left, right = (scored[f"unique_id_{side}"].to_numpy() for side in "lr")
    return Pairs(
        np.minimum(left, right),
        np.maximum(left, right),
        np.clip(scored["match_probability"].to_numpy(), 0, 1),
    )


def _codes() -> int:
    truth = lists_of(2 * CODES, seed=2027)
    columns = {name: [row[name] for row in truth.rows] for name in COLUMNS}
    prepared = prepare(columns, [0] * len(truth.rows))
    spent, codes = _timed(lambda: encode(prepared, b"bench" * 7))
    _say(f"codes: {2 * CODES / spent:,.0f} records a second encoded")
    one, other = codes[:CODES], codes[CODES:]
    peer = _anonlink(one, other)
    ours = _rate(lambda: near_codes(one, other, LEAST, threads=1))
    started = time.perf_counter()
    near_codes(one, other, LEAST)
    wall = CODES**2 / (time.perf_counter() - started)
    _say(
        f"  compared {ours / 1e6:.0f} M a second of processor time, "
        f"{wall / 1e6:.0f} M a second by the clock with every core"
    )
    if peer is None:
        _say("  anonlink is not installed, no comparison")
        return 0
    _say(f"  anonlink {peer / 1e6:.0f} M, ratio {ours / peer:.2f}, bar 1")
    return int(ours < peer)


def _anonlink(one: np.ndarray, other: np.ndarray) -> float | None:
    try:
        from anonlink.similarities import dice_coefficient_accelerated
        from bitarray import bitarray
    except ModuleNotFoundError:
        return None
    lists = []
    for codes in (one, other):
        lists.append([bitarray(buffer=code.tobytes()) for code in codes])
    return _rate(lambda: dice_coefficient_accelerated(lists, LEAST, k=None))


def _rate(compare: object) -> float:
    """Return the best of three, in comparisons a second of processor time."""
    return CODES**2 / min(_timed(compare)[0] for _ in range(3))


def _timed(call: object) -> tuple[float, object]:
    started = time.process_time()
    found = call()
    return time.process_time() - started, found


def _tell(name: str, truth: Truth, spent: float, pairs: Pairs) -> None:
    shown = []
    for at in (FLOOR, linkage_settings().threshold):
        precision, recall = _shares(truth, pairs, at)
        shown.append(f"at {at}: precision {precision:.4f}, recall {recall:.4f}")
    _say(f"  {name}: {spent:.0f} s of processor time; {'; '.join(shown)}")


def _shares(truth: Truth, pairs: Pairs, at: float) -> tuple[float, float]:
    kept = pairs.at_least(at)
    sizes = Counter(truth.person.tolist()).values()
    right = int((truth.person[kept.left] == truth.person[kept.right]).sum())
    return right / max(len(kept), 1), right / sum(n * (n - 1) // 2 for n in sizes)


def _recall_at(truth: Truth, pairs: Pairs) -> float:
    """Return the best recall of any threshold at which PRECISE of the pairs are right.

    At one threshold the two would be compared at another precision each.
    """
    order = np.argsort(-pairs.chance, kind="stable")
    right = (truth.person[pairs.left] == truth.person[pairs.right])[order].cumsum()
    precise = right / np.arange(1, len(right) + 1) >= PRECISE
    sizes = Counter(truth.person.tolist()).values()
    return int(right[precise].max(initial=0)) / sum(n * (n - 1) // 2 for n in sizes)


def _say(what: str) -> None:
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
