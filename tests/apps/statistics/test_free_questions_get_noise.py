"""Whoever asks freely gets counts with noise, as of the last quarter."""

from datetime import date

import pytest

from ledfyr.apps.statistics.queries import noisy_table
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.disclosure import TOTAL, PerturbedTable
from tests.factories.access import a_viewer
from tests.factories.cases import a_case, a_case_worker

pytestmark = pytest.mark.django_db


def ask(by, today=date(2026, 11, 2)):
    viewer = a_viewer(Role.COORDINATOR)
    table = noisy_table(viewer, 2026, by, today=today, measure="victims")
    assert isinstance(table, PerturbedTable)
    return {cell.key: cell.count for cell in table.cells}


def register(number, day):
    worker = a_case_worker()
    for _ in range(number):
        a_case(worker, presumed_on=day)


def test_a_question_gets_the_same_answer_until_the_quarter_is_over():
    register(20, date(2026, 5, 4))
    before = ask(("form", "sex"))
    register(20, date(2026, 10, 4))

    assert ask(("form", "sex")) == before
    assert ask(("form", "sex"), date(2027, 1, 2)) != before


def test_the_same_persons_come_out_the_same_in_another_cut():
    register(20, date(2026, 5, 4))

    one, other = ask(("sex",)), ask(("form", "age_group"))

    assert one[(TOTAL,)] == other[(TOTAL, TOTAL)] == other[("labour", "adult")]
    assert abs((one[(TOTAL,)] or 0) - 20) <= 7
