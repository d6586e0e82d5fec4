"""Made-up facts, unevenly spread, for whoever counts them."""

import random

from ledfyr.domain.statistics.facts import Fact

_CODES = {
    "ref_area": ("SE", "FI", "EE", "LV"),
    "body": ("police", "shelter 'O''Hara'", "hotline, south"),
    "sex": ("F", "M", "X", "UNKNOWN", "NOT_RECORDED"),
    "citizenship": ("RO", "VN", "UA", "SE", "STATELESS", "UNKNOWN", "NOT_RECORDED"),
    "exploited_in": ("SE", "FI", "DE", "NOT_RECORDED"),
}


def facts(number: int, seed: int = 6) -> list[Fact]:
    """Return so many facts, some alike, some of which count nobody."""
    chance = random.Random(seed)
    return [
        Fact(
            measure=chance.choice(("victims", "children")),
            year=chance.choice((2016, 2017, 2018)),
            count=chance.choice((0, 1, 1, 2, 7)),
            **{
                name: chance.choices(codes, range(len(codes), 0, -1))[0]
                for name, codes in _CODES.items()
            },
        )
        for _ in range(number)
    ]
