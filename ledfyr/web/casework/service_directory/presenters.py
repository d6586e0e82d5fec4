"""How is a service told on a page?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from ledfyr.apps.service_directory.actions import Offer
from ledfyr.apps.service_directory.queries_inventory import ServiceEntry
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.service_directory.forms import CODED, names_of_codes


@dataclass(frozen=True)
class Line:
    """A service in a list."""

    entry: ServiceEntry
    places: str
    languages: str


@dataclass(frozen=True)
class Area:
    """An area of need, with the services that help with it."""

    code: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Fact:
    """One line of what is known."""

    name: str
    value: str


def by_area(entries: Sequence[ServiceEntry], chosen: str = "") -> tuple[Area, ...]:
    """Return the areas in their order, those without a service left out."""
    lines = {entry.id: line(entry) for entry in entries}
    areas = (
        Area(
            code, gettext(name), tuple(lines[e.id] for e in entries if code in e.areas)
        )
        for code, name in codes().need_area.items()
        if chosen in ("", code)
    )
    return tuple(area for area in areas if area.lines)


def line(entry: ServiceEntry) -> Line:
    """Return a service as a list shows it."""
    names = _names("languages", entry.languages)
    return Line(entry, free_places(entry.free_places), names)


def facts(entry: ServiceEntry) -> tuple[Fact, ...]:
    """Return everything that is known of a service."""
    told = _told(_offer_of(entry))
    return (
        Fact(gettext("Organisation"), entry.organisation),
        *(Fact(*told[field]) for field in told if field != "name"),
        Fact(gettext("Last confirmed"), date_format(entry.verified_on)),
    )


def stands_now(entry: ServiceEntry, typed: Offer) -> tuple[Fact, ...]:
    """Return what stands now wherever it differs from what was typed."""
    stands, wanted = _told(_offer_of(entry)), _told(typed)
    return tuple(
        Fact(*stands[field]) for field in stands if stands[field] != wanted[field]
    )


def free_places(number: int | None) -> str:
    """Return how many places are free."""
    if number is None:
        return gettext("Free places not known")
    if number == 0:
        return gettext("No free place")
    return ngettext("%(number)d free place", "%(number)d free places", number) % {
        "number": number
    }


def first_values(entry: ServiceEntry) -> dict[str, object]:
    """Return what a form to change a service starts with."""
    coded: dict[str, object] = {name: list(getattr(entry, name)) for name in CODED}
    return coded | {
        "name": entry.name,
        "summary": entry.summary,
        "free_places": entry.free_places,
        "revision": entry.revision,
    }


def _offer_of(entry: ServiceEntry) -> Offer:
    return Offer(
        entry.name,
        entry.summary,
        entry.areas,
        entry.sexes,
        entry.age_groups,
        entry.languages,
        entry.free_places,
    )


def _told(offer: Offer) -> dict[str, tuple[str, str]]:
    everybody = gettext("Everybody")
    return {
        "name": (gettext("Name"), offer.name.strip()),
        "summary": (gettext("What it offers"), offer.summary.strip() or "—"),
        "areas": (gettext("Helps with"), _names("areas", offer.areas)),
        "sexes": (gettext("Only for"), _names("sexes", offer.sexes) or everybody),
        "age_groups": (
            gettext("Ages"),
            _names("age_groups", offer.age_groups) or everybody,
        ),
        "languages": (
            gettext("Languages"),
            _names("languages", offer.languages) or gettext("Not known"),
        ),
        "free_places": (gettext("Free places"), free_places(offer.free_places)),
    }


def _names(field: str, chosen: Iterable[str]) -> str:
    known, picked = names_of_codes()[field], set(chosen)
    listed = [name for code, name in known.items() if code in picked]
    return ", ".join([*listed, *sorted(picked - known.keys())])
