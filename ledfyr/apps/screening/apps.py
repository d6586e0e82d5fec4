"""The Django app of this room."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Register the room under its own name."""

    name = "ledfyr.apps.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
