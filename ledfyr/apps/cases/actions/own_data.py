"""Making the copy of their own data that people may ask for."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import audited
from ledfyr.apps.cases.queries.own_data import case_for_copy, own_items
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.cases.own_data import Item, OwnCopy, own_copy


@transaction.atomic
def make_own_copy(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    chosen: frozenset[str] = frozenset(),
    recipients: Iterable[Item] = (),
) -> OwnCopy:
    """Return the copy of what is kept about the person, and leave that it was made.

    `chosen` are the ids of what was read and may be given; `recipients` tells of
    referrals, which are kept elsewhere. Raises CaseNotFound for a case of others and
    for who may not read all of it.
    """
    case = case_for_copy(by, case_id, now=now)
    made = own_copy(
        [*own_items(case), *recipients],
        chosen,
        reference=case.reference,
        organisation=case.organisation.name,
        made_on=localdate(now),
    )
    audited(by, AuditVerb.PERSON_COPY_MADE, case, now)
    return made
