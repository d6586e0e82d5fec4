"""What decides whether a case may move to another organisation?"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Involved
from ledfyr.apps.cases.queries.closed import CaseNotFound, kept_out
from ledfyr.apps.cases.queries.identities import childhood_of
from ledfyr.apps.cases.queries.lists import taken
from ledfyr.apps.cases.queries.people import one_person
from ledfyr.domain.cases.status import Status, status_after


@dataclass(frozen=True)
class Outline:
    """A case as it is offered: no name, no text, codes that many people share."""

    reference: str
    main_form: str
    age_group: str
    is_treated_as_child: bool
    sex: str
    status: Status


def closed_to(viewer: Viewer, case_id: UUID) -> bool:
    """Return whether a conflict of interest keeps the viewer out of this case."""
    return Case.objects.filter(kept_out(viewer), id=case_id).exists()


def shares_its_people(case: Case) -> bool:
    """Return whether another case uses the record of a person of this one."""
    here = {case.person_id, *case.involved.values_list("person_id", flat=True)}
    others = Case.objects.exclude(id=case.id).filter(sealed_key__erased_at=None)
    return (
        others.filter(one_person(case.person)).exists()
        or others.filter(person_id__in=here).exists()
        or Involved.objects.exclude(case=case).filter(person_id__in=here).exists()
    )


def outline_of(case_id: UUID) -> Outline:
    """Return the outline of a case for whoever it is offered to; they are checked.

    Raises CaseNotFound once the case is erased.
    """
    found = Case.objects.filter(id=case_id, sealed_key__erased_at=None)
    case = found.select_related("person__sealed_key").first()
    if case is None:
        raise CaseNotFound
    age = childhood_of(case.person, localdate())
    return Outline(
        reference=case.reference,
        main_form=case.main_form,
        age_group=age.age_group,
        is_treated_as_child=age.is_treated_as_child,
        sex=case.person.sex,
        status=status_after(
            taken(case.decisions.order_by("decided_on", "recorded_at"))
        ),
    )
