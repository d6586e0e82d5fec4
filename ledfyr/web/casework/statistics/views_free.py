"""The page on which figures are asked for freely; every answer carries noise."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledfyr.apps.statistics.queries import (
    FreeQuestion,
    Overlap,
    Source,
    free_answer,
    free_years,
    left_out,
    sources_of_facts,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.disclosure import PerturbedTable
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.statistics import free


@gate(Permission.VIEW_FIGURES)
def ask(request: StaffRequest) -> HttpResponse:
    """Show what can be asked, and the answer to what is."""
    question, table = _answered(request)
    shown = {
        "choices": free.choices(question, free_years(_today()), _sources(request)),
        "shown": free.page(question, table, _left_out(request, question)),
        "query": request.GET.urlencode(),
    }
    return render(request, "casework/figures/free.html", shown)


@gate(Permission.VIEW_FIGURES)
def picture(request: StaffRequest) -> HttpResponse:
    """Give the drawing of an answer."""
    svg = free.drawing(*_answered(request))
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")


@gate(Permission.VIEW_FIGURES)
def download(request: StaffRequest) -> HttpResponse:
    """Give an answer as a file for a spreadsheet, with how it is protected."""
    question, table = _answered(request)
    text = free.written(question, table, _left_out(request, question))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="figures.csv"'
    return response


def _answered(request: StaffRequest) -> tuple[FreeQuestion, PerturbedTable]:
    words, years = request.GET.dict(), free_years(_today())
    question = free.question_of(words, years, _sources(request))
    return question, free_answer(request.viewer, question, today=_today())


def _sources(request: StaffRequest) -> tuple[Source, ...]:
    return sources_of_facts(request.viewer, today=_today())


def _left_out(request: StaffRequest, question: FreeQuestion) -> tuple[Overlap, ...]:
    return left_out(request.viewer, question, today=_today())


def _today() -> date:
    return timezone.localdate()
