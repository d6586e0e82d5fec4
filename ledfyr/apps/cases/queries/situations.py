"""Who else was in the same situation, as far as the viewer may know?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries.lists import visible_cases
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.domain.access.compartments import Compartment


@dataclass(frozen=True)
class SituationView:
    """The situation of a case: how many others there are, and which may be opened.

    `reference` is empty where the case is linked to none. Those that may not be opened
    are counted and nothing else: not where they are, not how they stand.
    """

    case_id: UUID
    case_reference: str
    reference: str
    others: int
    open_to_viewer: tuple[tuple[UUID, str], ...]


def situation_of(viewer: Viewer, case_id: UUID, *, now: datetime) -> SituationView:
    """Return the situation of a case; the reading is audited.

    Raises CaseNotFound for a case of others or where the account is closed.
    """
    case = opened_part(viewer, case_id, Compartment.ACCOUNT, now=now)
    if case.situation is None:
        return SituationView(case.id, case.reference, "", 0, ())
    others = case.situation.cases.filter(sealed_key__erased_at=None)
    places = [
        place
        for place in viewer.organisation_ids
        if Compartment.ACCOUNT in viewer.readable_in(place)
    ]
    mine = visible_cases(viewer).filter(
        situation=case.situation, organisation_id__in=places
    )
    return SituationView(
        case_id=case.id,
        case_reference=case.reference,
        reference=case.situation.reference,
        others=others.exclude(id=case.id).count(),
        open_to_viewer=tuple(
            mine.exclude(id=case.id)
            .order_by("reference")
            .values_list("id", "reference")
        ),
    )
