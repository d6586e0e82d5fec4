"""What an editor of a country file does: confirming facts."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.referrals.models import FactConfirmation
from ledfyr.apps.referrals.queries_review import check_editor
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.referrals.review import review_items
from ledfyr.domain.vocabulary.refusal import Refusal


class ReviewError(Refusal):
    """A confirmation that cannot stand."""


@transaction.atomic
def confirm_fact(
    *,
    by: Viewer,
    now: datetime,
    country: str,
    place: str,
    wording: str,
    holds: bool,
    remark: str = "",
) -> FactConfirmation:
    """Record that an editor read a fact in its source, and whether it holds.

    Raises NotAnEditor, CountryUnknown, and ReviewError when the fact is not there, has
    been worded anew, or is said not to hold without a remark.
    """
    check_editor(by)
    items = {item.place: item for item in review_items(country)}
    if place not in items or items[place].wording != wording:
        raise ReviewError(
            "This fact has been worded anew meanwhile. Read it again, then confirm."
        )
    if not holds and not remark.strip():
        raise ReviewError("Say in the remark what the source says instead.")
    kept = FactConfirmation.objects.create(
        country=country.upper(),
        place=place,
        wording=wording,
        holds=holds,
        remark=remark.strip(),
        confirmed_by_id=by.staff_id,
        confirmed_on=localdate(now),
    )
    audit.record(
        by=by,
        verb=AuditVerb.FACT_CONFIRMED,
        subject_kind="fact",
        subject_id=kept.id,
        now=now,
    )
    return kept
