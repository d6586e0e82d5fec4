"""Wording of the page that closes a case; no database here."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext

from ledfyr.apps.cases.queries import Closing, Waiting, kept_until
from ledfyr.apps.referrals.queries_closing import OpenAt
from ledfyr.domain.cases.due import AFTER_CLOSING
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.presenters import days_until, keeping


def closing(found: Closing, sent: tuple[OpenAt, ...], today: date) -> dict[str, Any]:
    """Return what a closed case forgets, and what goes on waiting all the same."""
    needs = Counter(found.needs_not_met)
    ends = [each for each in found.waiting if each.kind not in AFTER_CLOSING]
    goes_on = [each for each in found.waiting if each.kind in AFTER_CLOSING]
    return {
        "reference": found.reference,
        "ends": [_waiting(each, today) for each in ends],
        "goes_on": [_waiting(each, today) for each in goes_on],
        "referrals": [line for each in sent for line in _open_at(each)],
        "needs": [
            {"area": gettext(codes().need_area[area]), "number": number}
            for area, number in needs.items()
        ],
        "kept": keeping(kept_until(today), today),
    }


def _open_at(each: OpenAt) -> Iterator[str]:
    if each.unanswered:
        yield ngettext(
            "%(name)s has not answered %(number)d referral",
            "%(name)s has not answered %(number)d referrals",
            each.unanswered,
        ) % {"name": each.recipient, "number": each.unanswered}
    if each.not_arrived:
        yield ngettext(
            "%(name)s has accepted %(number)d referral; the person has not arrived",
            "%(name)s has accepted %(number)d referrals; the person has not arrived",
            each.not_arrived,
        ) % {"name": each.recipient, "number": each.not_arrived}


def _waiting(each: Waiting, today: date) -> dict[str, Any]:
    return {
        "name": gettext(each.name),
        "on": each.on,
        "left": days_until(each.on, today),
        "kind": "overdue" if each.on < today else "waiting",
    }
