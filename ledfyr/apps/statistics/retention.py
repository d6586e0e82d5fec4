"""How long are figures kept?"""

from ledfyr.apps.access.retention import RetentionRule
from ledfyr.apps.statistics.models import Release

RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        Release,
        "Released figures are kept for good: they are public, and each new release is "
        "checked against all earlier ones.",
        None,
    ),
)
