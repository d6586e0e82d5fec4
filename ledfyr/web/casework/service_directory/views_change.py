"""Pages on which a service is added, changed and closed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.service_directory import actions
from ledfyr.apps.service_directory.queries_inventory import (
    ServiceEntry,
    entry_of,
    organisations_to_offer,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.service_directory import presenters
from ledfyr.web.casework.service_directory.doors import hidden_from_others
from ledfyr.web.casework.service_directory.forms import (
    ChangeForm,
    RevisionForm,
    ServiceForm,
)
from ledfyr.web.parts.refusals import refused


@gate(Permission.MANAGE_SERVICES)
@hidden_from_others
def add(request: StaffRequest) -> HttpResponse:
    """Add a service of an organisation."""
    places = organisations_to_offer(request.viewer)
    form = ServiceForm(request.POST or None, places=places)
    if form.is_valid():
        try:
            service = actions.add_service(
                by=request.viewer,
                now=timezone.localtime(),
                organisation_id=UUID(form.cleaned_data["organisation"]),
                offer=form.offer(),
            )
        except actions.ServiceRefused as refusal:
            form.add_error(None, refused(refusal))
        else:
            messages.success(request, gettext("The service is in the inventory."))
            return redirect("services:show", service.id)
    return render(request, "casework/services/add.html", {"form": form})


@gate(Permission.MANAGE_SERVICES)
@hidden_from_others
def change(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """Change a service; whoever saves second is shown what the first one changed."""
    entry = _own(request, service_id)
    form = ChangeForm(request.POST or None, initial=presenters.first_values(entry))
    shown: dict[str, Any] = {"form": form, "entry": entry}
    if form.is_valid():
        try:
            actions.change_service(
                by=request.viewer,
                now=timezone.localtime(),
                service_id=service_id,
                revision=form.cleaned_data["revision"],
                offer=form.offer(),
            )
        except actions.ChangedMeanwhile as refusal:
            shown["stands_now"] = presenters.stands_now(entry, form.offer())
            shown["form"] = _with_revision_of(entry, request)
            shown["form"].add_error(None, refused(refusal))
            return render(request, "casework/services/change.html", shown, status=409)
        except actions.ServiceRefused as refusal:
            form.add_error(None, refused(refusal))
        else:
            messages.success(request, gettext("The change is kept."))
            return redirect("services:show", service_id)
    return render(request, "casework/services/change.html", shown)


@gate(Permission.MANAGE_SERVICES)
@hidden_from_others
def close(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """Ask whether a service is to leave the inventory, then close it."""
    entry = _own(request, service_id)
    form = RevisionForm(request.POST or None, initial={"revision": entry.revision})
    if form.is_valid():
        try:
            actions.close_service(
                by=request.viewer,
                now=timezone.localtime(),
                service_id=service_id,
                revision=form.cleaned_data["revision"],
            )
        except actions.ServiceRefused as refusal:
            messages.warning(request, refused(refusal))
            return redirect("services:show", service_id)
        messages.success(request, gettext("The service is closed."))
        return redirect("services:list")
    shown = {"form": form, "entry": entry}
    return render(request, "casework/services/close.html", shown)


def _own(request: StaffRequest, service_id: UUID) -> ServiceEntry:
    entry = entry_of(request.viewer, service_id, today=timezone.localdate())
    if not entry.may_change:
        raise Http404
    return entry


def _with_revision_of(entry: ServiceEntry, request: StaffRequest) -> ChangeForm:
    typed = request.POST.copy()
    typed["revision"] = str(entry.revision)
    return ChangeForm(typed)
