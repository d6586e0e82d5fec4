"""Wording of the pages about access to files; no database here."""

from typing import Any

from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import (
    ConflictRow,
    EmergencyFile,
    GlassRow,
    SeenRow,
    WhoSaw,
)
from ledfyr.domain.access.audit_verbs import VERB_SENTENCES
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES
from ledfyr.domain.cases.special_access import (
    CONFLICT_NAMES,
    EMERGENCY_PARTS,
    GLASS_OUTCOME_NAMES,
    GLASS_REASON_NAMES,
    Conflict,
    GlassOutcome,
    GlassReason,
)


def seen_page(found: WhoSaw, may_seal: bool) -> dict[str, Any]:
    """Return who has seen a file, who is kept out, and the emergencies."""
    return {
        "of": found,
        "rows": [_seen(row) for row in found.rows],
        "kept_out": [conflict(row) for row in found.kept_out],
        "emergencies": [glass(row) for row in found.emergencies],
        "may_seal": may_seal,
    }


def conflict(row: ConflictRow) -> dict[str, Any]:
    """Return who is kept out, with why in words."""
    return {"row": row, "why": gettext(CONFLICT_NAMES[Conflict(row.kind)])}


def glass(row: GlassRow) -> dict[str, Any]:
    """Return an emergency access, with why and what the review found in words."""
    reviewed = (
        gettext(GLASS_OUTCOME_NAMES[GlassOutcome(row.outcome)]) if row.outcome else ""
    )
    return {
        "row": row,
        "why": gettext(GLASS_REASON_NAMES[GlassReason(row.reason)]),
        "outcome": reviewed or gettext("Waits for review"),
        "kind": "done" if reviewed else "waiting",
    }


def emergency_page(opened: EmergencyFile) -> dict[str, Any]:
    """Return what emergency access opens, part by part."""
    return {
        "opened": opened,
        "parts": [
            {
                "name": gettext(COMPARTMENT_NAMES[part]),
                "entries": opened.entries.get(part, ()),
            }
            for part in EMERGENCY_PARTS
        ],
    }


def _seen(row: SeenRow) -> dict[str, Any]:
    return {
        "row": row,
        "again": _again(row),
        "name": row.name or gettext("Somebody whose account is gone"),
        "did": gettext(VERB_SENTENCES[row.verb]),
        "part": gettext(COMPARTMENT_NAMES[row.compartment]) if row.compartment else "",
    }


def _again(row: SeenRow) -> str:
    """Return how often it was done and between which hours; empty for once."""
    if row.times == 1:
        return ""
    hours = (localtime(moment) for moment in (row.first_at, row.at))
    first, last = (time_format(moment, "TIME_FORMAT") for moment in hours)
    if first == last:
        return gettext("%(number)d times at %(last)s") % {
            "number": row.times,
            "last": last,
        }
    return gettext("%(number)d times, from %(first)s to %(last)s") % {
        "number": row.times,
        "first": first,
        "last": last,
    }
