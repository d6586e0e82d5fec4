"""Pages of conferences elsewhere that one's organisation attended."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.doors import hidden_from_others


@gate(Permission.ANSWER_REFERRAL)
def attended(request: StaffRequest) -> HttpResponse:
    """List the conferences of which the person lets the organisation read notes."""
    rows = queries.attended(request.viewer, today=timezone.localdate())
    return render(request, "casework/cases/attended.html", {"rows": rows})


@gate(Permission.ANSWER_REFERRAL)
@hidden_from_others
def attended_one(request: StaffRequest, conference_id: UUID) -> HttpResponse:
    """Show the notes that are open today; the reading is recorded."""
    said = actions.read_attended(
        by=request.viewer, now=timezone.localtime(), conference_id=conference_id
    )
    notes = [(gettext(COMPARTMENT_NAMES[part]), text) for part, text in said]
    response = render(request, "casework/cases/attended_one.html", {"notes": notes})
    add_never_cache_headers(response)
    return response
