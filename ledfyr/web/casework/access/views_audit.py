"""Pages on which the audit is read and checked."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledfyr.apps.access.audit import AuditHeadMissing
from ledfyr.apps.access.audit_check import AuditBroken
from ledfyr.apps.access.audit_reading import check_audit, people_in_audit, read_audit
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access import presenters_organisation as presenters
from ledfyr.web.casework.access.forms_audit import AuditForm, CheckForm
from ledfyr.web.casework.access.gate import StaffRequest, gate

LONGEST_NUMBER = 18


@gate(Permission.READ_AUDIT)
def audit(request: StaffRequest) -> HttpResponse:
    """Show who did what to which record, newest first; the reading is an event too."""
    form = AuditForm(request.GET, people=people_in_audit(request.viewer))
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        read = read_audit(
            by=request.viewer,
            now=timezone.localtime(),
            sought=form.sought(),
            before=_event_number(request.GET.get("before", "")),
        )
        shown["events"] = [presenters.event(each) for each in read.events]
        shown["older"] = read.older
        shown["is_first"] = not request.GET.get("before")
        shown["query"] = _rest_of_address(request)
    return render(request, "casework/organisation/audit.html", shown)


@gate(Permission.READ_AUDIT)
def check(request: StaffRequest) -> HttpResponse:
    """Check that the audit stands as it was written, and show the sum to note."""
    form = CheckForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        try:
            shown["total"] = check_audit(
                by=request.viewer,
                now=timezone.localtime(),
                noted=form.cleaned_data["noted"],
            )
        except (AuditBroken, AuditHeadMissing) as broken:
            shown["broken"] = str(broken)
    return render(request, "casework/organisation/check_audit.html", shown)


def _event_number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < LONGEST_NUMBER else None


def _rest_of_address(request: StaffRequest) -> str:
    asked = {name: request.GET.get(name, "") for name in AuditForm.base_fields}
    rest = urlencode({name: value for name, value in asked.items() if value})
    return f"&{rest}" if rest else ""
