"""What benchmarks make at once has every column that the actions would have written."""

import pytest
from django.db import models
from django.utils import timezone

from ledfyr.apps.cases.models import StatusDecision
from ledfyr.domain.access.roles import Role
from tests.factories import access as make
from tests.factories.many_cases import ManyCases

pytestmark = pytest.mark.django_db


def columns_of(model: type[models.Model]) -> set[str]:
    """Return the columns that whoever makes a row has to give."""
    return {
        field.name
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField)
    }


def test_no_row_lacks_a_column() -> None:
    place, second, small = (make.an_organisation() for _ in range(3))
    staff = make.a_member_of_staff(Role.CASE_WORKER, place)
    many = ManyCases(place, second, small, staff, timezone.now())

    rows = many.rows(range(300))

    assert StatusDecision in rows and len(rows) > 10
    for model, made in rows.items():
        for row in made:
            assert set(row) == columns_of(model), model
