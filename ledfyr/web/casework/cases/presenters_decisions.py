"""Wording of the page of a decision; no database here."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import DecidedSoFar
from ledfyr.domain.referrals.decision import decision_kinds
from ledfyr.domain.referrals.facts import NOT_KNOWN, Actor
from ledfyr.web.casework.cases.meanwhile import Meanwhile


def other_bodies(others: Iterable[Actor]) -> list[tuple[str, str]]:
    """Return the bodies that may have taken a decision, as a choice takes them."""
    return [
        (each.id, gettext("Another body") if each is NOT_KNOWN else gettext(each.name))
        for each in others
    ]


def meanwhile(so_far: DecidedSoFar, shown: int) -> Meanwhile:
    """Return the decisions that stand now, the latest last, when more than `shown`."""
    kinds = decision_kinds()
    facts = tuple(
        (date_format(on), f"{gettext(kinds[name].name)} ({gettext(who)})")
        for name, on, who in so_far.decisions
    )
    return Meanwhile(facts, len(so_far.decisions))
