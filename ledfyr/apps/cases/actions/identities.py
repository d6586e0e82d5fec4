"""Keeping who somebody is: sealed, found by sound, counted by group."""

import json
from dataclasses import asdict
from datetime import date

from ledfyr.apps.access import vault
from ledfyr.apps.cases.models import NameKey, Person
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.cases.queries.keyed import name_keys
from ledfyr.domain.cases.names import search_form
from ledfyr.domain.cases.partial_dates import read_partial_date
from ledfyr.domain.vocabulary.citizenship import citizenship_group


def keep_identity(person: Person, identity: Identity, country: str, on: date) -> None:
    """Seal an identity, save the person, and keep what finds the name again.

    Raises DateError for a date of birth that is none or lies after `on`.
    """
    birth = read_partial_date(identity.birth_date, latest=on)
    text = json.dumps(asdict(identity), ensure_ascii=False)
    person.sealed_identity = vault.seal_text(
        person.sealed_key, person, "sealed_identity", text
    )
    person.citizenship_group = citizenship_group(identity.citizenships, country).value
    name = identity.name.strip()
    person.name_index = (
        vault.blind_index("person-name", search_form(name)) if name else None
    )
    person.save()
    person.name_keys.all().delete()
    NameKey.objects.bulk_create(
        NameKey(person=person, key=key) for key in sorted(name_keys(name, birth))
    )
