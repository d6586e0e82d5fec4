"""The Django app of this room."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.timezone import localdate


class CasesConfig(AppConfig):
    """Register the room under its own name."""

    name = "ledfyr.apps.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Reckon the days of cases again with each release, whose law may differ."""
        post_migrate.connect(_renew_due_days, sender=self)


def _renew_due_days(using: str, **_: Any) -> None:
    from ledfyr.apps.cases.actions.due_days import renew_all_due_days

    if "cases_dueday" in connections[using].introspection.table_names():
        renew_all_due_days(today=localdate())
