"""Which services fit a need, and why or why not?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Service:
    """A support service as far as matching needs it (names after HSDS)."""

    id: UUID
    areas: frozenset[str]
    sexes: frozenset[str]
    age_groups: frozenset[str]
    languages: frozenset[str]
    country: str
    municipality: str
    free_places: int | None


@dataclass(frozen=True)
class Sought:
    """What a person needs: an area, and what decides whether a service is for them."""

    area: str
    sex: str
    age_group: str
    languages: frozenset[str]
    country: str
    municipality: str


@dataclass(frozen=True)
class Match:
    """A service with the reasons for and against it, as codes for a page to word."""

    service: UUID
    fits: bool
    against: tuple[str, ...]
    in_favor: tuple[str, ...]


def match(sought: Sought, services: Iterable[Service]) -> tuple[Match, ...]:
    """Return every service of the area, the best first; none is hidden, all explained.

    An unknown sex or age never excludes. A service without free places is listed after
    those with some; an unknown number of places never counts against it.
    """
    found = [_judge(sought, each) for each in services if sought.area in each.areas]
    return tuple(sorted(found, key=lambda m: (not m.fits, -len(m.in_favor))))


def _judge(sought: Sought, service: Service) -> Match:
    checks = {
        "country": service.country == sought.country,
        "sex": _open_to(sought.sex, service.sexes, unknown="UNKNOWN"),
        "age_group": _open_to(sought.age_group, service.age_groups, unknown="unknown"),
        "full": service.free_places is None or service.free_places > 0,
    }
    near = service.municipality == sought.municipality
    speaks = bool(service.languages & sought.languages)
    free = bool(service.free_places)
    against = tuple(code for code, holds in checks.items() if not holds)
    gains = {"near": near, "language": speaks, "free_places": free}
    return Match(
        service=service.id,
        fits=not against,
        against=against,
        in_favor=tuple(code for code, holds in gains.items() if holds),
    )


def _open_to(value: str, allowed: Collection[str], *, unknown: str) -> bool:
    return not allowed or value == unknown or value in allowed
