"""A page that hands out a case in a standard format."""

import json
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledfyr.apps.cases.queries import case_of
from ledfyr.apps.exchange.queries import case_in_htcds
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.exchange.forms import ExportForm


@gate(Permission.EXPORT_CASE)
@hidden_from_others
def export_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask what goes into the export of a case, then hand it out as a file."""
    now = timezone.localtime()
    case = case_of(request.viewer, case_id, now=now)
    form = ExportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        shown = {"form": form, "reference": case.reference, "case_id": case.id}
        return render(request, "casework/exchange/export.html", shown)
    told = case_in_htcds(
        request.viewer,
        case_id,
        now=now,
        with_identity=form.cleaned_data["with_identity"],
    )
    written = json.dumps(told, ensure_ascii=False, indent=2)
    answer = HttpResponse(written, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="htcds.json"'
    return answer
