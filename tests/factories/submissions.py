"""Figures that a body sent in, for tests; every figure is invented."""

from datetime import datetime
from typing import Any

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics import actions
from ledfyr.apps.statistics.models import Submission
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, an_organisation, home_of
from tests.factories.sheets import AGGREGATES, CRIMES, SUSPECTS, checked

SUSPECT_ROWS = (
    ("SE", 2025, "labour", "M", "adult", "EU", 12),
    ("SE", 2025, "labour", "F", "adult", "EU", 3),
    ("SE", 2025, "sexual", "M", "adult", "OTHER", 9),
    ("SE", 2025, "begging", "M", "child", "EU", 0),
)


def a_statistician() -> Viewer:
    """Make a statistician of the statistics office."""
    return a_viewer(Role.STATISTICIAN, an_organisation("Statistics", "STATISTICS"))


def an_offer(
    by: Viewer,
    *rows: Any,
    template: str = "police_suspects",
    year: int = 2025,
    ref_area: str = "SE",
) -> actions.Offer:
    """Return checked figures, of Sweden unless said, ready to be offered."""
    heading = {"police_crimes": CRIMES, "national_aggregates": AGGREGATES}
    found = checked(heading.get(template, SUSPECTS), *(rows or SUSPECT_ROWS))
    return actions.Offer(home_of(by), template, ref_area, year, found)


def offered_figures(
    by: Viewer, *rows: Any, now: datetime = NOW, **known: Any
) -> Submission:
    """Offer figures that nobody took in yet."""
    return actions.offer_figures(by=by, now=now, offer=an_offer(by, *rows, **known))


def taken_in_figures(
    by: Viewer, *rows: Any, now: datetime = NOW, **known: Any
) -> Submission:
    """Take in figures as a first version."""
    row = offered_figures(by, *rows, now=now, **known)
    return actions.submit_figures(by=by, now=now, submission_id=row.pk)


def corrected_figures(
    by: Viewer, *rows: Any, reason: str = "Counted anew.", now: datetime = NOW
) -> Submission:
    """Take in figures in the place of those that stand."""
    row = offered_figures(by, *rows, now=now)
    standing = Submission.objects.filter(
        state="accepted", template=row.template, organisation=row.organisation
    )
    latest = standing.order_by("version").last()
    return actions.correct_figures(
        by=by,
        now=now,
        submission_id=row.pk,
        replaces=latest.version or 0 if latest else 0,
        reason=reason,
    )
