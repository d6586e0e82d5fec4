"""Who is a person, how old are they on a day, and are they treated as a child?"""

import json
from datetime import date

from ledfyr.apps.access import vault
from ledfyr.apps.cases.models import Person
from ledfyr.apps.cases.queries.seen import Identity
from ledfyr.domain.cases.childhood import Childhood, childhood
from ledfyr.domain.cases.partial_dates import PartialDate, read_partial_date


def identity_of(person: Person) -> Identity | None:
    """Return a person's identity, opened; None where none was given."""
    if person.sealed_identity is None:
        return None
    text = vault.open_text(
        person.sealed_key, person, "sealed_identity", person.sealed_identity
    )
    known = json.loads(text)
    citizenships = tuple(known.pop("citizenships", ()))
    return Identity(**known, citizenships=citizenships)


def birth_of(person: Person) -> PartialDate | None:
    """Return what is known of the date of birth; None where nothing is."""
    known = identity_of(person)
    return read_partial_date(known.birth_date, latest=date.max) if known else None


def childhood_of(person: Person, on: date) -> Childhood:
    """Return whether a person is treated as a child on a day, and why.

    The date of birth is opened for it, whoever asks: nothing leaves but the answer.
    """
    born = birth_of(person)
    return childhood(person.age_group, person.age_is_in_doubt, born, on)
