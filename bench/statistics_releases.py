"""How long does a preview wait that is laid beside twelve earlier releases?

Made-up persons of a node by form, sex, age and citizenship; three quarters of four
tables each stand, and every table that can be released is previewed beside them. The
limit is five seconds of processor time for the longest. Beside it, for what the reader
could learn of the largest table: the search of the house against plain HiGHS (SciPy's
`milp`), asked for the least and the most of every tenth number, taken ten times;
both must find the same.
"""

import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from scipy.optimize import Bounds, milp

from ledfyr.domain.statistics.disclosure import Heading, ReleasedTable
from ledfyr.domain.statistics.disclosure.beside import Comparison
from ledfyr.domain.statistics.disclosure.history import aims, told_closely
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.release_tables import RELEASABLE, table_of
from ledfyr.engines.statistics.history import DifferenceFound, protect_beside

LIMIT = 5.0
_EACH = 10
QUARTERS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))
STANDING = (("form",), ("sex",), ("form", "sex"), ("sex", "age_group"))
PERSONS = 60
SHARES: dict[str, dict[str, float]] = {
    "form": {
        "sexual": 0.35,
        "labour": 0.3,
        "begging": 0.15,
        "forced_criminality": 0.1,
        "domestic_servitude": 0.05,
        "other_unknown": 0.05,
    },
    "sex": {"F": 0.6, "M": 0.38, "UNKNOWN": 0.02},
    "age_group": {"adult": 0.75, "child": 0.22, "unknown": 0.03},
    "citizenship_group": {"NATIONAL": 0.3, "EU": 0.2, "OTHER": 0.45, "UNKNOWN": 0.05},
}


def main() -> int:
    """Print seconds and the ratio; return 1 above the limit or where the two differ."""
    facts: list[Fact] = []
    kept: list[ReleasedTable] = []
    random = np.random.default_rng(1)
    for day in QUARTERS[:3]:
        facts += _persons(random)
        for by in STANDING:
            kept.append(protect_beside(table_of(facts, by), _heading(day), kept))
    facts += _persons(random)
    spent = dict(_previews(facts, kept))
    longest = max(spent.values())
    sys.stdout.write(
        f"preview beside {len(kept)} releases: {len(spent)} tables, mean "
        f"{sum(spent.values()) / len(spent):.1f} s, longest {longest:.1f} s, limit "
        f"{LIMIT:.0f} s, ratio {longest / LIMIT:.2f}\n"
    )
    ratio, is_same = _against_plain(facts, kept)
    sys.stdout.write(f"search / plain HiGHS for each number: {ratio:.2f}\n")
    return 1 if longest > LIMIT or not is_same else 0


def _previews(
    facts: list[Fact], kept: list[ReleasedTable]
) -> Iterator[tuple[tuple[str, ...], float]]:
    for by in RELEASABLE:
        started = time.process_time()
        try:
            protect_beside(table_of(facts, by), _heading(QUARTERS[3]), kept)
        except DifferenceFound:
            sys.stdout.write(f"refused: {' by '.join(by)}\n")
        yield by, time.process_time() - started


def _against_plain(facts: list[Fact], kept: list[ReleasedTable]) -> tuple[float, bool]:
    """Return own seconds by those of plain HiGHS, and whether they find the same."""
    new = protect_beside(table_of(facts, ("form", "sex")), _heading(QUARTERS[3]), [])
    beside = Comparison([*kept, new])
    wanted = aims(beside, len(kept))
    started = time.process_time()
    own = told_closely(beside.whole, wanted, new.policy)
    between = time.process_time()
    some = wanted[::_EACH]
    matrix, limits, most = beside.whole.as_program([a.line(beside.whole) for a in some])
    ends = [
        [
            sign
            * milp(
                sign * row,
                integrality=np.ones(row.size),
                bounds=Bounds(0, most),
                constraints=limits,
            ).fun
            for sign in (1.0, -1.0)
        ]
        for row in matrix.toarray()
    ]
    plain = (time.process_time() - between) * len(wanted) / len(some)
    is_same = all(
        (round(low), round(high)) == own[aim]
        for aim, (low, high) in zip(some, ends, strict=True)
        if aim in own
    )
    return (between - started) / plain, is_same


def _heading(day: date) -> Heading:
    return Heading(
        ref_area="SE",
        measure="victims",
        year=2026,
        as_of=day,
        edition=1,
        published_on=day + timedelta(days=3),
        published_by="Statistics (synthetic)",
    )


def _persons(random: np.random.Generator) -> list[Fact]:
    drawn = {
        name: random.choice(list(shares), PERSONS, p=list(shares.values()))
        for name, shares in SHARES.items()
    }
    return [
        Fact(
            ref_area="SE",
            body="node",
            measure="victims",
            year=2026,
            count=1,
            **{name: str(codes[number]) for name, codes in drawn.items()},
        )
        for number in range(PERSONS)
    ]


if __name__ == "__main__":
    sys.exit(main())
