"""Pages that list and show services, and the short deeds on them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.service_directory import actions
from ledfyr.apps.service_directory.queries_inventory import entry_of, inventory
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.service_directory import presenters
from ledfyr.web.casework.service_directory.doors import hidden_from_others
from ledfyr.web.casework.service_directory.forms import PlacesForm, RevisionForm
from ledfyr.web.parts.refusals import refused


@gate(Permission.VIEW_SERVICES)
def inventory_page(request: StaffRequest) -> HttpResponse:
    """List the services by what they help with; one area alone if asked."""
    asked = request.GET.get("area", "")
    chosen = asked if asked in codes().need_area else ""
    entries = inventory(request.viewer, today=timezone.localdate())
    shown = {
        "areas": presenters.by_area(entries, chosen),
        "all_areas": [
            (code, gettext(name)) for code, name in codes().need_area.items()
        ],
        "chosen": chosen,
        "may_add": request.viewer.may(Permission.MANAGE_SERVICES),
    }
    return render(request, "casework/services/list.html", shown)


@gate(Permission.VIEW_SERVICES)
@hidden_from_others
def show(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """Show all that is known of a service."""
    return _page(request, service_id)


@gate(Permission.MANAGE_SERVICES)
@hidden_from_others
def say_places(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """Keep how many places are free."""
    if request.method != "POST":
        return redirect("services:show", service_id)
    form = PlacesForm(request.POST)
    if form.is_valid():
        try:
            actions.say_free_places(
                by=request.viewer,
                now=timezone.localtime(),
                service_id=service_id,
                **form.cleaned_data,
            )
        except actions.ChangedMeanwhile as refusal:
            entry = entry_of(request.viewer, service_id, today=timezone.localdate())
            form.add_error(None, refused(refusal))
            form.data = {**request.POST.dict(), "revision": str(entry.revision)}
        except actions.ServiceRefused as refusal:
            messages.warning(request, refused(refusal))
            return redirect("services:show", service_id)
        else:
            messages.success(request, gettext("The free places are kept."))
            return redirect("services:show", service_id)
    return _page(request, service_id, form)


@gate(Permission.MANAGE_SERVICES)
@hidden_from_others
def confirm(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """Keep that everything on the page is still correct."""
    form = RevisionForm(request.POST)
    if form.is_valid():
        try:
            actions.confirm_service(
                by=request.viewer,
                now=timezone.localtime(),
                service_id=service_id,
                revision=form.cleaned_data["revision"],
            )
        except actions.ServiceRefused as refusal:
            messages.warning(request, refused(refusal))
        else:
            messages.success(
                request, gettext("Thank you. It is confirmed as of today.")
            )
    return redirect("services:show", service_id)


def _page(
    request: StaffRequest, service_id: UUID, form: PlacesForm | None = None
) -> HttpResponse:
    entry = entry_of(request.viewer, service_id, today=timezone.localdate())
    first = {"free_places": entry.free_places, "revision": entry.revision}
    shown = {
        "entry": entry,
        "places": presenters.free_places(entry.free_places),
        "facts": presenters.facts(entry),
        "form": form or PlacesForm(initial=first),
    }
    return render(request, "casework/services/show.html", shown)
