"""Pages on which figures of reporting bodies are sent in and looked at."""

from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, override

from ledfyr.apps.access.queries import organisations_of
from ledfyr.apps.statistics import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.collection import (
    Checked,
    NoSuchTemplate,
    SheetRefused,
    Template,
    check,
    template,
    understood_in,
)
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.engines.statistics.empty_sheets import as_text, as_workbook
from ledfyr.engines.statistics.spreadsheets import read_sheet
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.statistics import presenters_submission
from ledfyr.web.casework.statistics import presenters_submissions as presenters
from ledfyr.web.casework.statistics.forms_submissions import (
    ReasonForm,
    SubmissionForm,
)
from ledfyr.web.parts.refusals import refused

_KINDS = {
    "xlsx": (
        as_workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (as_text, "text/csv; charset=utf-8"),
}


@gate(Permission.SUBMIT_FIGURES)
def submitted(request: StaffRequest) -> HttpResponse:
    """List what was sent in, and what is missing, by year."""
    found = queries.submissions(request.viewer)
    shown = presenters.submitted_page(
        found, senders(request), timezone.localdate().year
    )
    return render(request, "casework/figures/submitted.html", {"shown": shown})


@gate(Permission.SUBMIT_FIGURES)
def send_in(request: StaffRequest) -> HttpResponse:
    """Check a file; show every fault with its cure, or lead on to the preview."""
    places = senders(request)
    form = SubmissionForm(
        request.POST or None,
        request.FILES or None,
        organisations=[(place.id, place.name) for place in places],
        latest_year=timezone.localdate().year,
        initial=presenters.chosen_before(request.GET, places),
    )
    checked = _checked(form) if form.is_valid() else None
    if checked is not None and checked.can_be_taken:
        offered = _offered(request, form, checked)
        if offered is not None:
            return redirect("figures:submission", offered)
    shown = {
        "form": form,
        "faults": presenters.fault_lines(checked) if checked else (),
        "is_whole": checked is None or checked.is_whole,
        "bodies": presenters.bodies(),
    }
    return render(request, "casework/figures/send_in.html", shown)


@gate(Permission.SUBMIT_FIGURES)
def submission(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Show a version protected; one that was only checked can be taken in."""
    try:
        view = queries.submission(request.viewer, submission_id)
    except queries.SubmissionNotFound as missing:
        raise Http404 from missing
    is_offered = view.row.version is None
    form = _reason(request, view) if is_offered else None
    if request.method == "POST" and is_offered and (form is None or form.is_valid()):
        if _taken_in(request, submission_id, form):
            return redirect("figures:submission", submission_id)
        form = _reason(request, view, opened_anew=True)
    shown = {
        "shown": presenters_submission.submission_page(view),
        "form": form,
        "is_offered": is_offered,
    }
    return render(request, "casework/figures/submission.html", shown)


@gate(Permission.SUBMIT_FIGURES)
def empty_template(
    request: StaffRequest, body_template: str, ending: str
) -> HttpResponse:
    """Give an empty template to be filled in."""
    try:
        asked = template(body_template)
        write, media_type = _KINDS[ending]
    except (NoSuchTemplate, KeyError) as missing:
        raise Http404 from missing
    response = HttpResponse(write(asked, _translated), content_type=media_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, f"{asked.id}.{ending}") or "attachment"
    )
    return response


def senders(request: StaffRequest) -> tuple[presenters.Sender, ...]:
    """Return the organisations for which the viewer may send in figures."""
    may = request.viewer.organisations_with(Permission.SUBMIT_FIGURES)
    return tuple(
        presenters.Sender(place.pk, place.name, place.kind, place.country)
        for place in organisations_of(request.viewer)
        if place.pk in may
    )


def _checked(form: SubmissionForm) -> Checked | None:
    typed = form.cleaned_data
    expected = {"ref_area": typed["country"], "year": str(typed["year"])}
    try:
        sheet = read_sheet(BytesIO(typed["figures"].read()))
        return check(_in_every_language(template(typed["template"])), sheet, expected)
    except SheetRefused as error:
        form.add_error("figures", refused(error))
        return None


def _translated(words: str) -> str:
    return gettext(words) if words else ""


def _in_every_language(asked: Template) -> Template:
    """Return the template that understands what any language of the pages calls it."""
    found = asked
    for code, _name in settings.CASEWORK_LANGUAGES:
        with override(code):
            found = understood_in(found, _translated)
    return found


def _offered(
    request: StaffRequest, form: SubmissionForm, checked: Checked
) -> UUID | None:
    typed = form.cleaned_data
    offer = actions.Offer(
        organisation_id=typed["organisation"],
        template=typed["template"],
        ref_area=typed["country"],
        year=typed["year"],
        checked=checked,
    )
    try:
        row = actions.offer_figures(by=request.viewer, now=timezone.now(), offer=offer)
    except actions.FiguresRefused as error:
        form.add_error(None, refused(error))
        return None
    return row.pk


def _reason(
    request: StaffRequest, view: queries.SubmissionView, *, opened_anew: bool = False
) -> ReasonForm | None:
    if view.replaces is None:
        return None
    typed = request.POST.copy() if request.method == "POST" else None
    if typed is not None and opened_anew:
        typed["replaces"] = str(view.replaces.version)
    return ReasonForm(typed, initial={"replaces": view.replaces.version})


def _taken_in(
    request: StaffRequest, submission_id: UUID, form: ReasonForm | None
) -> bool:
    by, now = request.viewer, timezone.now()
    try:
        if form is None:
            actions.submit_figures(by=by, now=now, submission_id=submission_id)
        else:
            actions.correct_figures(
                by=by, now=now, submission_id=submission_id, **form.cleaned_data
            )
    except actions.ReplacedMeanwhile as refusal:
        messages.warning(request, refused(refusal))
        return False
    except Refusal as refusal:
        messages.warning(request, refused(refusal))
        return True
    messages.success(request, gettext("The figures are taken in."))
    return True
