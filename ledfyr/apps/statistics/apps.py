"""The Django app of this room."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Register the room under its own name."""

    name = "ledfyr.apps.statistics"
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"
