"""Which figures does this node have, protected before anybody sees them?"""

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import registered_years
from ledfyr.apps.statistics.queries.facts import node_facts
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.domain.statistics.disclosure import SafeTable, Table
from ledfyr.domain.statistics.facts import added_up
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.engines.statistics.protection import protect


def years(viewer: Viewer) -> tuple[int, ...]:
    """Return the years in which the node registered somebody, latest first.

    Raises NotPermitted.
    """
    refuse_without_figures(viewer)
    return registered_years()


def year_figure(viewer: Viewer, year: int) -> SafeTable | None:
    """Return the persons registered in `year` by broad form, protected; None if nobody.

    A person counts once, in the year of the first decision that presumed or identified
    them, under their main form. Raises NotPermitted.
    """
    victims = [f for f in node_facts(viewer, (year,)) if f.measure == "victims"]
    if not victims:
        return None
    counted = added_up(victims, ("form",))
    every: dict[tuple[str, ...], int] = {
        (form,): counted.get((form,), 0) for form in codes().broad_form
    }
    return protect(Table(("form",), every))
