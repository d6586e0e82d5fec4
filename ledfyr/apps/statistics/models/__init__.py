"""What the statistics keep."""

from ledfyr.apps.statistics.models.releases import Release
from ledfyr.apps.statistics.models.submission import State, Submission

__all__ = ["Release", "State", "Submission"]
