"""Does a filled-in sheet hold, and what does it state?"""

from collections.abc import Mapping

from ledfyr.domain.statistics.collection.aggregates import check_aggregates
from ledfyr.domain.statistics.collection.sheet import Checked, Sheet
from ledfyr.domain.statistics.collection.tallying import check_facts
from ledfyr.domain.statistics.collection.template import Template


def check(
    template: Template, sheet: Sheet, expected: Mapping[str, str] | None = None
) -> Checked:
    """Return what a sheet states by its template, or all that has to be corrected.

    `expected` says which country (`ref_area`) and `year` every row has to be about.
    Memory grows with the combinations kept, never with the rows read.
    """
    if template.shape == "aggregates":
        return check_aggregates(template, sheet, expected or {})
    return check_facts(template, sheet, expected or {})
