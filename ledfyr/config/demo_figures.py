"""Synthetic figures of reporting bodies for the demo; every number is invented."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ledfyr.apps.access.models import Organisation
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.actions import (
    Offer,
    correct_figures,
    offer_figures,
    submit_figures,
)
from ledfyr.domain.statistics.collection import Sheet, check, template

WHY = "Synthetic correction: one invented district was missing."

_CRIMES = {
    "sexual": (31, 18),
    "labour": (44, 26),
    "begging": (12, 7),
    "forced_criminality": (19, None),
    "other_unknown": (0, "-"),
}
_SUSPECTS = (
    ("sexual", "M", "adult", "OTHER", 14),
    ("sexual", "F", "adult", "EU", 6),
    ("labour", "M", "adult", "EU", 21),
    ("labour", "M", "adult", "NATIONAL", 9),
    ("forced_criminality", "M", "adult", "NATIONAL", 8),
    ("begging", "F", "adult", "EU", 3),
)


def send_demo_figures(by: Viewer, place: Organisation, now: datetime) -> None:
    """Send in invented figures of the last complete year, and correct them once."""
    year = now.year - 1
    crimes = [("SE", year, form, *counts) for form, counts in _CRIMES.items()]
    suspects = [("SE", year, *codes) for codes in _SUSPECTS]
    _take_in(by, place, now - timedelta(days=20), "police_crimes", year, crimes)
    _take_in(by, place, now - timedelta(days=19), "police_suspects", year, suspects[1:])
    _take_in(by, place, now, "police_suspects", year, suspects, WHY)


def _take_in(
    by: Viewer,
    place: Organisation,
    now: datetime,
    name: str,
    year: int,
    rows: Sequence[tuple[str | int | None, ...]],
    reason: str = "",
) -> None:
    asked = template(name)
    heading = tuple(column.heading for column in asked.column)
    sheet = Sheet(1, heading, iter(enumerate(rows, start=2)))
    offer = Offer(place.pk, name, "SE", year, check(asked, sheet))
    row = offer_figures(by=by, now=now, offer=offer)
    if reason:
        correct_figures(by=by, now=now, submission_id=row.pk, replaces=1, reason=reason)
    else:
        submit_figures(by=by, now=now, submission_id=row.pk)
