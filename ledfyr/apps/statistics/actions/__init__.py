"""What can be done with figures."""

from ledfyr.apps.statistics.actions.releasing import (
    count_figures,
    publish_release,
    write_missing_files,
)

__all__ = ["count_figures", "publish_release", "write_missing_files"]
