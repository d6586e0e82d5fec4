"""Pages that list, open and show cases."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ledfyr.apps.access.queries import organisations_of
from ledfyr.apps.cases.actions import NotMandated, Opening, open_case
from ledfyr.apps.cases.queries import Identity, open_file
from ledfyr.apps.cases.queries import case_page as cases_on_page
from ledfyr.apps.referrals.queries import referrals_of_case
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.status import StatusError
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms import OpenCaseForm
from ledfyr.web.casework.cases.wording import who_may_instead
from ledfyr.web.casework.screening.carried import (
    Carried,
    CarriedBroken,
    summary_text,
    unpack,
)
from ledfyr.web.parts.refusals import refused


@gate(Permission.READ_CASE)
def case_list(request: StaffRequest) -> HttpResponse:
    """Show the viewer's cases, newest first; a search never stands in a URL."""
    today = timezone.localdate()
    search = request.POST.get("search", "")[:100]
    number = _page_number(request.GET.get("page", "1"))
    page = cases_on_page(request.viewer, today=today, number=number, search=search)
    shown = presenters.case_list(page, today)
    return render(
        request, "casework/cases/list.html", {"shown": shown, "search": search}
    )


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
    is_handover = request.method == "POST" and "reasons" not in request.POST
    if request.method == "POST" and not is_handover:
        form = OpenCaseForm(request.POST, places=places)
        if form.is_valid():
            try:
                case = open_case(
                    by=request.viewer,
                    now=timezone.localtime(),
                    opening=_opening(form, places, carried),
                )
                return redirect("cases:show", case.id)
            except StatusError as error:
                form.add_error("presumed_on", refused(error))
            except NotMandated as error:
                form.add_error("presumed_on", who_may_instead(error))
    else:
        form = OpenCaseForm(places=places, initial=_first_values(request, carried))
    return render(
        request, "casework/cases/new.html", {"form": form, "carried": carried}
    )


@gate(Permission.READ_CASE)
@hidden_from_others
def case_page(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show a file as far as this viewer may see it; the reading is audited."""
    now = timezone.localtime()
    today = now.date()
    file = open_file(request.viewer, case_id, now=now)
    sent = referrals_of_case(request.viewer, case_id)
    shown = presenters.case_page(file, sent, request.viewer, today)
    return render(request, "casework/cases/show.html", {"shown": shown})


def _page_number(typed: str) -> int:
    return max(1, min(int(typed), 100_000)) if typed.isdecimal() else 1


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
    form: OpenCaseForm, places: list[tuple[UUID, str]], carried: Carried | None
) -> Opening:
    typed = form.cleaned_data
    entries = {}
    if carried:
        entries[Compartment.ACCOUNT] = ("screening", summary_text(carried))
    return Opening(
        organisation_id=UUID(str(typed.get("organisation") or places[0][0])),
        presumed_on=typed["presumed_on"],
        reasons=typed["reasons"],
        identity=Identity(typed["name"], typed["birth_date"], typed["languages"]),
        age_group=typed["age_group"],
        sex=typed["sex"],
        main_form=typed["main_form"],
        entries=entries,
    )
