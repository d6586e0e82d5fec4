"""Two cases that may be about one person, and the pair that the node found."""

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.statistics import actions
from ledfyr.apps.statistics.models import LinkPair
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, a_case, a_case_worker


def a_pair_to_review(
    name: str = "Testova", *, other_holder: Viewer | None = None
) -> tuple[Viewer, LinkPair]:
    """Return a case worker and a pair, of whose records both are theirs by default."""
    worker = a_case_worker()
    told = {"birth_date": "1990-05-17", "citizenships": ("UA",)}
    a_case(worker, identity=Identity(f"Zorka {name}", languages="", **told))
    other = other_holder or worker
    a_case(other, identity=Identity(f"Zorka {name}", languages="", **told))
    actions.find_pairs(by=a_viewer(Role.STATISTICIAN), now=NOW)
    return worker, LinkPair.objects.get()
