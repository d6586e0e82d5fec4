"""Does a case have anything that was shared by a legal duty? Asked in passing."""

from collections.abc import Iterable
from typing import Literal

from django.db.models import Exists, OuterRef

from ledfyr.apps.cases.models import DutyDisclosure, StatusDecision


def duty_marks() -> dict[str, Exists]:
    """Return what marks the decisions of a case, of which there is always one.

    They are loaded with every file, so that the mark costs no query of its own.
    """
    shared = DutyDisclosure.objects.filter(case_id=OuterRef("case_id"))
    return {
        "is_shared_by_duty": Exists(shared),
        "is_untold": Exists(shared.filter(told_on=None)),
    }


def by_duty(marked: Iterable[StatusDecision]) -> Literal["none", "told", "untold"]:
    """Return whether something was shared, and whether the person knows all of it."""
    for row in marked:
        if getattr(row, "is_untold", False):
            return "untold"
        if getattr(row, "is_shared_by_duty", False):
            return "told"
    return "none"
