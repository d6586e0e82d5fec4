"""What was recorded by mistake is taken back, never deleted: by whom, when and why."""

from django.db.models import CheckConstraint, Q


def says_why(name: str) -> CheckConstraint:
    """Return the constraint that all of it is kept, or nothing, under its own name.

    For a record with `taken_back_on`, `taken_back_by` and `sealed_why`.
    """
    nothing = Q(taken_back_on=None, taken_back_by=None, sealed_why__isnull=True)
    everything = Q(
        taken_back_on__isnull=False,
        taken_back_by__isnull=False,
        sealed_why__isnull=False,
    )
    return CheckConstraint(condition=nothing | everything, name=name)
