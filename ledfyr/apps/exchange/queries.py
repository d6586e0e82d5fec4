"""What may this viewer take out of the node, in whose words?"""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries.exporting import facts_for_export
from ledfyr.apps.referrals.queries import referrals_of_case
from ledfyr.domain.exchange.formats.htcds import SentOn, export


def case_in_htcds(
    viewer: Viewer, case_id: UUID, *, now: datetime, with_identity: bool = False
) -> dict[str, Any]:
    """Return a case under the field names of HTCDS 2.0; one audit event.

    Only of compartments that the viewer reads; the identity only if asked for. Raises
    CaseNotFound.
    """
    facts = facts_for_export(viewer, case_id, now=now, with_identity=with_identity)
    sent = [
        SentOn(row.recipient, timezone.localdate(row.sent_at))
        for row in referrals_of_case(viewer, case_id)
    ]
    return export(replace(facts, sent=tuple(sorted(sent, key=lambda each: each.on))))
