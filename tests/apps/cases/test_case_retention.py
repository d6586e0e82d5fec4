"""A file whose time is over can be read by nobody, though its figures stay."""

from datetime import datetime, time, timedelta

import pytest
from django.utils.timezone import make_aware

from ledfyr.apps.access.vault import KeyErased, open_text
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, Person, StatusDecision
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.cases.retention import (
    erase_closed_cases,
    erase_people_without_cases,
)
from tests.factories import cases as make

pytestmark = pytest.mark.django_db
SIX_YEARS = timedelta(days=6 * 366)


def test_a_closed_case_is_erased_when_its_years_are_over() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker, identity=Identity("Ion Popescu", "", ""))
    actions.close_case(by=worker, now=make.NOW, case_id=case.id)

    erased = erase_closed_cases(make.NOW + SIX_YEARS)
    forgotten = erase_people_without_cases(make.NOW + SIX_YEARS)

    assert (erased, forgotten) == (1, 1)
    decision = StatusDecision.objects.select_related("case__sealed_key").get()
    with pytest.raises(KeyErased):
        open_text(
            decision.case.sealed_key,
            decision,
            "sealed_reasons",
            decision.sealed_reasons,
        )
    assert Person.objects.get().name_index is None
    with pytest.raises(queries.CaseNotFound):
        queries.open_file(worker, case.id, now=make.NOW)


def test_a_closed_case_is_kept_until_the_day_that_its_page_tells() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker)
    actions.close_case(by=worker, now=make.NOW, case_id=case.id)
    last = queries.open_file(worker, case.id, now=make.NOW).kept_until
    assert last is not None
    evening = make_aware(datetime.combine(last, time(23, 59)))

    too_early = erase_closed_cases(evening)
    in_time = erase_closed_cases(evening + timedelta(minutes=2))

    assert (too_early, in_time) == (0, 1)


def test_an_erased_case_still_counts_in_its_year() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker)
    actions.close_case(by=worker, now=make.NOW, case_id=case.id)

    erase_closed_cases(make.NOW + SIX_YEARS)

    assert queries.registered_by_form(2026) == {"LABOUR": 1}


def test_an_open_case_is_kept_however_old() -> None:
    make.a_case(make.a_case_worker())

    assert erase_closed_cases(make.NOW + SIX_YEARS) == 0
    assert Case.objects.get().sealed_key.erased_at is None
