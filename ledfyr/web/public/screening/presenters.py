"""Wording and grouping for the open check."""

import json
from collections.abc import Iterable
from typing import Any

from django.templatetags.static import static
from django.utils.html import json_script
from django.utils.translation import gettext

from ledfyr.domain.screening.assessment import Assessment, assess
from ledfyr.domain.screening.everyday import (
    Audience,
    EverydayAnswer,
    asked,
    everyday_answers,
)
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice, AgeGroup, Answer, Element, State
from ledfyr.domain.vocabulary.sources import source
from ledfyr.web.parts.contacts import contact_cards
from ledfyr.web.public.home.presenters import what_to_do_now
from ledfyr.web.public.screening.rules import rules_of

_KEPT = (
    "vendor/designsystemet.css",
    "ledfyr/ledfyr.css",
    "ledfyr/pieces.css",
    "ledfyr/public.css",
    "ledfyr/quick_exit.js",
    "ledfyr/neutral.svg",
    "check/engine.js",
    "check/check.js",
)


def page(
    audience: Audience, ticked: Iterable[str], age_group: str, *, is_answered: bool
) -> dict[str, Any]:
    """Return the questions with what was ticked, and the answer that fits.

    Ticks and ages that do not exist are passed over: nothing hangs on them.
    """
    return _page(audience, _parts(audience, frozenset(ticked)), age_group, is_answered)


def whole_list(
    ticked: Iterable[str], age_group: str, *, is_answered: bool
) -> dict[str, Any]:
    """Return every sign of the checklist as professionals are asked, and the answer."""
    checklist = instrument("guidelines")
    on = frozenset(ticked)
    parts = [
        {
            "title": gettext(section.title),
            "questions": [
                {
                    "id": item.id,
                    "sentence": gettext(item.sentence),
                    "is_ticked": item.id in on,
                }
                for item in checklist.items_in(section.id)
            ],
        }
        for section in checklist.section
    ]
    shown = _page(Audience.OTHER, parts, age_group, is_answered)
    return {**shown, "is_whole": True}


def _page(
    audience: Audience, parts: list[dict[str, Any]], age_group: str, is_answered: bool
) -> dict[str, Any]:
    known = {q["id"] for part in parts for q in part["questions"] if q["is_ticked"]}
    age = AgeGroup(age_group) if age_group in list(AgeGroup) else AgeGroup.UNKNOWN
    found = assess(instrument("guidelines"), dict.fromkeys(known, Answer.YES), age)
    return {
        "stays": "check",
        "is_own": audience is Audience.OWN,
        "parts": parts,
        "ages": _ages(audience, age),
        "is_answered": is_answered,
        "answers": _answers(audience, found.advice if is_answered else None),
        "elements": _elements(found, is_answered),
        "what_to_do": what_to_do_now() if audience is Audience.OTHER else None,
        "contacts": contact_cards("emergency", "hotline"),
        "rules": json_script(rules_of(instrument("guidelines")), "rules", _Compact),
        "checklist_source": source("guidelines_sv"),
    }


class _Compact(json.JSONEncoder):
    """Write JSON without spaces: the page has to stay light."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**{**how, "separators": (",", ":")})


def files_to_keep() -> list[str]:
    """Return the addresses of the files that the pages of the check need."""
    return [static(name) for name in _KEPT]


def _parts(audience: Audience, ticked: frozenset[str]) -> list[dict[str, Any]]:
    return [
        {
            "title": gettext(part.title(audience)),
            "questions": [
                {
                    "id": question.item,
                    "sentence": gettext(str(question.sentence(audience))),
                    "is_ticked": question.item in ticked,
                }
                for question in questions
            ],
        }
        for part, questions in asked(audience)
    ]


def _ages(audience: Audience, chosen: AgeGroup) -> list[dict[str, Any]]:
    unsure = (
        gettext("I would rather not say")
        if audience is Audience.OWN
        else gettext("I do not know")
    )
    names = {
        AgeGroup.CHILD: gettext("Under 18"),
        AgeGroup.ADULT: gettext("18 or over"),
        AgeGroup.UNKNOWN: unsure,
    }
    return [
        {"code": age.value, "name": name, "is_chosen": age is chosen}
        for age, name in names.items()
    ]


def _answers(audience: Audience, fitting: Advice | None) -> list[dict[str, Any]]:
    return [
        _answer(answer, advice is fitting)
        for advice, answer in everyday_answers(audience).items()
    ]


def _answer(answer: EverydayAnswer, fits: bool) -> dict[str, Any]:
    return {
        "advice": answer.advice.value,
        "is_strongest": answer.advice is Advice.TREAT_AS_PRESUMED_VICTIM,
        "fits": fits,
        "title": gettext(answer.title),
        "sentences": [gettext(sentence) for sentence in answer.sentences],
        "source": source(answer.source),
        "checked": answer.checked,
    }


def _elements(found: Assessment, is_answered: bool) -> list[dict[str, Any]]:
    names = {
        Element.ACT: gettext("Somebody recruits, moves, lodges or takes in a person,"),
        Element.MEANS: gettext("with force, threats, deceit or by abusing their need,"),
        Element.PURPOSE: gettext("to exploit them."),
    }
    return [
        {
            "element": element.value,
            "name": name,
            "is_present": is_answered
            and found.elements[element].state is State.PRESENT,
        }
        for element, name in names.items()
    ]
