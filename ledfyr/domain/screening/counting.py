"""When do the signs of one dimension, counted by strength, add up?"""

from typing import NamedTuple

from ledfyr.domain.screening.terms import Strength


class Count(NamedTuple):
    """How many signs of each strength were answered yes."""

    strong: int = 0
    medium: int = 0
    weak: int = 0

    def plus(self, strength: Strength) -> "Count":
        """Return this count with one more sign of `strength`."""
        return self._replace(**{strength.value: getattr(self, strength.value) + 1})


def rule_fired(count: Count) -> int | None:
    """Return which of the four rules makes a dimension positive, or None.

    1: two strong. 2: one strong and one other. 3: three medium. 4: two medium and one
    weak. One strong sign alone is never enough. Source: ILO and European Commission,
    Operational indicators of trafficking in human beings (2009), read second-hand.
    """
    strong, medium, weak = count
    if strong >= 2:
        return 1
    if strong == 1 and medium + weak >= 1:
        return 2
    if medium >= 3:
        return 3
    if medium >= 2 and weak >= 1:
        return 4
    return None
