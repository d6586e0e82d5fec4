"""Pages on which pairs of records that may be of one person are reviewed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ledfyr.apps.cases.actions import NotPermitted
from ledfyr.apps.statistics import actions, queries
from ledfyr.apps.statistics.models import Finding
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.statistics import presenters_pairs as presenters
from ledfyr.web.casework.statistics.forms_pairs import FindingForm
from ledfyr.web.parts.refusals import refused


@gate(Permission.REVIEW_PAIRS)
def waiting(request: StaffRequest) -> HttpResponse:
    """List the pairs that wait: to open, or only with whom they wait."""
    shown = presenters.waiting_page(queries.pairs_waiting(request.viewer))
    may_find = request.viewer.may(Permission.FIND_PAIRS)
    return render(
        request, "casework/figures/pairs.html", {"shown": shown, "may_find": may_find}
    )


@gate(Permission.FIND_PAIRS)
@require_POST
def find(request: StaffRequest) -> HttpResponse:
    """Have the node look for pairs anew, beside its pages."""
    actions.ask_for_pairs(by=request.viewer, now=timezone.now())
    return redirect("figures:pairs")


@gate(Permission.REVIEW_PAIRS)
def review(request: StaffRequest, pair_id: UUID) -> HttpResponse:
    """Show two records side by side to whoever reads both, and keep the finding."""
    form = FindingForm(request.POST or None)
    try:
        if form.is_valid() and _kept(request, pair_id, form):
            return redirect("figures:pairs")
        pair = queries.open_pair(request.viewer, pair_id, now=timezone.now())
    except (queries.PairNotFound, NotPermitted) as missing:
        raise Http404 from missing
    shown = presenters.pair_page(pair)
    return render(request, "casework/figures/pair.html", {"shown": shown, "form": form})


def _kept(request: StaffRequest, pair_id: UUID, form: FindingForm) -> bool:
    try:
        actions.review_pair(
            by=request.viewer,
            now=timezone.now(),
            pair_id=pair_id,
            finding=Finding(form.cleaned_data["finding"]),
        )
    except Refusal as refusal:
        form.add_error(None, refused(refusal))
        return False
    messages.success(request, gettext("Your finding is kept."))
    return True
