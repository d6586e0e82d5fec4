"""The page on which the copy of people's own data is made."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation

from ledfyr.apps.cases import actions, queries
from ledfyr.apps.referrals.queries import referrals_of_case
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.own_data import OwnCopy
from ledfyr.engines.cases.own_copy import own_copy_pdf
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_copy
from ledfyr.web.casework.cases.doors import hidden_from_others


@gate(Permission.COPY_FOR_PERSON)
@hidden_from_others
def own_copy(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what has to be read first, then hand out the copy as PDF or as JSON."""
    now = timezone.now()
    if request.method == "POST":
        return _handed_out(request, case_id)
    found = queries.copy_to_make(request.viewer, case_id, now=now)
    shown = {
        "of": found,
        "to_choose": presenters_copy.to_choose(found),
        "languages": settings.LANGUAGES,
        "language": translation.get_language(),
    }
    return render(request, "casework/cases/own_copy.html", {"shown": shown})


def _handed_out(request: StaffRequest, case_id: UUID) -> HttpResponse:
    now = timezone.localtime()
    sent = referrals_of_case(request.viewer, case_id)
    made = actions.make_own_copy(
        by=request.viewer,
        now=now,
        case_id=case_id,
        chosen=frozenset(request.POST.getlist("chosen")),
        recipients=presenters_copy.received(sent),
    )
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        language = translation.get_language() or "en"
    with translation.override(language):
        if request.POST.get("as") == "json":
            content = presenters_copy.as_data(made)
            dumped = {"indent": 1, "ensure_ascii": False}
            answer: HttpResponse = JsonResponse(content, json_dumps_params=dumped)
            name = f"{made.reference}.json"
        else:
            paper = own_copy_pdf(presenters_copy.on_paper(made))
            answer = HttpResponse(paper, content_type="application/pdf")
            name = f"{made.reference}.pdf"
    papers = _papers(request, case_id, made, now)
    if papers:
        answer = HttpResponse(
            presenters_copy.packed(name, answer.content, papers),
            content_type="application/zip",
        )
        name = f"{made.reference}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _papers(
    request: StaffRequest, case_id: UUID, made: OwnCopy, now: datetime
) -> list[queries.Content]:
    """Return the working copies of the papers that were chosen, each reading audited.

    Of some kinds of paper there is none: the copy then holds its name alone.
    """
    found = []
    for document_id in queries.papers_given(made):
        with suppress(queries.CaseNotFound):
            found.append(
                queries.read_copy(request.viewer, case_id, document_id, now=now)
            )
    return found
