"""No sealed text is forgotten by the index of words and the copy for the person."""

from django.apps import apps
from django.db.models import BinaryField

from ledfyr.apps.cases.queries.texts import NO_TEXTS, SEALED_FIELDS
from ledfyr.domain.cases.own_data import own_data_rules


def test_every_sealed_field_is_in_the_table() -> None:
    sealed = {
        (model, field.name)
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, BinaryField) and field.name.startswith("sealed_")
    }
    listed = [(entry.model, entry.field) for entry in SEALED_FIELDS]

    assert set(listed) | NO_TEXTS == sealed
    assert len(listed) == len(set(listed))


def test_every_kind_of_text_has_a_rule() -> None:
    assert {entry.kind for entry in SEALED_FIELDS} <= set(own_data_rules())


def test_every_day_and_way_to_the_case_exists() -> None:
    for entry in SEALED_FIELDS:
        entry.model._default_manager.values(
            entry.to_case, entry.day
        ).query.sql_with_params()
