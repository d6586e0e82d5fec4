"""Pages of a return: prepared, travelled, confirmed, followed up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.return_home import Outcome, Wanted
from ledfyr.domain.cases.return_model import return_model
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import forms_return, presenters_return
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.meanwhile import Meanwhile, as_shown
from ledfyr.web.casework.cases.one_form import Ask, one_form


@dataclass(frozen=True)
class Deed:
    """Something done with a return: what it asks, says and does."""

    form: type[forms.Form]
    act: Callable[..., object]
    title: Any
    lead: Any
    done: Any
    is_for_one_under_way: bool = True


def _wishes(*, family_tracing: str, embassy: str, **rest: Any) -> None:
    actions.record_wishes(
        family_tracing=Wanted(family_tracing), embassy=Wanted(embassy), **rest
    )


DEEDS: dict[str, Deed] = {
    "begin": Deed(
        forms_return.BeginForm,
        actions.prepare_return,
        gettext_lazy("Prepare a return"),
        gettext_lazy(
            "Only if the person asks for it, knowing what it means. They can stop at "
            "any time and lose no support."
        ),
        gettext_lazy("The return is being prepared."),
        is_for_one_under_way=False,
    ),
    "wishes": Deed(
        forms_return.WishesForm,
        _wishes,
        gettext_lazy("What the person wants"),
        gettext_lazy("Ask the person. A family is not always safe; nor is an embassy."),
        gettext_lazy("The wishes are recorded."),
    ),
    "travel": Deed(
        forms_return.TravelForm,
        actions.plan_travel,
        gettext_lazy("Set the day of travel"),
        gettext_lazy(
            "Nobody travels before a service there has confirmed that it meets them."
        ),
        gettext_lazy("The day of travel is set."),
    ),
    "arrival": Deed(
        forms_return.ArrivalForm,
        actions.confirm_arrival,
        gettext_lazy("Confirm the arrival"),
        gettext_lazy("As the receiving service has told you."),
        gettext_lazy("The arrival is confirmed. The days of asking again are set."),
    ),
    "stop": Deed(
        forms_return.StopForm,
        actions.stop_return,
        gettext_lazy("Stop the return"),
        gettext_lazy("The person can change their mind at any time; nobody asks why."),
        gettext_lazy("The return is stopped. Support goes on."),
    ),
}


@gate(Permission.PREPARE_RETURN)
@hidden_from_others
def returns(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show how far a return is prepared, and when somebody asks again."""
    now = timezone.now()
    found = queries.returns_of_case(request.viewer, case_id, now=now)
    shown = presenters_return.returns_page(found, timezone.localdate(now))
    return render(request, "casework/cases/returns.html", {"shown": shown})


@gate(Permission.PREPARE_RETURN)
@hidden_from_others
def return_deed(request: StaffRequest, case_id: UUID, deed: str) -> HttpResponse:
    """Begin a return, ask for wishes, set the journey, confirm it, or stop."""
    now = timezone.now()
    found = queries.returns_of_case(request.viewer, case_id, now=now)
    if deed not in DEEDS:
        raise Http404
    chosen = DEEDS[deed]
    under_way = [each for each in found.returns if each.is_under_way]
    fits = bool(under_way) == chosen.is_for_one_under_way
    if not fits and request.method != "POST":
        return redirect("cases:returns", case_id)
    initial = _first_values(under_way[0]) if under_way else {}
    form = chosen.form(request.POST or None, initial=initial)

    def record() -> None:
        chosen.act(by=request.viewer, now=now, case_id=case_id, **form.cleaned_data)

    ask = _ask(found, str(chosen.title), str(chosen.lead), str(chosen.done))
    return one_form(request, form, ask, record, lambda: _standing(under_way[0]))


@gate(Permission.PREPARE_RETURN)
@hidden_from_others
def return_step(request: StaffRequest, case_id: UUID, step: str) -> HttpResponse:
    """Record that a preparation is done."""
    now = timezone.now()
    found = queries.returns_of_case(request.viewer, case_id, now=now)
    rule = return_model().steps().get(step)
    if rule is None:
        raise Http404
    initial = {"on": timezone.localdate(now)}
    form = forms_return.PreparationForm(request.POST or None, initial=initial)

    def record() -> None:
        actions.record_preparation(
            by=request.viewer, now=now, case_id=case_id, step=step, **form.cleaned_data
        )

    ask = _ask(
        found, gettext(rule.name), gettext(rule.about), gettext("It is recorded.")
    )
    return one_form(request, form, ask, record)


@gate(Permission.PREPARE_RETURN)
@hidden_from_others
def follow_up(request: StaffRequest, case_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """Record what was found on asking how the person is."""
    now = timezone.now()
    found = queries.returns_of_case(request.viewer, case_id, now=now)
    if follow_up_id not in {each.id for each in found.follow_ups}:
        raise Http404
    asked = next(each for each in found.follow_ups if each.id == follow_up_id)
    initial = {"asked_on": timezone.localdate(now)}
    form = forms_return.FollowUpForm(request.POST or None, initial=initial)

    def record() -> None:
        typed = form.cleaned_data
        actions.record_follow_up(
            by=request.viewer,
            now=now,
            case_id=case_id,
            follow_up_id=follow_up_id,
            asked_on=typed["asked_on"],
            outcome=Outcome(typed["outcome"]),
            note=typed["note"],
        )

    ask = _ask(
        found,
        gettext("How is the person?"),
        gettext("Ask only in the way that was agreed as safe."),
        gettext("It is recorded."),
    )
    told = {"asked_on": asked.asked_on, "outcome": asked.outcome, "note": asked.note}
    return one_form(
        request, form, ask, record, lambda: Meanwhile(as_shown(form, told), "")
    )


def _standing(view: queries.ReturnView) -> Meanwhile:
    told = _first_values(view)
    shown = (forms_return.WishesForm(), forms_return.TravelForm())
    facts = [line for form in shown for line in as_shown(form, told)]
    return Meanwhile(tuple(facts), view.revision)


def _first_values(view: queries.ReturnView) -> dict[str, object]:
    return {
        "revision": view.revision,
        "family_tracing": view.family_tracing.value,
        "embassy": view.embassy.value,
        "travel_on": view.travel_on,
        "arrived_on": view.travel_on,
    }


def _ask(found: queries.ReturnsOfCase, title: str, lead: str, done: str) -> Ask:
    back = reverse("cases:returns", args=[found.case_id])
    return Ask(title, lead, gettext("Record it"), done, back, found.reference)
