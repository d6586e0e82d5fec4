"""Pages of emergency access, and of its review."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.special_access import GlassOutcome, GlassReason
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_access
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_access import EmergencyForm, ReviewForm
from ledfyr.web.parts.refusals import refused


@gate(Permission.BREAK_GLASS)
def emergency(request: StaffRequest) -> HttpResponse:
    """Ask why emergency access is taken, and open the file for an hour."""
    form = EmergencyForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            glass = actions.break_glass(
                by=request.viewer,
                now=timezone.now(),
                reference=typed["reference"],
                reason=GlassReason(typed["reason"]),
                words=typed["words"],
            )
            return redirect("cases:emergency_file", glass.id)
        except queries.CaseNotFound:
            form.add_error("reference", gettext("There is no such case; check it."))
        except Refusal as error:
            form.add_error("words", refused(error))
    return render(request, "casework/cases/emergency.html", {"form": form})


@gate(Permission.BREAK_GLASS)
@hidden_from_others
def emergency_file(request: StaffRequest, glass_id: UUID) -> HttpResponse:
    """Show what emergency access opens, until its hour is over."""
    opened = queries.open_in_emergency(request.viewer, glass_id, now=timezone.now())
    shown = presenters_access.emergency_page(opened)
    return render(request, "casework/cases/emergency_file.html", {"shown": shown})


@gate(Permission.REVIEW_GLASS)
def emergency_reviews(request: StaffRequest) -> HttpResponse:
    """Show the emergency accesses that wait for review, oldest first."""
    rows = queries.glass_to_review(request.viewer)
    shown = {"rows": [presenters_access.glass(row) for row in rows]}
    return render(request, "casework/cases/emergency_reviews.html", {"shown": shown})


@gate(Permission.REVIEW_GLASS)
@hidden_from_others
def emergency_review(request: StaffRequest, glass_id: UUID) -> HttpResponse:
    """Review one emergency access."""
    found = queries.glass_under_review(request.viewer, glass_id)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        try:
            actions.review_glass(
                by=request.viewer,
                now=timezone.now(),
                glass_id=glass_id,
                outcome=GlassOutcome(form.cleaned_data["outcome"]),
                words=form.cleaned_data["words"],
            )
        except Refusal as error:
            form.add_error("outcome", refused(error))
        else:
            messages.success(request, gettext("The review is kept."))
            return redirect(reverse("cases:emergency_reviews"))
    shown = {"found": found, "glass": presenters_access.glass(found.row)}
    return render(
        request, "casework/cases/emergency_review.html", {"shown": shown, "form": form}
    )
