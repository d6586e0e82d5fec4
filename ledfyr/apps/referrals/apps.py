"""The Django app of this room."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Register the room under its own name."""

    name = "ledfyr.apps.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"
