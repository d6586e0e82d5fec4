"""A person counts once, in the year of first registration, and protected."""

from datetime import date

import pytest

from ledfyr.apps.cases.actions import Ruling, record_decision
from ledfyr.apps.statistics.queries import NotPermitted, proposal
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.disclosure import TOTAL, Status
from ledfyr.domain.statistics.release_tables import NobodyCounted
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


def figure(year=2026):
    today = date(year + 1, 1, 2)
    return proposal(statistician(), year, ("form",), today=today).table


def counts(year=2026):
    return {cell.key[0]: cell.count for cell in figure(year).cells}


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
    with pytest.raises(NobodyCounted):
        figure(2026)


def test_a_small_number_is_hidden():
    register(4, main_form="BEGGING")

    table = figure(2026)

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

    with pytest.raises(NobodyCounted):
        figure(2024)


def test_whoever_may_not_release_figures_is_refused():
    reader = a_viewer(Role.CASE_WORKER, an_organisation())

    with pytest.raises(NotPermitted):
        proposal(reader, 2026, ("form",), today=date(2027, 1, 2))
