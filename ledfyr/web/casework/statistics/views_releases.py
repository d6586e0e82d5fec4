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
    releases_beside,
    stands_already,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.statistics import presenters_releases as presenters
from ledfyr.web.casework.statistics.names import table_name
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
    """Say what is done with the chosen table, while the browser waits for its preview.

    Where year or table is none, lead back to the choice.
    """
    year, table = request.GET.get("year", ""), request.GET.get("table", "")
    by = presenters.dimensions_of(table)
    if not re.fullmatch("[0-9]{4}", year) or by is None:
        return redirect("figures:releases")
    shown = {
        "name": table_name(by),
        "year": int(year),
        "table": table,
        "beside": releases_beside(request.viewer, int(year)),
    }
    return render(request, "casework/figures/preparing.html", shown)


@gate(Permission.PUBLISH_FIGURES)
def preview(request: StaffRequest, year: int, table: str) -> HttpResponse:
    """Show what would be released, and release it when asked to."""
    by = presenters.dimensions_of(table)
    if by is None:
        raise Http404
    viewer, now = request.viewer, timezone.localtime()
    try:
        corrects = stands_already(viewer, year, by, today=timezone.localdate(now))
        form = CorrectionForm(request.POST or None) if corrects else forms.Form()
        is_asked = request.method == "POST" and (not corrects or form.is_valid())
        if is_asked and (done := _released(request, year, by, form)):
            return done
        found = count_figures(by=viewer, now=now, year=year, dimensions=by)
    except Refusal as refusal:
        shown = {"year": year, "refusal": refused(refusal)}
        return render(request, "casework/figures/not_released.html", shown)
    shown = {
        "shown": presenters.table_page(found.table),
        "changes_nothing": found.changes_nothing,
        "corrects": corrects,
        "coarser": presenters.coarser(found),
        "in_groups": found.in_groups,
        "form": form,
    }
    return render(request, "casework/figures/preview.html", shown)


def _released(
    request: StaffRequest, year: int, by: tuple[str, ...], form: forms.Form
) -> HttpResponse | None:
    """Release the table; None, with a message, where that is refused."""
    note = form.cleaned_data["note"] if form.is_bound else ""
    try:
        release = publish_release(
            by=request.viewer,
            now=timezone.localtime(),
            year=year,
            dimensions=by,
            note=note,
        )
    except Refusal as refusal:
        messages.warning(request, refused(refusal))
        return None
    messages.success(request, gettext("The figures are released."))
    return redirect("figures:release", release.pk)
