"""Pages on the account of a member of staff: roles, closing, a lost second step."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.access import actions
from ledfyr.apps.access.models import Organisation, RoleHeld
from ledfyr.apps.access.queries_staff import (
    StaffNotFound,
    account,
    has_second_step,
    member_of_staff,
    organisations_of_node,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from ledfyr.web.casework.access import presenters_organisation as presenters
from ledfyr.web.casework.access.forms_organisation import RoleForm
from ledfyr.web.casework.access.gate import StaffRequest, gate

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
AnyView = Callable[Concatenate[Any, P], HttpResponse]


def _of_an_account(view: AnyView[P]) -> View[P]:
    @wraps(view)
    def guarded(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except StaffNotFound as error:
            raise Http404 from error

    return guarded


@gate(Permission.MANAGE_STAFF)
@_of_an_account
def show(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Show an account, its roles, and what can be done."""
    return _page(request, staff_id, _role_form(request))


@gate(Permission.MANAGE_STAFF)
@_of_an_account
def give_role(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Give a role in an organisation."""
    if request.method != "POST":
        return redirect("organisation:staff", staff_id)
    form = _role_form(request)
    if not form.is_valid():
        return _page(request, staff_id, form)
    try:
        actions.give_role(
            by=request.viewer,
            now=timezone.localtime(),
            staff=account(request.viewer, staff_id),
            organisation=Organisation.objects.get(pk=form.cleaned_data["organisation"]),
            role=Role(form.cleaned_data["role"]),
        )
    except actions.NotAccepted as refusal:
        form.add_error(None, gettext(str(refusal)))
        return _page(request, staff_id, form)
    messages.success(request, gettext("The role is given. It counts at once."))
    return redirect("organisation:staff", staff_id)


@gate(Permission.MANAGE_STAFF)
@_of_an_account
def withdraw_role(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Take a role back."""
    staff = account(request.viewer, staff_id)
    held = _held(staff_id, request.POST.get("held", ""))
    if held:
        _try(
            request,
            gettext("The role is withdrawn. From the next page on it opens nothing."),
            lambda: actions.withdraw_role(
                by=request.viewer,
                now=timezone.localtime(),
                staff=staff,
                organisation=held.organisation,
                role=Role(held.role),
            ),
        )
    return redirect("organisation:staff", staff_id)


@gate(Permission.MANAGE_STAFF)
@_of_an_account
def close_account(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Ask whether an account is to be closed, then close it."""
    staff = account(request.viewer, staff_id)
    if request.method != "POST":
        shown = {"person": presenters.person(member_of_staff(request.viewer, staff_id))}
        return render(request, "casework/organisation/close_account.html", shown)
    _try(
        request,
        gettext("The account is closed."),
        lambda: actions.close_account(
            by=request.viewer, now=timezone.localtime(), staff=staff
        ),
    )
    return redirect("organisation:staff", staff_id)


@gate(Permission.MANAGE_STAFF)
@_of_an_account
def reset_second_step(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Ask whether lost second steps are to go, then take them away."""
    staff = account(request.viewer, staff_id)
    if request.method != "POST":
        shown = {"person": presenters.person(member_of_staff(request.viewer, staff_id))}
        return render(request, "casework/organisation/reset_second_step.html", shown)
    _try(
        request,
        gettext("The second steps are gone; a new one is set up at the next sign-in."),
        lambda: actions.reset_second_step(
            by=request.viewer, now=timezone.localtime(), staff=staff
        ),
    )
    return redirect("organisation:staff", staff_id)


def _page(request: StaffRequest, staff_id: UUID, form: RoleForm) -> HttpResponse:
    shown = {
        "form": form,
        "person": presenters.person(member_of_staff(request.viewer, staff_id)),
        "is_oneself": staff_id == request.viewer.staff_id,
        "has_second_step": has_second_step(request.viewer, staff_id),
    }
    return render(request, "casework/organisation/staff.html", shown)


def _role_form(request: StaffRequest) -> RoleForm:
    places = [(each.id, each.name) for each in organisations_of_node(request.viewer)]
    return RoleForm(request.POST or None, places=places)


def _held(staff_id: UUID, typed: str) -> RoleHeld | None:
    try:
        held_id = UUID(typed)
    except ValueError:
        return None
    rows = RoleHeld.objects.select_related("organisation")
    return rows.filter(pk=held_id, staff_id=staff_id).first()


def _try(request: StaffRequest, done: str, deed: Callable[[], None]) -> None:
    try:
        deed()
    except actions.NotAccepted as refusal:
        messages.warning(request, gettext(str(refusal)))
    else:
        messages.success(request, done)
