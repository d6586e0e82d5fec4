"""A case stands under what is agreed locally where its organisation works."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.models import Organisation
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.queries import case_of, open_file
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db


def clocks_of_a_case_in(municipality, age_group="child", country="NO"):
    place = Organisation.objects.create(
        name="Social services",
        kind="SOCIAL",
        country=country,
        municipality=municipality,
    )
    worker = a_viewer(Role.CASE_WORKER, place)
    opening = actions.Opening(
        organisation_id=place.pk,
        presumed_on=TODAY,
        reasons="Signs.",
        identity=None,
        age_group=age_group,
        sex="F",
        main_form="LABOUR",
        entries={},
    )
    case = actions.open_case(by=worker, now=NOW, opening=opening)
    file = open_file(worker, case_of(worker, case.id).id, now=NOW)
    return {clock.clock: clock for clock in file.row.clocks}, file


@pytest.mark.parametrize("municipality", ["Bergen", "BERGEN kommune"])
def test_a_child_found_in_bergen_has_a_meeting_within_a_day(municipality):
    clocks, file = clocks_of_a_case_in(municipality)

    assert clocks["team_meeting"].ends == TODAY + timedelta(days=1)
    assert file.law.sources()[clocks["team_meeting"].source]


@pytest.mark.parametrize(
    ("municipality", "age_group"),
    [("Oslo", "child"), ("", "child"), ("Bergen", "adult")],
)
def test_nobody_else_has(municipality, age_group):
    clocks, _ = clocks_of_a_case_in(municipality, age_group)

    assert "team_meeting" not in clocks


def test_the_name_of_the_country_stays():
    _, file = clocks_of_a_case_in("Bergen")

    assert file.law.name == "Norway"
