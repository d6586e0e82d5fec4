"""Wording of the result for the sheet that is printed or kept as a PDF."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from ledfyr.engines.screening.sheet import SheetPart, SheetWords
from ledfyr.web.casework.screening import wording
from ledfyr.web.casework.screening.presenters import ElementShown
from ledfyr.web.parts.contacts import ContactCard


def sheet_words(shown: dict[str, Any], today: date) -> SheetWords:
    """Return a result (see `presenters.result`) for the sheet; no name is in it."""
    about = (shown["title"], date_format(today), shown["form"], shown["age"])
    return SheetWords(
        language=get_language() or "en",
        title=gettext("Result of a check of signs"),
        about=". ".join(str(each) for each in about) + ".",
        advice=str(shown["advice"]),
        parts=[part for part in _parts(shown) if part.sentences],
        note=gettext("Nothing of this was stored. Do not write a name on it."),
    )


def _parts(shown: dict[str, Any]) -> Iterable[SheetPart]:
    for element in shown["elements"]:
        yield _element(element)
    yield SheetPart(gettext("Why"), _texts(shown["reasons"]))
    yield SheetPart(gettext("The dimensions of the list"), _texts(shown["dimensions"]))
    yield SheetPart(
        gettext("How often such a result is wrong"), _texts(shown["plain_words"])
    )
    yield SheetPart(gettext("What is missing"), _missing(shown))
    yield SheetPart(gettext("What would change the answer"), _changes(shown))
    for group in shown["to_do"]:
        if group["kind"] != "call":
            yield SheetPart(group["title"], _texts(group["sentences"]))
    yield SheetPart(gettext("Whom to call now"), _calls(shown["contacts"]))
    yield SheetPart(
        gettext("What this check is, and what it is not"), _texts(shown["notes"])
    )


def _element(element: ElementShown) -> SheetPart:
    signs = [wording.said(sign.sentence) for sign in element.signs]
    title = f"{element.title} ({element.state})"
    return SheetPart(title, [element.why, *signs])


def _missing(shown: dict[str, Any]) -> list[str]:
    signs = (wording.said(item.sentence) for item in shown["missing_signs"])
    return [*_texts(shown["missing"]), *signs]


def _changes(shown: dict[str, Any]) -> list[str]:
    told = []
    for change in shown["changes"]:
        signs = (wording.said(sign.sentence) for sign in change["signs"])
        told.append(" ".join((str(change["sentence"]), *signs)))
    return told


def _calls(contacts: Iterable[ContactCard]) -> list[str]:
    return [
        ". ".join(part for part in (card.name, card.number, card.hours) if part)
        for card in contacts
        if card.number
    ]


def _texts(sentences: Iterable[object]) -> list[str]:
    return [str(sentence) for sentence in sentences]
