"""The Django app of this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Register the room under its own name."""

    name = "ledfyr.apps.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
