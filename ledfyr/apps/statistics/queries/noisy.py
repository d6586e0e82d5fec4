"""How many were counted by any dimensions? With noise, and quarter by quarter."""

from datetime import date

from django.utils.crypto import salted_hmac

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.queries.facts import node_facts
from ledfyr.domain.statistics.disclosure import PerturbedTable
from ledfyr.domain.statistics.release_days import release_day
from ledfyr.engines.statistics.perturbation import perturb


def noisy_table(
    viewer: Viewer, year: int, by: tuple[str, ...], *, today: date, measure: str
) -> PerturbedTable:
    """Return the persons of a year by any dimensions of facts, each cell with noise.

    Counted as of the day up to which figures can be released. The secret of the noise
    follows from the node's secret key: a new key would give new noise, and two noises
    of one count tell more than one. Raises NotPermitted, NotYetReleasable, TableError.
    """
    facts = node_facts(viewer, (year,), until=release_day(year, today))
    return perturb((fact for fact in facts if fact.measure == measure), by, secret())


def secret() -> bytes:
    """Return the secret of the node's noise, which follows from its secret key."""
    return salted_hmac("ledfyr.statistics.noise", "", algorithm="sha256").digest()
