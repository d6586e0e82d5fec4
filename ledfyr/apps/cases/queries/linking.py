"""What of people is compared to find two records of one person, and who may look?

`people_to_compare` opens every identity: only an action that runs as the node calls it,
and nothing of it is kept, shown or logged.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models.functions import Coalesce

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Person
from ledfyr.apps.cases.queries.counting import registering
from ledfyr.apps.cases.queries.identities import identity_of
from ledfyr.apps.cases.queries.lists import visible_cases
from ledfyr.apps.cases.queries.people import identity_places


@dataclass(frozen=True)
class ToCompare:
    """What is told of a person, opened."""

    person_id: UUID
    name: str
    birth_date: str
    gender: str
    citizenship: str


def people_to_compare() -> Iterator[ToCompare]:
    """Yield the people of cases that were not found to be one yet, identity opened.

    Who has no name here, or whose key is destroyed, is left out.
    """
    people = (
        Person.objects.filter(
            cases__isnull=False,
            same_as=None,
            sealed_identity__isnull=False,
            sealed_key__erased_at=None,
        )
        .select_related("sealed_key")
        .order_by("id")
        .distinct()
    )
    for person in people.iterator():
        told = identity_of(person)
        if told and told.name.strip():
            yield ToCompare(
                person.id,
                told.name,
                told.birth_date,
                "" if told.gender == "UNKNOWN" else told.gender,
                told.citizenships[0] if told.citizenships else "",
            )


def registered_people(year: int) -> frozenset[UUID]:
    """Return the persons first registered in `year`, each by the record that stands."""
    return frozenset(registering(year))


def still_one(people: Collection[UUID]) -> dict[UUID, UUID]:
    """Return, for each record that is there, the record that stands for its person."""
    return dict(
        Person.objects.filter(id__in=people).values_list(
            "id", Coalesce("same_as_id", "id")
        )
    )


def places_of(people: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """Return the names of the organisations that hold cases of each person."""
    found: dict[UUID, set[str]] = {}
    rows = Case.objects.filter(person_id__in=people, sealed_key__erased_at=None)
    for person, name in rows.values_list("person_id", "organisation__name"):
        found.setdefault(person, set()).add(name)
    return {person: frozenset(names) for person, names in found.items()}


def cases_to_compare(viewer: Viewer, people: Collection[UUID]) -> dict[UUID, UUID]:
    """Return a case of each person whose identity the viewer may read: the latest.

    A sealed file is left out, as in every comparison of people.
    """
    rows = (
        visible_cases(viewer)
        .filter(
            person_id__in=people,
            organisation_id__in=identity_places(viewer),
            is_sealed=False,
        )
        .order_by("opened_on", "id")
        .values_list("person_id", "id")
    )
    return dict(rows)
