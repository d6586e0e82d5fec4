"""Pages on which figures are counted, looked at and released."""

import re
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.statistics.actions import count_figures, publish_release
from ledfyr.apps.statistics.queries import (
    ReleaseNotFound,
    countable_years,
    release_of,
    releases,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.statistics import presenters_releases as presenters
from ledfyr.web.parts.refusals import refused


class CorrectionForm(forms.Form):
    """What a corrected edition corrects."""

    note = forms.CharField(
        label=gettext_lazy("What does this edition correct?"),
        help_text=gettext_lazy(
            "One sentence that everybody may read. Nothing about a person."
        ),
        max_length=500,
    )


@gate(Permission.VIEW_FIGURES)
def listed(request: StaffRequest) -> HttpResponse:
    """List every edition that was released."""
    viewer = request.viewer
    may_release = viewer.may(Permission.PUBLISH_FIGURES)
    shown = {
        "lines": presenters.release_lines(releases(viewer)),
        "may_release": may_release,
        "years": countable_years(viewer) if may_release else (),
        "tables": presenters.countable(),
    }
    return render(request, "casework/figures/releases.html", shown)


@gate(Permission.VIEW_FIGURES)
def show(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """Show one edition, and why each of its hidden cells is hidden."""
    try:
        entry = release_of(request.viewer, release_id)
    except ReleaseNotFound as missing:
        raise Http404 from missing
    shown = {"shown": presenters.table_page(entry.table), "is_latest": entry.is_latest}
    return render(request, "casework/figures/release.html", shown)


@gate(Permission.PUBLISH_FIGURES)
def choose(request: StaffRequest) -> HttpResponse:
    """Lead from the chosen year and table to its preview; else back to the choice."""
    year, table = request.GET.get("year", ""), request.GET.get("table", "")
    if re.fullmatch("[0-9]{4}", year) and presenters.dimensions_of(table):
        return redirect("figures:preview", int(year), table)
    return redirect("figures:releases")


@gate(Permission.PUBLISH_FIGURES)
def preview(request: StaffRequest, year: int, table: str) -> HttpResponse:
    """Show what would be released, and release it when asked to."""
    by = presenters.dimensions_of(table)
    if by is None:
        raise Http404
    viewer, now = request.viewer, timezone.localtime()
    try:
        found = count_figures(by=viewer, now=now, year=year, dimensions=by)
    except Refusal as refusal:
        shown = {"year": year, "refusal": refused(refusal)}
        return render(request, "casework/figures/not_released.html", shown)
    corrects = presenters.is_correction(found)
    form = CorrectionForm(request.POST or None) if corrects else forms.Form()
    if request.method == "POST" and (not corrects or form.is_valid()):
        note = form.cleaned_data["note"] if corrects else ""
        try:
            release = publish_release(
                by=viewer, now=now, year=year, dimensions=by, note=note
            )
        except Refusal as refusal:
            messages.warning(request, refused(refusal))
        else:
            messages.success(request, gettext("The figures are released."))
            return redirect("figures:release", release.pk)
    shown = {
        "shown": presenters.table_page(found.table),
        "changes_nothing": found.changes_nothing,
        "corrects": corrects,
        "coarser": presenters.coarser(found),
        "in_groups": found.in_groups,
        "form": form,
    }
    return render(request, "casework/figures/preview.html", shown)
