"""No table holds a place or a number at which a person or a shelter is found."""

import re

from django.apps import apps
from django.db import models

from ledfyr.domain.access.compartments import Compartment, readable
from ledfyr.domain.access.roles import Role

_FINDS_SOMEBODY = re.compile(
    r"address|street|postcode|postal|phone|latitude|longitude|coordinates|"
    r"nationality|ethnic|religion|photo"
)


def fields() -> list[models.Field]:
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith("ledfyr.apps.")
        for field in model._meta.fields
    ]


def test_no_readable_field_is_about_where_or_what_a_person_is() -> None:
    readable_fields = [f for f in fields() if not f.name.startswith("sealed_")]

    assert readable_fields
    assert [str(f) for f in readable_fields if _FINDS_SOMEBODY.search(f.name)] == []


def test_whatever_is_sealed_is_kept_as_bytes() -> None:
    sealed = [f for f in fields() if f.name.startswith("sealed_") and not f.is_relation]

    assert {type(field) for field in sealed} == {models.BinaryField}


def test_whereabouts_open_to_case_workers_alone() -> None:
    who = {role for role in Role if Compartment.WHEREABOUTS in readable([role])}

    assert who == {Role.CASE_WORKER}
