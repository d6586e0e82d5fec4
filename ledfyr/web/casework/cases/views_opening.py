"""The page on which a case is opened, with a look at who is known already."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ledfyr.apps.access.queries import organisations_of
from ledfyr.apps.cases.actions import NotMandated, Opening, open_case
from ledfyr.apps.cases.queries import Candidate, Identity, possible_same
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.childhood import AgeError
from ledfyr.domain.cases.status import StatusError
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms import OpenCaseForm
from ledfyr.web.casework.cases.presenters_person import candidates
from ledfyr.web.casework.cases.wording import who_may_instead
from ledfyr.web.casework.screening.carried import (
    Carried,
    CarriedBroken,
    summary_text,
    unpack,
)
from ledfyr.web.parts.refusals import refused


@gate(Permission.OPEN_CASE)
@hidden_from_others
def new_case(request: StaffRequest) -> HttpResponse:
    """Open a case, empty or carried over from a check of signs."""
    places = [
        (place.id, place.name)
        for place in organisations_of(request.viewer)
        if request.viewer.may_in(Permission.OPEN_CASE, place.id)
    ]
    carried = _carried(request.POST.get("screening", ""))
    alike: tuple[Candidate, ...] = ()
    is_handover = request.method == "POST" and "reasons" not in request.POST
    if request.method == "POST" and not is_handover:
        form = OpenCaseForm(request.POST, places=places)
        alike = _alike(request, form)
        if form.is_valid() and not alike:
            opening = _opening(request, form, places, carried)
            if case_id := _opened(request, form, opening):
                return redirect("cases:show", case_id)
    else:
        form = OpenCaseForm(places=places, initial=_first_values(request, carried))
    place = _place(form, places)
    shown = {
        "form": form,
        "carried": carried,
        "candidates": [
            {**each, "is_of_place": each["case"].organisation_id == place}
            for each in candidates(alike)
        ],
    }
    return render(request, "casework/cases/new.html", shown)


def _opened(request: StaffRequest, form: OpenCaseForm, opening: Opening) -> UUID | None:
    """Return the case that was opened; None with the refusal on the form."""
    try:
        return open_case(
            by=request.viewer, now=timezone.localtime(), opening=opening
        ).id
    except AgeError as error:
        form.add_error("birth_date", refused(error))
    except StatusError as error:
        form.add_error("presumed_on", refused(error))
    except NotMandated as error:
        form.add_error("presumed_on", who_may_instead(error))
    return None


def _alike(request: StaffRequest, form: OpenCaseForm) -> tuple[Candidate, ...]:
    """Return who may be the same person, once: before a second record is made."""
    if not form.is_valid() or "looked_at" in request.POST:
        return ()
    typed = form.cleaned_data
    if not typed["name"].strip():
        return ()
    return possible_same(
        request.viewer,
        name=typed["name"],
        birth_date=typed["birth_date"],
        now=timezone.now(),
    )


def _same_person(request: StaffRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("same_person_as", ""))
    except ValueError:
        return None


def _carried(packed: str) -> Carried | None:
    if not packed:
        return None
    try:
        return unpack(packed)
    except CarriedBroken:
        return None


def _first_values(request: StaffRequest, carried: Carried | None) -> dict[str, object]:
    values: dict[str, object] = {"presumed_on": timezone.localdate()}
    if carried:
        values["screening"] = request.POST["screening"]
        values["age_group"] = carried.age_group
        values["main_form"] = carried.form
        values["reasons"] = summary_text(carried)
    return values


def _opening(
    request: StaffRequest,
    form: OpenCaseForm,
    places: list[tuple[UUID, str]],
    carried: Carried | None,
) -> Opening:
    typed = form.cleaned_data
    entries = {}
    if carried:
        entries[Compartment.ACCOUNT] = ("screening", summary_text(carried))
    return Opening(
        organisation_id=_place(form, places),
        presumed_on=typed["presumed_on"],
        reasons=typed["reasons"],
        identity=Identity(typed["name"], typed["birth_date"], typed["languages"]),
        age_group=typed["age_group"],
        age_is_in_doubt=typed["age_is_in_doubt"],
        same_person_as=_same_person(request),
        sex=typed["sex"],
        main_form=typed["main_form"],
        entries=entries,
    )


def _place(form: OpenCaseForm, places: list[tuple[UUID, str]]) -> UUID:
    typed = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return UUID(str(typed.get("organisation") or places[0][0]))
