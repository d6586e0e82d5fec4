"""A consultation has no place for anything that tells who the person is."""

from dataclasses import fields

from ledfyr.domain.cases.consultation import AskedArea, Consultation, consultation
from ledfyr.domain.cases.status import Status


def test_it_holds_codes_that_many_people_share_and_nothing_else() -> None:
    held = {field.name for field in fields(Consultation)}

    assert held == {
        "age_group",
        "is_treated_as_child",
        "main_form",
        "status",
        "areas",
    }


def test_an_area_stands_once_and_what_is_urgent_first() -> None:
    said = consultation(
        age_group="adult",
        is_treated_as_child=False,
        main_form="LABOUR",
        status=Status.PRESUMED,
        needs=[("HEALTH", False), ("HOUSING", False), ("HOUSING", True)],
    )

    assert said.areas == (AskedArea("HOUSING", True), AskedArea("HEALTH", False))
