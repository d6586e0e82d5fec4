"""Which figures does this node have, protected before anybody sees them?"""

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import registered_by_form, registered_years
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.disclosure import SafeTable, Table
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.engines.statistics.protection import protect


class NotPermitted(PermissionError):
    """The person signed in may not see figures."""


def years(viewer: Viewer) -> tuple[int, ...]:
    """Return the years in which the node registered somebody, latest first.

    Raises NotPermitted.
    """
    _check(viewer)
    return registered_years()


def year_figure(viewer: Viewer, year: int) -> SafeTable | None:
    """Return the persons registered in `year` by broad form, protected; None if nobody.

    A person counts once, in the year of the first decision that presumed or identified
    them, under their main form. Raises NotPermitted.
    """
    _check(viewer)
    counted: dict[tuple[str, ...], int] = {}
    for form, number in registered_by_form(year).items():
        key = (codes().counts_as[form],)
        counted[key] = counted.get(key, 0) + number
    if not counted:
        return None
    every: dict[tuple[str, ...], int] = {
        (form,): counted.get((form,), 0) for form in codes().broad_form
    }
    return protect(Table(("form",), every))


def _check(viewer: Viewer) -> None:
    if not viewer.may(Permission.VIEW_FIGURES):
        raise NotPermitted("Your role does not open figures.")
