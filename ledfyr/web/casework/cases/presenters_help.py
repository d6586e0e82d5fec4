"""Wording for the page that asks for help from outside support."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from ledfyr.apps.referrals.queries_asked import AskedRow
from ledfyr.apps.service_directory.queries import MatchedService
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.cases.consent import Consent
from ledfyr.domain.referrals.handover import STATE_NAMES
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.fit import against, in_favor, places


def help_wanted(asked: Iterable[AskedRow]) -> dict[str, Any]:
    """Return the areas in which help can be asked for, and one's own requests."""
    return {
        "areas": [
            {"code": code, "name": gettext(name)}
            for code, name in codes().need_area.items()
        ],
        "asked": [
            {
                "area": gettext(codes().need_area[row.area]),
                "service": row.service,
                "sent": date_format(row.sent_at),
                "state": gettext(STATE_NAMES[row.state]),
            }
            for row in asked
        ],
    }


def choices(matches: Iterable[MatchedService]) -> list[tuple[str, str]]:
    """Return the services of an area as a choice, the best fit first, with reasons."""
    return [(str(each.service.id), _with_reasons(each)) for each in matches]


def _with_reasons(match: MatchedService) -> str:
    service = match.service
    said = [f"{service.name}, {service.organisation}", places(service.free_places)]
    if why := in_favor(match):
        said.append(gettext("For: %(reasons)s") % {"reasons": ", ".join(why)})
    if why_not := against(match):
        said.append(gettext("Against: %(reasons)s") % {"reasons": ", ".join(why_not)})
    return ". ".join(said) + "."


def lead(
    told: Iterable[Consent],
    readable: Collection[Compartment],
    matches: Iterable[MatchedService],
    today: date,
) -> str:
    """Return in words what the person let this reader share with these services."""
    names = {
        each.service.organisation_id: each.service.organisation for each in matches
    }
    if not names:
        return gettext(
            "No service in the inventory covers this. Ask the regional coordinator."
        )
    agreed = [
        f"{names[line.recipient]}: {gettext(COMPARTMENT_NAMES[line.compartment])}"
        for line in told
        if line.recipient in names
        and line.compartment in readable
        and line.is_live(today)
    ]
    if not agreed:
        return gettext(
            "The person has agreed with you on none of these services yet. Record "
            "their consent first."
        )
    return gettext(
        "The person agreed with you to share this: %(parts)s. Nothing else is sent."
    ) % {"parts": "; ".join(agreed)}
