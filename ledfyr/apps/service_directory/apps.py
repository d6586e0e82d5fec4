"""The Django app of this room."""

from django.apps import AppConfig


class ServiceDirectoryConfig(AppConfig):
    """Register the room under its own name."""

    name = "ledfyr.apps.service_directory"
    label = "service_directory"
    default_auto_field = "django.db.models.BigAutoField"
