"""How many screenings a second does one core assess? The limit is 20,000.

Every list is answered in full, a third of it with yes; the result holds dimensions,
elements, class and advice. The time for writing the whole JSON is shown beside it.
"""

import sys
import time
from collections.abc import Callable

from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.instruments import instrument, instrument_names
from ledfyr.domain.screening.terms import AgeGroup, Answer

LIMIT = 20_000
SECONDS = 0.5


def main() -> int:
    """Print one line per list; return 1 if one of them is below the limit."""
    rates = {name: _rate(name) for name in instrument_names()}
    for name, (assessed, written) in rates.items():
        sys.stdout.write(
            f"screening {name:18} {assessed:9,.0f} assessments/s and core, "
            f"limit {LIMIT:,}, ratio {assessed / LIMIT:5.2f}; "
            f"with reasons as JSON {written:7,.0f}/s\n"
        )
    return 1 if min(assessed for assessed, _ in rates.values()) < LIMIT else 0


def _rate(name: str) -> tuple[float, float]:
    asked = instrument(name)
    answers = {
        item.id: Answer.YES if place % 3 == 0 else Answer.NO
        for place, item in enumerate(asked.asked)
    }

    def assessed() -> None:
        assess(asked, answers, AgeGroup.ADULT)

    def written() -> None:
        assess(asked, answers, AgeGroup.ADULT).as_json()

    return _per_second(assessed), _per_second(written)


def _per_second(work: Callable[[], None]) -> float:
    work()
    done, started = 0, time.process_time()
    while (spent := time.process_time() - started) < SECONDS:
        for _ in range(100):
            work()
        done += 100
    return done / spent


if __name__ == "__main__":
    sys.exit(main())
