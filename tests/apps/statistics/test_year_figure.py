"""A person counts once, in the year of first registration, and protected."""

from datetime import date

import pytest

from ledfyr.apps.cases.actions import Ruling, record_decision
from ledfyr.apps.statistics.queries import NotPermitted, year_figure, years
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.disclosure import TOTAL, Status
from tests.factories.access import a_viewer
from tests.factories.cases import (
    NOW,
    a_case,
    a_case_worker,
    an_organisation,
)

pytestmark = pytest.mark.django_db


def statistician():
    return a_viewer(Role.STATISTICIAN, an_organisation("Statistics", "STATISTICS"))


def register(number, **known):
    worker = a_case_worker()
    return [a_case(worker, **known) for _ in range(number)]


def counts(year=2026):
    table = year_figure(statistician(), year)
    return {cell.key[0]: cell.count for cell in table.cells}


def test_persons_are_counted_under_their_broad_form():
    register(5, main_form="LABOUR")
    register(2, main_form="SEX_REMOTE")
    register(4, main_form="SEX_OTHER")

    found = counts()

    assert (found["labour"], found["sexual"], found[TOTAL]) == (5, 6, 11)


def test_a_form_that_nobody_was_counted_under_is_zero():
    register(5)

    assert counts()["organ"] == 0


def test_a_later_decision_does_not_count_the_person_again():
    first, *_ = register(5, presumed_on=date(2025, 3, 1))
    police = a_viewer(Role.INVESTIGATOR, first.organisation)
    first.organisation.kind = "POLICE"
    first.organisation.save()
    ruling = Ruling("reasonable_grounds", date(2026, 2, 1), "Seen.", "Told.")

    record_decision(by=police, now=NOW, case_id=first.id, ruling=ruling)

    assert counts(2025)["labour"] == 5
    assert year_figure(statistician(), 2026) is None


def test_a_small_number_is_hidden():
    register(4, main_form="BEGGING")

    table = year_figure(statistician(), 2026)

    found = {cell.key[0]: cell for cell in table.cells}
    assert found["begging"].count is None
    assert found["begging"].status is Status.PRIMARY
    assert found[TOTAL].count is None


def test_a_number_that_would_give_a_small_one_away_is_hidden_too():
    register(4, main_form="BEGGING")
    register(7, main_form="LABOUR")
    register(9, main_form="SEX_OTHER")

    found = counts()

    assert found["begging"] is None
    assert [found["labour"], found["sexual"], found[TOTAL]].count(None) >= 1


def test_a_year_without_anybody_has_no_figure():
    register(5)

    assert year_figure(statistician(), 2024) is None
    assert years(statistician()) == (2026,)


def test_whoever_may_not_see_figures_is_refused():
    nobody = a_viewer(Role.STATISTICIAN, an_organisation())
    nobody = type(nobody)(nobody.staff_id, (), frozenset(), frozenset(), frozenset())

    with pytest.raises(NotPermitted):
        year_figure(nobody, 2026)
    with pytest.raises(NotPermitted):
        years(nobody)
