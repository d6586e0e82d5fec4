"""Pocket cards by profession, to print on both sides of A6."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ledfyr.domain.screening.cards import UnknownCard, card, cards
from ledfyr.engines.screening.cards import card_pdf
from ledfyr.web.public.doors import anyone
from ledfyr.web.public.screening.presenters_cards import card_words


@anyone
def card_list(request: HttpRequest) -> HttpResponse:
    """Show which cards there are."""
    return render(request, "check/cards.html", {"cards": cards()})


@anyone
def card_to_print(request: HttpRequest, name: str) -> HttpResponse:
    """Give one card as a PDF in the language of the page."""
    try:
        words = card_words(card(name))
    except UnknownCard as error:
        raise Http404 from error
    response = HttpResponse(card_pdf(words), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="card.pdf"'
    return response
