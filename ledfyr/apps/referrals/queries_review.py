"""Who confirmed what a country file says, and what still waits?"""

from dataclasses import dataclass
from datetime import date

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.referrals.models import FactConfirmation
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.review import ReviewItem, review_items


class NotAnEditor(PermissionError):
    """The person signed in may not confirm what a country file says."""


@dataclass(frozen=True)
class Confirmed:
    """The newest word of an editor on a fact; void once the fact is worded anew."""

    by: str
    on: date
    holds: bool
    remark: str


@dataclass(frozen=True)
class Reviewed:
    """A fact with what editors of this node said of it."""

    item: ReviewItem
    confirmed: Confirmed | None


def review_queue(viewer: Viewer, country: str) -> tuple[Reviewed, ...]:
    """Return the facts of a country, those that wait for an editor first.

    Raises NotAnEditor, and CountryUnknown for a country without a file.
    """
    check_editor(viewer)
    items = review_items(country)
    rows = FactConfirmation.objects.filter(country=country.upper())
    said = {
        (row.place, row.wording): Confirmed(
            row.confirmed_by.name, row.confirmed_on, row.holds, row.remark
        )
        for row in rows.select_related("confirmed_by").order_by("confirmed_on")
    }
    found = [Reviewed(each, said.get((each.place, each.wording))) for each in items]
    return tuple(
        sorted(found, key=lambda each: (each.confirmed is not None, each.item.checked))
    )


def check_editor(viewer: Viewer) -> None:
    """Raise NotAnEditor for those who may not confirm facts."""
    if not viewer.may(Permission.CONFIRM_FACTS):
        raise NotAnEditor("Only national and regional coordinators confirm facts.")
