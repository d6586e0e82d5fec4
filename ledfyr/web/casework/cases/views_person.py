"""Pages about the person of a case, and about who else stands in it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.person_roles import PART_OF_ROLE, PersonRole
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_person
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_person import InvolvedForm, PersonForm, values_of
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.parts.refusals import refused


@gate(Permission.READ_CASE)
@hidden_from_others
def person(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what is known of the person, and in which other cases they are."""
    now = timezone.now()
    found = queries.person_of(request.viewer, case_id, now=now)
    case = queries.case_of(request.viewer, case_id)
    place = case.organisation_id
    may = request.viewer.may_in(Permission.CHANGE_PERSON, place)
    may = may and Compartment.IDENTITY in request.viewer.writable_in(place)
    shown = presenters_person.person_page(found, may, timezone.localdate(now))
    return render(request, "casework/cases/person.html", {"shown": shown})


@gate(Permission.CHANGE_PERSON)
@hidden_from_others
def change_person(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Change what is known; whoever comes second is shown what the first wrote."""
    now = timezone.now()
    found = queries.person_of(request.viewer, case_id, now=now)
    form = PersonForm(request.POST or None, initial=values_of(found))
    theirs = None
    if form.is_valid():
        try:
            actions.change_person(
                by=request.viewer,
                now=now,
                case_id=case_id,
                revision=form.cleaned_data["revision"],
                known=form.known(),
            )
        except actions.ChangedMeanwhile as error:
            theirs = presenters_person.person_page(found, False, timezone.localdate())
            form = PersonForm({**request.POST.dict(), "revision": found.revision})
            form.add_error(None, refused(error))
        except Refusal as error:
            form.add_error("birth_date", refused(error))
        else:
            messages.success(request, gettext("It is kept."))
            return redirect("cases:person", case_id)
    shown = {"form": form, "person": found, "theirs": theirs}
    return render(request, "casework/cases/person_change.html", shown)


@gate(Permission.READ_CASE)
@hidden_from_others
def people(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show who else stands in a case, in the parts open to the viewer."""
    found = queries.people_of_case(request.viewer, case_id, now=timezone.now())
    place = queries.case_of(request.viewer, case_id).organisation_id
    shown = presenters_person.people_page(found, request.viewer, place)
    return render(request, "casework/cases/people.html", {"shown": shown})


@gate(Permission.CHANGE_PERSON)
@hidden_from_others
def add_person(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Add somebody to a case in a role."""
    case = queries.case_of(request.viewer, case_id)
    writable = request.viewer.writable_in(case.organisation_id)
    roles = [
        role
        for role, part in PART_OF_ROLE.items()
        if part in writable and role is not PersonRole.VICTIM
    ]
    form = InvolvedForm(request.POST or None, roles=roles)

    def record() -> None:
        actions.add_person(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            role=PersonRole(form.cleaned_data["role"]),
            identity=form.identity(),
            note=form.cleaned_data["note"],
        )

    ask = Ask(
        title=gettext("Add somebody to the case"),
        lead=gettext(
            "Only whom you need for the work. Their name is sealed under a key of its "
            "own and goes when the case goes."
        ),
        button=gettext("Add them"),
        done=gettext("They are added."),
        back=reverse("cases:people", args=[case_id]),
        back_label=gettext("People in the case"),
    )
    return one_form(request, form, ask, record)


@gate(Permission.CHANGE_PERSON)
@hidden_from_others
def remove_person(
    request: StaffRequest, case_id: UUID, involved_id: UUID
) -> HttpResponse:
    """Say who goes and what happens, ask once, then take somebody out of a case."""
    now = timezone.now()
    if request.method == "POST":
        actions.remove_person(
            by=request.viewer, now=now, case_id=case_id, involved_id=involved_id
        )
        messages.success(request, gettext("They are taken out of the case."))
        return redirect("cases:people", case_id)
    found = queries.people_of_case(request.viewer, case_id, now=now)
    place = queries.case_of(request.viewer, case_id, now=now).organisation_id
    shown = presenters_person.to_take_out(found, involved_id, request.viewer, place)
    if shown is None:
        raise queries.CaseNotFound
    return render(request, "casework/cases/person_remove.html", {"shown": shown})


@gate(Permission.CHANGE_PERSON)
@hidden_from_others
def same_person(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show cases that may be about the same person; one button says that one is."""
    now = timezone.now()
    found = queries.person_of(request.viewer, case_id, now=now)
    error = ""
    if request.method == "POST":
        try:
            actions.merge_people(
                by=request.viewer,
                now=now,
                case_id=case_id,
                other_case_id=_uuid(request.POST.get("other", "")),
            )
        except Refusal as refusal:
            error = refused(refusal)
        else:
            messages.success(request, gettext("The two cases are about one person."))
            return redirect("cases:person", case_id)
    known = {other.case_id for other in found.other_cases}
    alike = queries.possible_same(
        request.viewer,
        name=found.identity.name,
        birth_date=found.identity.birth_date,
        now=now,
        apart_from=case_id,
    )
    shown = {
        "person": found,
        "error": error,
        "candidates": presenters_person.candidates(
            tuple(each for each in alike if each.case_id not in known)
        ),
    }
    return render(request, "casework/cases/same_person.html", {"shown": shown})


@gate(Permission.CHANGE_PERSON)
@hidden_from_others
@require_POST
def undo_merge(request: StaffRequest, case_id: UUID, merge_id: UUID) -> HttpResponse:
    """Find that two records are two people after all."""
    try:
        actions.undo_merge(
            by=request.viewer, now=timezone.now(), case_id=case_id, merge_id=merge_id
        )
    except Refusal as error:
        messages.error(request, refused(error))
    else:
        messages.success(request, gettext("The two cases are about two people."))
    return redirect("cases:person", case_id)


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise queries.CaseNotFound from None
