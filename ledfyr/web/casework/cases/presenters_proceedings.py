"""Wording and grouping for the page of proceedings and redress."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import (
    HappenedView,
    MatterView,
    ProceedingsOfCase,
)
from ledfyr.domain.cases.happened import Happened, rule_of
from ledfyr.domain.cases.proceedings_model import proceedings_model
from ledfyr.domain.cases.redress import Owed
from ledfyr.domain.vocabulary.sources import Source
from ledfyr.domain.vocabulary.sources import source as shared_source
from ledfyr.web.casework.cases.presenters import days_left


def proceedings_page(found: ProceedingsOfCase, today: date) -> dict[str, Any]:
    """Return each track that is open to the viewer, with its matters.

    A track that the viewer only reads is left out until something stands in it.
    """
    tracks = proceedings_model().tracks()
    filled = {each.track for each in found.matters}
    return {
        "case_id": found.case_id,
        "reference": found.reference,
        "tracks": [
            {
                "track": tracks[code],
                "name": gettext(tracks[code].name),
                "is_writable": code in found.writable_tracks,
                "matters": [
                    _matter(each, today) for each in found.matters if each.track == code
                ],
            }
            for code in found.tracks
            if code in found.writable_tracks or code in filled
        ],
    }


def _matter(view: MatterView, today: date) -> dict[str, Any]:
    return {
        "view": view,
        "stage": gettext(view.stage) if view.stage else gettext("Nothing moved yet"),
        "to_come": [
            {
                "name": gettext(rule_of(each.step).name),
                "on": each.day_named,
                "left": days_left(each.day_named, today),
            }
            for each in view.to_come
            if each.day_named
        ],
        "owed": _owed(view.owed) if view.owed else None,
        "advice": view.advice,
        "steps": [_step(each) for each in view.steps],
        "cited": _cited(view),
    }


def _cited(view: MatterView) -> list[tuple[Source, bool]]:
    """Return each source of the steps once; confirmed if all its steps are."""
    found: dict[str, bool] = {}
    for step in view.steps:
        rule = rule_of(step.happened.step)
        found[rule.source] = found.get(rule.source, True) and rule.checked
    return [(shared_source(id), is_checked) for id, is_checked in found.items()]


def _step(view: HappenedView) -> dict[str, Any]:
    return {
        "view": view,
        "on": view.happened.on,
        "rule": rule_of(view.happened.step),
        "day_named": view.happened.day_named,
        "money": _money(view.happened),
    }


def _owed(owed: Owed) -> dict[str, str]:
    none = gettext("Not decided")
    awarded = none if owed.awarded is None else _amount(owed.awarded, owed.currency)
    return {
        "claimed": _amount(owed.claimed, owed.currency),
        "awarded": awarded,
        "paid": _amount(owed.paid, owed.currency),
        "outstanding": _amount(owed.outstanding, owed.currency),
    }


def _money(happened: Happened) -> str:
    money = happened.money
    if money is None:
        return ""
    written = _amount(money.amount, money.currency)
    if money.counts_as is None:
        return written
    covered = number_format(money.counts_as, decimal_pos=2, force_grouping=True)
    return gettext("%(paid)s, which covers %(covered)s of the claim") % {
        "paid": written,
        "covered": covered,
    }


def _amount(amount: Decimal, currency: str) -> str:
    written = number_format(amount, decimal_pos=2, use_l10n=True, force_grouping=True)
    return f"{written} {currency}"
