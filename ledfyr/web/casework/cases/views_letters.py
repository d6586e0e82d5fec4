"""Pages on which letters are written for a person."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.letters import Letter, LetterError, letter_of
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_letters import LetterForm
from ledfyr.web.casework.cases.presenters_letters import says
from ledfyr.web.parts.contacts import language_name
from ledfyr.web.parts.refusals import refused


@gate(Permission.KEEP_DOCUMENT)
@hidden_from_others
def write(request: StaffRequest, case_id: UUID, letter: str) -> HttpResponse:
    """Ask what the file does not know, write the letter and keep it as a document."""
    now = timezone.now()
    found = queries.documents_of_case(request.viewer, case_id, now=now)
    template = _letter(letter, found)
    form = LetterForm(
        request.POST or None,
        letter=template,
        languages=actions.languages_of(template),
    )
    if form.is_valid():
        try:
            row = actions.write_letter(
                by=request.viewer, now=now, case_id=case_id, wish=form.wish()
            )
        except LetterError as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, gettext("The letter is written."))
            return redirect("cases:document", case_id, row.id)
    case = queries.case_of(request.viewer, case_id, now=now)
    shown = {
        "form": form,
        "case_id": case_id,
        "letter": template,
        "says": says(
            template,
            organisation=case.organisation.name,
            reference=case.reference,
            today=timezone.localdate(now),
        ),
        "without_font": [
            language_name(code) for code in actions.languages_without_font(template)
        ],
    }
    return render(request, "casework/cases/letter.html", shown)


def _letter(code: str, found: queries.DocumentsOfCase) -> Letter:
    try:
        letter = letter_of(code)
    except LetterError as error:
        raise Http404 from error
    if letter.part not in found.writable:
        raise Http404
    return letter
