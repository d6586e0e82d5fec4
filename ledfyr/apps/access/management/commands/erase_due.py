"""Erase what the retention rules of all rooms say is due; run it every day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.access.retention import RetentionRule, retention_rules
from ledfyr.domain.access.audit_verbs import AuditVerb


class Command(BaseCommand):
    """Apply every retention rule; what was erased is counted and audited."""

    help = "Erase what is due under the retention rules of all rooms; run it daily."

    def handle(self, **options: Any) -> None:
        """Apply the rules one by one, each in its own transaction."""
        for rule in retention_rules():
            if erased := _apply(rule):
                self.stdout.write(f"{erased}: {rule.sentence}")


@transaction.atomic
def _apply(rule: RetentionRule) -> int:
    now = timezone.now()
    erased = rule.erase(now) if rule.erase else 0
    if erased:
        audit.record(
            by=THE_NODE,
            verb=AuditVerb.RECORDS_ERASED,
            subject_kind=rule.model._meta.model_name or "record",
            subject_id=None,
            now=now,
        )
    return erased
