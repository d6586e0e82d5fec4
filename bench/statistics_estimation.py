"""How fast are 1,000 resamplings of an estimate from six lists?

Each resampling repeats the stepwise choice of pairs. A fit of the main model by
statsmodels, where it is installed, takes so long that 1,000 searches of the same number
of fits are shown beside it; the bar is one fifth of that.
"""

import sys
import time

import numpy as np

from ledfyr.domain.statistics.estimation import Lists, many, stepwise

RESAMPLED = 1000


def main() -> int:
    """Print the time; return 1 if it is more than a fifth of the peer's."""
    lists = _lists()
    started = time.process_time()
    found = stepwise(lists, replicates=RESAMPLED, seed=1)
    spent = time.process_time() - started
    fits = _fits(lists)
    sys.stdout.write(
        f"estimation: {RESAMPLED} resamplings of {len(lists.names)} lists, "
        f"{lists.observed:,} persons, {spent:.1f} s, estimate "
        f"{found.chosen.estimate:,.0f}\n"
    )
    peer = _peer(lists)
    if peer is None:
        sys.stdout.write("estimation: statsmodels is not installed, no comparison\n")
        return 0
    ratio = peer * fits / spent
    sys.stdout.write(
        f"estimation: statsmodels {peer * 1000:.1f} ms a fit, {fits:,} fits are "
        f"{peer * fits:.0f} s, ratio {ratio:.1f}, bar 5\n"
    )
    return 1 if ratio < 5 else 0


def _lists() -> Lists:
    random = np.random.default_rng(11)
    persons = random.random((9749, 6)) < (0.12, 0.1, 0.08, 0.07, 0.06, 0.05)
    counts: dict[tuple[int, ...], int] = {}
    for row in persons[persons.any(axis=1)].astype(int):
        key = tuple(int(each) for each in row)
        counts[key] = counts.get(key, 0) + 1
    return Lists(tuple("ABCDEF"), counts)


def _fits(lists: Lists) -> int:
    """Count the fits of the same searches, each candidate pair by Poisson chance."""
    random = np.random.default_rng(1)
    shares = lists.vector / lists.observed
    tables = random.multinomial(lists.observed, shares, size=RESAMPLED).astype(float)
    models = many.stepwise(lists.patterns, tables)[1]
    return sum(1 + len(model.terms) for model in models)


def _peer(lists: Lists) -> float | None:
    try:
        import statsmodels.api as peer
    except ModuleNotFoundError:
        return None
    columns = np.column_stack([np.ones(len(lists.patterns)), lists.patterns])
    family = peer.families.Poisson()
    started, done = time.process_time(), 0
    while time.process_time() - started < 1:
        peer.GLM(lists.vector, columns, family=family).fit()
        done += 1
    return (time.process_time() - started) / done


if __name__ == "__main__":
    sys.exit(main())
