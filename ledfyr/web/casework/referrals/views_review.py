"""Pages on which editors confirm what a country file says, and countries compared."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.referrals.actions import ReviewError, confirm_fact
from ledfyr.apps.referrals.queries_review import Reviewed, review_queue
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.mechanism import CountryUnknown, mechanism
from ledfyr.domain.referrals.review import is_stale
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.parts.forms import ChoicesInARow, TypedForm
from ledfyr.web.parts.mechanism.compare import as_csv, comparison
from ledfyr.web.parts.mechanism.drawings import as_picture, map_svg, timeline_svg
from ledfyr.web.parts.refusals import refused


class ConfirmForm(TypedForm):
    """What an editor found in the source."""

    holds = forms.ChoiceField(
        label=gettext_lazy("Does the source say this?"),
        widget=ChoicesInARow,
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        help_text=gettext_lazy("Article or page; and, if it differs, what it says."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    wording = forms.CharField(widget=forms.HiddenInput)


@gate(Permission.VIEW_MECHANISM)
def compare(request: StaffRequest) -> HttpResponse:
    """Show all countries side by side."""
    shown = comparison(timezone.localdate())
    return render(request, "casework/mechanism/compare.html", {"shown": shown})


@gate(Permission.VIEW_MECHANISM)
def compare_csv(request: StaffRequest) -> HttpResponse:
    """Give the table of the countries as a file."""
    answer = HttpResponse(
        as_csv(comparison(timezone.localdate())), content_type="text/csv"
    )
    answer["Content-Disposition"] = 'attachment; filename="countries.csv"'
    return answer


@gate(Permission.VIEW_MECHANISM)
def compare_map(request: StaffRequest) -> HttpResponse:
    """Give the map of the periods as a picture."""
    return as_picture(map_svg(timezone.localdate()))


@gate(Permission.VIEW_MECHANISM)
def compare_timeline(request: StaffRequest) -> HttpResponse:
    """Give the bars of the periods as a picture."""
    return as_picture(timeline_svg(timezone.localdate()))


@gate(Permission.CONFIRM_FACTS)
def review(request: StaffRequest, country: str) -> HttpResponse:
    """List the facts of a country, those that wait for an editor first."""
    queue = _queue(request, country)
    found = mechanism(country)
    shown = {
        "country": country.lower(),
        "name": found.name,
        "is_stale": is_stale(found, timezone.localdate()),
        "checked_on": found.checked_on,
        "waiting": [each for each in queue if not each.confirmed],
        "confirmed": [each for each in queue if each.confirmed],
    }
    return render(request, "casework/mechanism/review.html", shown)


@gate(Permission.CONFIRM_FACTS)
def confirm(request: StaffRequest, country: str, place: str) -> HttpResponse:
    """Show one fact with its source, and take the editor's word on it."""
    chosen = [each for each in _queue(request, country) if each.item.place == place]
    if not chosen:
        raise Http404
    item = chosen[0].item
    form = ConfirmForm(request.POST or None, initial={"wording": item.wording})
    if form.is_valid():
        try:
            _record(request, country, place, form.cleaned_data)
            messages.success(request, gettext("Your word is recorded."))
            return redirect("mechanism:review", country)
        except ReviewError as error:
            form.add_error("remark", refused(error))
    shown = {
        "form": form,
        "reviewed": chosen[0],
        "country": country.lower(),
        "source": item.source,
    }
    return render(request, "casework/mechanism/confirm.html", shown)


def _queue(request: StaffRequest, country: str) -> tuple[Reviewed, ...]:
    try:
        return review_queue(request.viewer, country)
    except CountryUnknown as error:
        raise Http404 from error


def _record(
    request: StaffRequest, country: str, place: str, typed: dict[str, Any]
) -> None:
    confirm_fact(
        by=request.viewer,
        now=timezone.localtime(),
        country=country,
        place=place,
        wording=typed["wording"],
        holds=typed["holds"] == "yes",
        remark=typed["remark"],
    )
