"""What may be said about a case when advice is asked without personal details?

Only codes that many people share: no name, no place, no date, no language, no
nationality and nothing that somebody wrote. The guidelines ask for confidentiality from
the first meeting on; that this list is short enough is a rule of Ledfyr's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ledfyr.domain.cases.status import Status


@dataclass(frozen=True)
class AskedArea:
    """An area of life in which help is needed."""

    area: str
    is_urgent: bool


@dataclass(frozen=True)
class Consultation:
    """Everything that a consultation may hold; it has no place for a text."""

    age_group: str
    is_treated_as_child: bool
    main_form: str
    status: Status | None
    areas: tuple[AskedArea, ...]


def consultation(
    *,
    age_group: str,
    is_treated_as_child: bool,
    main_form: str,
    status: Status | None,
    needs: Iterable[tuple[str, bool]],
) -> Consultation:
    """Return what may be said: each area once, the urgent ones first.

    `status` is None for somebody who may not read the status of the case.
    """
    areas: dict[str, bool] = {}
    for area, is_urgent in needs:
        areas[area] = areas.get(area, False) or is_urgent
    ordered = sorted(areas.items(), key=lambda known: (not known[1], known[0]))
    asked = tuple(AskedArea(area, is_urgent) for area, is_urgent in ordered)
    return Consultation(age_group, is_treated_as_child, main_form, status, asked)
