"""A free question asks one source: the node's cases, or one body that sent in."""

from datetime import date

import pytest

from ledfyr.apps.statistics.queries import (
    OWN,
    FreeQuestion,
    NotPermitted,
    free_answer,
    free_years,
    sources_of_facts,
    submitted_facts,
)
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.disclosure import TOTAL, PerturbedTable
from tests.factories.access import a_viewer, an_unkept_viewer
from tests.factories.submissions import a_statistician, taken_in_figures

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


def test_each_source_is_asked_alone():
    taken_in_figures(a_statistician())
    viewer = a_viewer(Role.STATISTICIAN)
    own, body = sources_of_facts(viewer, today=TODAY)
    facts = submitted_facts(viewer, free_years(TODAY))
    measure = facts[0].measure
    sent = sum(fact.count for fact in facts if fact.measure == measure)

    def asked(source: str) -> PerturbedTable:
        question = FreeQuestion(measure=measure, by=("sex",), source=source)
        return free_answer(viewer, question, today=TODAY)

    total = {cell.key: cell.count for cell in asked(body).cells}[(TOTAL,)]
    assert own == OWN
    assert total is None if sent < 5 else abs((total or 0) - sent) <= 7
    assert {cell.count for cell in asked(OWN).cells} == {0}


def test_whoever_sees_no_figures_asks_nothing():
    nobody = an_unkept_viewer()

    with pytest.raises(NotPermitted):
        free_answer(nobody, FreeQuestion(measure="victims", by=("sex",)), today=TODAY)
    with pytest.raises(NotPermitted):
        sources_of_facts(nobody, today=TODAY)


def test_years_do_not_tell_of_registrations():
    assert free_years(TODAY) == (2026, 2025, 2024, 2023, 2022)
    assert free_years(date(2026, 2, 1))[0] == 2025
