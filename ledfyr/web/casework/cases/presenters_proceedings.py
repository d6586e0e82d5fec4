"""Wording and grouping for the page of proceedings and redress."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import MatterView, ProceedingsOfCase
from ledfyr.domain.cases.proceedings import Happened, Owed, rule_of
from ledfyr.domain.cases.proceedings_model import proceedings_model
from ledfyr.web.casework.cases.presenters import days_left


def proceedings_page(found: ProceedingsOfCase, today: date) -> dict[str, Any]:
    """Return each track that is open to the viewer, with its matters."""
    tracks = proceedings_model().tracks()
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
        "steps": [
            {
                "on": step.happened.on,
                "rule": rule_of(step.happened.step),
                "day_named": step.happened.day_named,
                "money": _money(step.happened),
                "note": step.note,
                "by": step.recorded_by,
            }
            for step in view.steps
        ],
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
    return _amount(money.amount, money.currency) if money else ""


def _amount(amount: Decimal, currency: str) -> str:
    written = number_format(amount, decimal_pos=2, use_l10n=True, force_grouping=True)
    return f"{written} {currency}"
