"""The access room as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Organisations, staff, roles, keys and audit."""

    name = "ledfyr.apps.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
