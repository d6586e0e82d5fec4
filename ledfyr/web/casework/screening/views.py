"""The check of signs: what was met, some short pages of questions, and the result.

Nothing is stored. The answers travel in the body of each POST, so that no address, no
session and no database holds them.
"""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.screening.instrument import Item
from ledfyr.domain.screening.instruments import UnknownInstrument, instrument
from ledfyr.engines.screening.sheet import sheet_pdf
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.screening import presenters
from ledfyr.web.casework.screening.carried import (
    Carried,
    CarriedBroken,
    assessed,
    pack,
    unpack,
)
from ledfyr.web.casework.screening.doors import with_answers
from ledfyr.web.casework.screening.forms import QuestionsForm, StartForm
from ledfyr.web.casework.screening.outlook import missing_items
from ledfyr.web.casework.screening.presenters_lists import lists_page
from ledfyr.web.casework.screening.presenters_sheet import sheet_words
from ledfyr.web.casework.screening.steps import Step, form_of, steps
from ledfyr.web.parts.forms import OTHER_LANGUAGE


@gate(Permission.SCREEN_SITUATION)
def start(request: StaffRequest) -> HttpResponse:
    """Ask what was met; with an answer, ask the first page of questions."""
    carried = _carried_so_far(request)
    if request.method != "POST":
        return _start(request, carried)
    asked = instrument(carried.instrument)
    if OTHER_LANGUAGE in request.POST:
        return _start(request, carried, StartForm(asked=asked, initial=_typed(request)))
    form = StartForm(request.POST, asked=asked)
    if not form.is_valid():
        return _start(request, carried, form)
    return _ask(request, replace(carried, **form.cleaned_data), 0)


@gate(Permission.SCREEN_SITUATION)
def lists(request: StaffRequest) -> HttpResponse:
    """Show the published lists that can be used instead, with what is known of each."""
    return render(request, "casework/screening/lists.html", lists_page())


@gate(Permission.SCREEN_SITUATION)
@with_answers
def questions(request: StaffRequest, carried: Carried) -> HttpResponse:
    """Take the answers of one page and show the next, the one before, or the result."""
    pages = _pages(carried)
    at = _page_number(request.POST.get("at", ""), len(pages))
    go = request.POST.get("go", "next")
    if OTHER_LANGUAGE in request.POST:
        typed = QuestionsForm(items=pages[at].items, initial=_typed(request))
        return _ask(request, carried, at, typed)
    if go == "open":
        return _ask(request, carried, at)
    form = QuestionsForm(request.POST, items=pages[at].items)
    if not form.is_valid():
        return _ask(request, carried, at, form)
    carried = carried.answered(form.cleaned_data)
    if go == "back":
        return _ask(request, carried, at - 1) if at else _start(request, carried)
    if go == "result" or at + 1 == len(pages):
        return _result(request, carried)
    return _ask(request, carried, at + 1)


@gate(Permission.SCREEN_SITUATION)
@with_answers
def result(request: StaffRequest, carried: Carried) -> HttpResponse:
    """Show what the answers add up to, with what was still missing if it was given."""
    form = QuestionsForm(request.POST, items=_missing(carried))
    if "missing" in request.POST and form.is_valid():
        carried = carried.answered(form.cleaned_data)
    return _result(request, carried)


@gate(Permission.SCREEN_SITUATION)
@with_answers
def paper(request: StaffRequest, carried: Carried) -> HttpResponse:
    """Show the result as a sheet to print or save; there is no name on it."""
    return _sheet(request, carried, "paper", "casework/screening/paper.html")


@gate(Permission.SCREEN_SITUATION)
@with_answers
def paper_pdf(request: StaffRequest, carried: Carried) -> HttpResponse:
    """Give the result as a PDF to keep or print; there is no name on it."""
    shown = presenters.result(carried, request.viewer.permissions)
    words = sheet_words(shown, timezone.localdate())
    response = HttpResponse(sheet_pdf(words), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="check.pdf"'
    return response


@gate(Permission.SCREEN_SITUATION)
@with_answers
def consult(request: StaffRequest, carried: Carried) -> HttpResponse:
    """Show a summary that can be read out to somebody without naming the person."""
    return _sheet(request, carried, "consult", "casework/screening/consult.html")


def _carried_so_far(request: StaffRequest) -> Carried:
    """Return what the page carries, or a new check by the list that was chosen."""
    try:
        return unpack(request.POST.get("carried", ""))
    except CarriedBroken:
        chosen = request.GET.get("list", "guidelines")
    try:
        return Carried(instrument=chosen, form=form_of(instrument(chosen)))
    except UnknownInstrument as error:
        raise Http404 from error


def _typed(request: StaffRequest) -> dict[str, str]:
    """Return what stood on the page where another language was chosen."""
    return {name: str(value) for name, value in request.POST.items()}


def _stays(page: str) -> dict[str, str]:
    """Return which form goes along when another language is chosen, and where to."""
    return {"stays": "check", "stays_at": reverse(f"screening:{page}")}


def _pages(carried: Carried) -> tuple[Step, ...]:
    return steps(instrument(carried.instrument), carried.form, carried.place)


def _missing(carried: Carried) -> tuple[Item, ...]:
    return missing_items(assessed(carried), carried.form, carried.place)


def _page_number(typed: str, total: int) -> int:
    """Return a page that exists: a typed number is never trusted."""
    return min(int(typed), total - 1) if typed.isdecimal() and len(typed) < 4 else 0


def _ask(
    request: StaffRequest, carried: Carried, at: int, form: QuestionsForm | None = None
) -> HttpResponse:
    pages = _pages(carried)
    if form is None:
        form = QuestionsForm(items=pages[at].items, initial=dict(carried.answers))
    shown = {
        "form": form,
        **presenters.question_page(carried, pages, at),
        **_stays("questions"),
    }
    return render(request, "casework/screening/questions.html", shown)


def _start(
    request: StaffRequest, carried: Carried, form: StartForm | None = None
) -> HttpResponse:
    asked = instrument(carried.instrument)
    begun = carried.answers or carried.instrument != "guidelines"
    if form is None:
        form = StartForm(asked=asked, initial=vars(carried) if begun else {})
    shown = {"form": form, "packed": pack(carried), "asked": asked}
    return render(request, "casework/screening/start.html", shown | _stays("start"))


def _result(request: StaffRequest, carried: Carried) -> HttpResponse:
    pages = _pages(carried)
    shown = {
        **presenters.result(carried, request.viewer.permissions),
        "missing_form": QuestionsForm(items=_missing(carried)),
        "last": len(pages) - 1,
        **_stays("result"),
    }
    return render(request, "casework/screening/result.html", shown)


def _sheet(
    request: StaffRequest, carried: Carried, page: str, template: str
) -> HttpResponse:
    shown = presenters.result(carried, request.viewer.permissions)
    shown |= {"today": timezone.localdate(), **_stays(page)}
    return render(request, template, shown)
