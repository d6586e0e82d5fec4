"""What would be released, if it were released today?"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.models import Release
from ledfyr.apps.statistics.queries.facts import node_facts
from ledfyr.apps.statistics.queries.permitted import NotPermitted
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.coarsening import (
    Suggestion,
    grouped,
    suggestion,
    usual_group,
)
from ledfyr.domain.statistics.disclosure import (
    Heading,
    LeakFound,
    ReleasedTable,
    Table,
    TooFineToCompare,
)
from ledfyr.domain.statistics.release_days import release_day
from ledfyr.domain.statistics.release_tables import RELEASABLE, table_of
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.engines.statistics.history import DifferenceFound, protect_beside
from ledfyr.engines.statistics.protection import protect
from ledfyr.engines.statistics.suppression import CannotProtect

MEASURE = "victims"
"""What a node releases: persons, once each, in the year of their registration."""


class NotReleasable(Refusal):
    """A table that this node does not release, or cannot protect."""


@dataclass(frozen=True)
class InGroups:
    """How many numbers of a table are hidden, and how many with forms in groups."""

    hidden: int
    numbers: int
    hidden_in_groups: int
    numbers_in_groups: int


@dataclass(frozen=True)
class Proposal:
    """A protected table as it would be released; `before` is its last edition.

    `before` counts as of the same day, so that this one would correct it; `coarser` is
    what would say more than a table full of holes, and `in_groups` what is gained by
    telling sexual and labour exploitation apart from all other forms together.
    """

    table: ReleasedTable
    before: ReleasedTable | None
    coarser: Suggestion | None
    in_groups: InGroups | None = None

    @property
    def changes_nothing(self) -> bool:
        """Does it say the same as the edition that it would correct?"""
        return self.before is not None and self.before.cells == self.table.cells


def proposal(
    viewer: Viewer, year: int, by: tuple[str, ...], *, today: date, note: str = ""
) -> Proposal:
    """Return the persons of a year as they can be released on `today`, protected.

    Raises NotPermitted, and a Refusal that says why where nothing can be released.
    """
    house = releasing_house(viewer)
    if by not in RELEASABLE:
        raise NotReleasable("Choose one of the tables that can be released.")
    as_of = release_day(year, today)
    counted = _counted(viewer, year, by, as_of)
    earlier = [row.table for row in _of_the_year(year)]
    before = _last_edition(earlier, by, as_of)
    heading = Heading(
        ref_area=settings.LEDFYR_COUNTRY,
        measure=MEASURE,
        year=year,
        as_of=as_of,
        edition=before.heading.edition + 1 if before else 1,
        published_on=today,
        published_by=house,
        note=note,
    )
    found = _protected(counted, heading, earlier)
    persons = sum(counted.counts.values())
    coarser = suggestion(found, persons)
    return Proposal(found, before, coarser, _in_groups(counted, found))


def stands_already(
    viewer: Viewer, year: int, by: tuple[str, ...], *, today: date
) -> bool:
    """Return whether a table as of this day is released, so that one would correct it.

    Raises NotPermitted, and NotYetReleasable.
    """
    releasing_house(viewer)
    same = _of_the_year(year).filter(by="-".join(by), as_of=release_day(year, today))
    return same.exists()


def releases_beside(viewer: Viewer, year: int) -> int:
    """Return beside how many releases a new table of the year is laid.

    Raises NotPermitted.
    """
    releasing_house(viewer)
    return _of_the_year(year).count()


def _in_groups(table: Table, found: ReleasedTable) -> InGroups | None:
    """Return what usual groups of forms would save; None where it is nothing."""
    hidden = sum(cell.count is None for cell in found.cells)
    if not hidden or "form" not in table.dimensions:
        return None
    try:
        coarse = protect(grouped(table, usual_group(table, "form"))).cells
    except (CannotProtect, LeakFound):
        return None
    after = sum(cell.count is None for cell in coarse)
    numbers = sum(cell.count != 0 for cell in found.cells)
    if after >= hidden:
        return None
    return InGroups(hidden, numbers, after, sum(cell.count != 0 for cell in coarse))


def releasing_house(viewer: Viewer) -> str:
    """Return the organisation in whose name the viewer releases figures.

    Raises NotPermitted.
    """
    places = viewer.organisations_with(Permission.PUBLISH_FIGURES)
    names = [
        held.organisation for held in viewer.held if held.organisation_id in places
    ]
    if not names:
        raise NotPermitted("Your role does not release figures.")
    return names[0]


def _counted(viewer: Viewer, year: int, by: tuple[str, ...], as_of: date) -> Table:
    facts = node_facts(viewer, (year,), until=as_of)
    area = settings.LEDFYR_COUNTRY
    return table_of(
        (each for each in facts if (each.measure, each.ref_area) == (MEASURE, area)),
        by,
    )


def _protected(
    table: Table, heading: Heading, earlier: list[ReleasedTable]
) -> ReleasedTable:
    try:
        return protect_beside(table, heading, earlier)
    except (CannotProtect, LeakFound, TooFineToCompare) as error:
        raise NotReleasable(
            "The small numbers of this table cannot be hidden; choose a table with "
            "fewer categories."
        ) from error
    except DifferenceFound as error:
        raise NotReleasable(
            "Beside the figures as of {day}, this table would tell of few persons; "
            "choose a table with fewer categories, or wait for the next quarter.",
            day=error.found[0].beside.as_of.isoformat(),
        ) from error


def _of_the_year(year: int) -> QuerySet[Release]:
    return Release.objects.filter(
        ref_area=settings.LEDFYR_COUNTRY, measure=MEASURE, year=year
    ).order_by("as_of", "edition")


def _last_edition(
    earlier: list[ReleasedTable], by: tuple[str, ...], as_of: date
) -> ReleasedTable | None:
    same = [
        table
        for table in earlier
        if (table.dimensions, table.heading.as_of) == (by, as_of)
    ]
    return max(same, key=lambda table: table.heading.edition, default=None)
