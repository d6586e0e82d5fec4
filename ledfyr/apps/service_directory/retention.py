"""How long are services kept?"""

from ledfyr.apps.access.retention import RetentionRule
from ledfyr.apps.service_directory.models import Service

RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        Service,
        "Services are kept, closed ones as well: they are not about a person, and "
        "referrals name them.",
        None,
    ),
)
