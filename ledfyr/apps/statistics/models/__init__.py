"""What the statistics keep."""

from ledfyr.apps.statistics.models.releases import Release

__all__ = ["Release"]
