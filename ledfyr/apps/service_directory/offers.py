"""What may be said of a service, and what may not?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.refusal import Refusal

MOST_PLACES = 10_000
_STREET = (
    r"gatan|gata|gaten|gate|gade|vägen|väg|veien|vei|vej|gränd|allé|katu|tie|"
    r"tänav|maantee|iela|gatvė|straße|strasse|street|road|avenue"
)
_ADDRESS = re.compile(
    rf"\b\w*(?:{_STREET})\.? \d+|\b(?:ul\.|ulica|улица|ул\.) ?\w+ \d+", re.IGNORECASE
)


class ServiceRefused(Refusal):
    """A service that cannot stand; the message says what to correct."""


@dataclass(frozen=True)
class Offer:
    """A service: what it helps with, and for whom; empty is everybody."""

    name: str
    summary: str
    areas: tuple[str, ...]
    sexes: tuple[str, ...] = ()
    age_groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    free_places: int | None = None


def refuse_unfit(offer: Offer) -> None:
    """Raise ServiceRefused for an empty name, an unknown code or a street address."""
    if not offer.name.strip():
        raise ServiceRefused("A service needs a name.")
    if not offer.areas:
        raise ServiceRefused("Say at least one thing that the service helps with.")
    if _ADDRESS.search(f"{offer.name}\n{offer.summary}"):
        raise ServiceRefused(
            "This looks like a street address. Never write where a service lies."
        )
    _check(offer.areas, codes().need_area)
    _check(offer.sexes, codes().sex)
    _check(offer.age_groups, codes().age_group)
    refuse_places(offer.free_places)


def refuse_places(free_places: int | None) -> None:
    """Raise ServiceRefused for a number of places that cannot be."""
    if free_places is not None and not 0 <= free_places <= MOST_PLACES:
        raise ServiceRefused(
            "Write how many places are free, or leave it empty if it is not known."
        )


def _check(chosen: Iterable[str], known: dict[str, str]) -> None:
    for code in chosen:
        if code not in known:
            raise ServiceRefused(
                "'{code}' is not known here; choose one of {known}.",
                code=code,
                known=", ".join(known),
            )
