"""Wording of pairs of records and of what they leave open; no database here."""

from dataclasses import dataclass

from django.utils.formats import date_format, localize
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from ledfyr.apps.cases.queries import PersonView
from ledfyr.apps.statistics.models import Step
from ledfyr.apps.statistics.queries import PairsWaiting, PairView, SearchRow
from ledfyr.domain.statistics.linkage import REASON_SENTENCES, Persons
from ledfyr.domain.vocabulary.codes import codes


@dataclass(frozen=True)
class Line:
    """One thing that is known of both people; `is_equal` where it is told alike."""

    name: str
    one: str
    other: str
    is_equal: bool


def waiting_page(found: PairsWaiting) -> dict[str, object]:
    """Return the pairs that wait, with whom the others wait, and how good they are."""
    return {
        "rows": [(each.id, _chance(each.chance)) for each in found.rows],
        "elsewhere": [
            (
                name,
                ngettext("%(number)d pair", "%(number)d pairs", number)
                % {"number": number},
            )
            for name, number in found.elsewhere
        ],
        "quality": _quality(found),
        "is_looking": found.search is not None and found.search.is_open,
        "search": _search(found.search),
    }


def pair_page(pair: PairView) -> dict[str, object]:
    """Return two records side by side, and in which ways they are alike."""
    return {
        "chance": _chance(pair.chance),
        "reasons": [gettext(REASON_SENTENCES[each]) for each in pair.reasons],
        "cases": (pair.one, pair.other),
        "lines": [
            Line(name, one, other, bool(one) and one == other)
            for (name, one), (_, other) in zip(
                _told(pair.one), _told(pair.other), strict=True
            )
        ],
    }


def open_persons(found: Persons | None) -> str:
    """Return in one sentence what pairs leave open in a figure; nothing if nothing."""
    if found is None or found.low == found.high:
        return ""
    return gettext(
        "Some records may be of one person: the persons registered here are between "
        "%(low)s and %(high)s."
    ) % {"low": localize(found.low), "high": localize(found.high)}


def _search(search: SearchRow | None) -> str:
    """Return how far the latest search is, in one sentence."""
    if search is None:
        return ""
    moved = date_format(localtime(search.moved_at), "DATETIME_FORMAT")
    said = {
        Step.WAITING: gettext("The search waits until the node is free for it."),
        Step.READING: gettext("Step 1 of 3: the records are read."),
        Step.COMPARING: gettext("Step 2 of 3: the records are compared."),
        Step.KEEPING: gettext("Step 3 of 3: the pairs are kept."),
        Step.DONE: gettext("The node last looked on %(moved)s."),
        Step.FAILED: gettext(
            "The search of %(moved)s failed and changed nothing. Have the node look "
            "again; if it fails again, tell whoever runs the node."
        ),
    }
    return said[search.step] % {"moved": moved}


def _told(person: PersonView) -> list[tuple[str, str]]:
    identity = person.identity
    countries = codes().country
    return [
        (gettext("Name"), identity.name),
        (gettext("Date of birth"), identity.birth_date),
        (gettext("Languages"), identity.languages),
        (
            gettext("Citizenships"),
            ", ".join(gettext(countries.get(c, c)) for c in identity.citizenships),
        ),
    ]


def _chance(chance: float) -> str:
    return gettext("%(number)d in 100") % {"number": min(99, round(100 * chance))}


def _quality(found: PairsWaiting) -> str:
    if found.right is None:
        return gettext("No likely pair has been reviewed yet.")
    return gettext(
        "Of the likely pairs that were reviewed, %(share)d in 100 were one person; "
        "with what chance leaves open, between %(low)d and %(high)d."
    ) % {
        "share": round(100 * found.right.value),
        "low": round(100 * found.right.low),
        "high": round(100 * found.right.high),
    }
