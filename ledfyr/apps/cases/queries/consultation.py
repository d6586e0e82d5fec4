"""What of a case may be said when advice is asked without personal details?"""

from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries.identities import childhood_of
from ledfyr.apps.cases.queries.lists import taken
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consultation import Consultation, consultation
from ledfyr.domain.cases.status import status_after


def consultation_on(viewer: Viewer, case_id: UUID, *, now: datetime) -> Consultation:
    """Return what may be said of a case without telling who it is; audited.

    Nothing sealed is opened for it. Raises CaseNotFound for a case of somebody else or
    a viewer to whom the compartment of support is closed.
    """
    case = opened_part(viewer, case_id, Compartment.SUPPORT, now=now)
    sees_status = Compartment.STATUS in viewer.readable_in(case.organisation_id)
    decisions = case.decisions.order_by("decided_on", "recorded_at")
    age = childhood_of(case.person, localdate(now))
    return consultation(
        age_group=age.age_group,
        is_treated_as_child=age.is_treated_as_child,
        main_form=case.main_form,
        status=status_after(taken(decisions)) if sees_status else None,
        needs=case.needs.filter(met_on=None).values_list("area", "is_urgent"),
    )
