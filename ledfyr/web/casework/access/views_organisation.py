"""Pages on which an administrator sees and adds organisations and staff."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.access import actions
from ledfyr.apps.access.queries_staff import organisations_of_node, staff_of_node
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access import presenters_organisation as presenters
from ledfyr.web.casework.access import presenters_start
from ledfyr.web.casework.access.forms_organisation import OrganisationForm, StaffForm
from ledfyr.web.casework.access.gate import StaffRequest, gate


@gate(Permission.READ_AUDIT)
def start(request: StaffRequest) -> HttpResponse:
    """Show what the section holds; an administrator sees staff and organisations."""
    shown: dict[str, Any] = {"ways": list(presenters_start.ways(request.viewer.may))}
    if request.viewer.may(Permission.MANAGE_STAFF):
        everybody = [presenters.person(each) for each in staff_of_node(request.viewer)]
        shown["places"] = presenters.places(organisations_of_node(request.viewer))
        shown["people"] = [each for each in everybody if each.is_open]
        shown["closed"] = [each for each in everybody if not each.is_open]
    return render(request, "casework/organisation/start.html", shown)


@gate(Permission.MANAGE_STAFF)
def add_organisation(request: StaffRequest) -> HttpResponse:
    """Add an organisation of the chain."""
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_organisation(
                by=request.viewer, now=timezone.localtime(), **form.cleaned_data
            )
        except actions.NotAccepted as refusal:
            form.add_error("name", gettext(str(refusal)))
        else:
            messages.success(request, gettext("The organisation is added."))
            return redirect("organisation:start")
    return render(request, "casework/organisation/add.html", {"form": form})


@gate(Permission.MANAGE_STAFF)
def add_staff(request: StaffRequest) -> HttpResponse:
    """Add an account without a password; its owner asks for one by e-mail."""
    form = StaffForm(request.POST or None)
    if form.is_valid():
        try:
            staff = actions.add_staff(
                by=request.viewer, now=timezone.localtime(), **form.cleaned_data
            )
        except actions.NotAccepted as refusal:
            form.add_error("email", gettext(str(refusal)))
        else:
            messages.success(request, gettext("The account is added. Now give a role."))
            return redirect("organisation:staff", staff.pk)
    return render(request, "casework/organisation/add_staff.html", {"form": form})
