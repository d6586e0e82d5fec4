"""Which cases are closed to somebody who else might see them?"""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, ConflictOfInterest, ReasonGiven


class CaseNotFound(LookupError):
    """There is no such case for this viewer."""

    def __init__(self) -> None:
        """Say nothing that tells whether the case exists for somebody else."""
        super().__init__("There is no such case.")


class ReasonNeeded(CaseNotFound):
    """The file is sealed: it opens once the viewer has said why; `case_id` says which.

    Whoever does not ask for the reason treats it as a case that is not there.
    """

    def __init__(self, case_id: UUID) -> None:
        """Carry the case for which a reason is asked."""
        super().__init__()
        self.case_id = case_id


def kept_out(viewer: Viewer) -> Q:
    """Return the condition for cases that a conflict of interest closes to the viewer.

    A conflict in one case closes every case of the same situation: the suspects are the
    same.
    """
    holding = ConflictOfInterest.objects.filter(
        staff_id=viewer.staff_id, lifted_at=None
    )
    together = holding.exclude(case__situation=None)
    return Q(id__in=holding.values("case_id")) | Q(
        situation_id__isnull=False,
        situation_id__in=together.values("case__situation_id"),
    )


def closed_by_conflict(viewer: Viewer) -> frozenset[UUID]:
    """Return the cases from which a conflict of interest keeps the viewer out."""
    # From the conflicts to the cases: the other way round reads every case there is.
    holding = ConflictOfInterest.objects.filter(
        staff_id=viewer.staff_id, lifted_at=None
    )
    found = list(holding.values_list("case_id", "case__situation_id"))
    cases = {case_id for case_id, _ in found}
    situations = {situation for _, situation in found if situation}
    if situations:
        together = Case.objects.filter(situation_id__in=situations)
        cases |= set(together.values_list("id", flat=True))
    return frozenset(cases)


def kept_out_of(case_id: UUID) -> frozenset[UUID]:
    """Return the members of staff whom a conflict of interest keeps out of a case."""
    here = Case.objects.filter(id=case_id).values("situation_id")
    holding = ConflictOfInterest.objects.filter(
        Q(case_id=case_id) | Q(case__situation_id__in=here), lifted_at=None
    )
    return frozenset(holding.values_list("staff_id", flat=True))


def ask_for_reason(viewer: Viewer, case: Case, now: datetime | None) -> None:
    """Raise ReasonNeeded for a sealed file without a reason that holds now.

    Without `now` the clock is read: no door to a sealed file stays open because
    somebody forgot to pass the time.
    """
    if not case.is_sealed:
        return
    given = ReasonGiven.objects.filter(
        case=case, staff_id=viewer.staff_id, until__gt=now or timezone.now()
    )
    if not given.exists():
        raise ReasonNeeded(case.id)
