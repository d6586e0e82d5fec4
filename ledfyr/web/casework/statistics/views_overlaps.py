"""Pages on which it is said whose figures count, where several sent the same."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.statistics import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.authority import Scope
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.statistics import presenters_overlaps as presenters
from ledfyr.web.parts.refusals import refused


class CountingForm(forms.Form):
    """Whose figures count, and why; `replaces` is the decision that was seen."""

    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Whose figures count?"),
        coerce=UUID,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do these figures count?"),
        help_text=gettext_lazy("One or two sentences. Nothing about a person."),
        max_length=actions.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    replaces = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, typed: QueryDict | None, view: queries.OverlapView) -> None:
        """Offer the organisations that sent the figures."""
        super().__init__(typed, initial={"replaces": view.overlap.decisions})
        organisation: Any = self.fields["organisation"]
        organisation.choices = [
            (each.organisation_id, each.organisation) for each in view.overlap.senders
        ]


@gate(Permission.VIEW_FIGURES)
def listed(request: StaffRequest) -> HttpResponse:
    """List what several organisations sent, and whose figures count."""
    shown = {
        "lines": presenters.overlap_lines(queries.overlaps(request.viewer)),
        "may_decide": queries.may_decide(request.viewer),
    }
    return render(request, "casework/figures/overlaps.html", shown)


@gate(Permission.DECIDE_FIGURES)
def decide(
    request: StaffRequest, sent: str, of_country: str, of_year: int
) -> HttpResponse:
    """Show the figures side by side, and keep whose count."""
    scope = Scope(sent, of_country.upper(), of_year)
    try:
        view = queries.overlap(request.viewer, scope)
    except queries.OverlapNotFound as missing:
        raise Http404 from missing
    typed = request.POST.copy() if request.method == "POST" else None
    form = CountingForm(typed, view)
    if form.is_valid() and _kept(request, scope, form):
        return redirect("figures:overlaps")
    if typed is not None:
        typed["replaces"] = str(view.overlap.decisions)
    shown = {"shown": presenters.overlap_page(view), "form": form}
    return render(request, "casework/figures/overlap.html", shown)


def _kept(request: StaffRequest, scope: Scope, form: CountingForm) -> bool:
    typed = form.cleaned_data
    try:
        actions.decide_whose_count(
            by=request.viewer,
            now=timezone.now(),
            scope=scope,
            organisation_id=typed["organisation"],
            replaces=typed["replaces"],
            reason=typed["reason"],
        )
    except Refusal as refusal:
        form.add_error(None, refused(refusal))
        return False
    messages.success(request, gettext("It is kept whose figures count."))
    return True
