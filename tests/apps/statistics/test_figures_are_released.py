"""What is released is counted and protected here, kept with its file, and stays."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.statistics.actions import (
    count_figures,
    publish_release,
    write_missing_files,
)
from ledfyr.apps.statistics.models import Release
from ledfyr.apps.statistics.queries import (
    NotPermitted,
    NotReleasable,
    latest_release,
    releases,
    years,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.disclosure import TOTAL, Status
from ledfyr.domain.statistics.release_days import NotYetReleasable
from ledfyr.domain.statistics.release_tables import NobodyCounted
from ledfyr.engines.statistics.release_files import released
from tests.factories.access import a_viewer
from tests.factories.cases import a_case, a_case_worker, an_organisation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
FORM = ("form",)


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.LEDFYR_RELEASES_FOLDER = tmp_path / "releases"
    return settings.LEDFYR_RELEASES_FOLDER


def statistician():
    return a_viewer(Role.STATISTICIAN, an_organisation("Statistics", "STATISTICS"))


def register(number, day=date(2026, 5, 4), **known):
    worker = a_case_worker()
    return [a_case(worker, presumed_on=day, **known) for _ in range(number)]


def publish(now=NOW, by=FORM, **more):
    return publish_release(by=statistician(), now=now, year=2026, dimensions=by, **more)


def test_the_released_file_holds_the_table_and_its_heading(
    folder, django_capture_on_commit_callbacks
):
    register(6, main_form="LABOUR")

    with django_capture_on_commit_callbacks(execute=True):
        publish()

    (table,) = released(folder)
    assert table.by_key[("labour",)].count == 6
    assert table.heading.as_of == date(2026, 9, 30)
    assert table.heading.published_by == "Statistics"


def test_no_hidden_number_is_kept_anywhere(folder, django_capture_on_commit_callbacks):
    register(3, main_form="BEGGING")
    register(17, main_form="LABOUR")

    with django_capture_on_commit_callbacks(execute=True):
        release = publish()

    for text in (release.text, next(folder.iterdir()).read_text()):
        cells = {tuple(c["key"]): c["count"] for c in json.loads(text)["cells"]}
        assert cells[("begging",)] is None
        assert [cells[("labour",)], cells[(TOTAL,)]].count(None) >= 1


def test_nothing_after_the_last_complete_quarter_is_counted():
    register(6)
    register(9, day=date(2026, 10, 1))

    assert publish().table.total.count == 6


def test_a_release_that_fails_leaves_no_file(folder):
    register(6)

    with pytest.raises(RuntimeError), transaction.atomic():
        publish()
        raise RuntimeError

    assert not Release.objects.exists()
    assert not folder.exists()


def test_a_second_edition_says_what_it_corrects_and_the_first_stays():
    first, *_ = register(11)
    publish()
    register(7, main_form="SEX_OTHER")

    with pytest.raises(NotReleasable, match="corrects"):
        publish()
    publish(note="Two places reported late.")

    entries = releases(statistician())
    assert [e.table.heading.edition for e in entries] == [2, 1]
    assert [e.is_latest for e in entries] == [True, False]
    assert latest_release(statistician(), 2026, FORM).total.count == 18


def test_an_edition_that_says_the_same_is_refused():
    register(6)
    publish()

    with pytest.raises(NotReleasable, match="the same"):
        publish(note="Again.")


def test_a_lost_file_is_written_again(folder):
    register(6)
    publish()

    assert (write_missing_files(), write_missing_files()) == (1, 0)
    assert len(released(folder)) == 1


@pytest.mark.parametrize(
    ("now", "refusal"),
    [
        (datetime(2026, 3, 31, tzinfo=UTC), NotYetReleasable),
        (datetime(2026, 4, 1, tzinfo=UTC), NobodyCounted),
    ],
)
def test_what_cannot_be_released_is_refused_with_the_reason(now, refusal):
    register(6)

    with pytest.raises(refusal):
        publish(now)


def test_a_table_of_ones_own_choice_is_refused():
    register(6)

    with pytest.raises(NotReleasable):
        publish(by=("form", "sector"))


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.ADMINISTRATOR])
def test_other_roles_neither_count_nor_release(role):
    viewer = a_viewer(role, an_organisation())

    for deed in (count_figures, publish_release):
        with pytest.raises(NotPermitted):
            deed(by=viewer, now=NOW, year=2026, dimensions=FORM)


def test_counting_and_releasing_are_audited():
    register(6)
    before = set(AuditEvent.objects.values_list("pk", flat=True))

    count_figures(by=statistician(), now=NOW, year=2026, dimensions=FORM)
    release = publish()

    events = AuditEvent.objects.exclude(pk__in=before)
    assert list(events.order_by("sequence").values_list("verb", "subject_id")) == [
        (AuditVerb.FIGURES_COUNTED, None),
        (AuditVerb.FIGURES_RELEASED, release.pk),
    ]


def test_a_year_is_offered_to_readers_once_it_is_released():
    register(6)
    everybody = a_viewer(Role.CASE_WORKER, an_organisation())

    before = years(everybody)
    publish()

    assert (before, years(everybody)) == ((), (2026,))


def test_a_viewer_without_a_role_sees_nothing():
    nobody = replace(
        statistician(), held=(), permissions=frozenset(), organisation_ids=frozenset()
    )

    for query in (years, releases):
        with pytest.raises(NotPermitted):
            query(nobody)


def test_two_persons_more_in_a_quarter_are_not_told_by_the_next_edition():
    register(20, main_form="LABOUR")
    register(20, main_form="SEX_OTHER")
    publish(datetime(2026, 7, 2, tzinfo=UTC))
    register(2, day=date(2026, 8, 1), main_form="LABOUR")

    table = publish(datetime(2026, 10, 2, tzinfo=UTC)).table

    assert table.by_key[("labour",)].count is None
    assert table.by_key[("sexual",)].count == 20
    assert table.total.count is None


def test_other_tables_of_the_same_day_are_laid_beside_as_well():
    register(20, main_form="LABOUR")
    register(20, main_form="SEX_OTHER")
    publish(datetime(2026, 7, 2, tzinfo=UTC), by=("sex",))
    register(2, day=date(2026, 8, 1), main_form="LABOUR")

    table = publish(datetime(2026, 10, 2, tzinfo=UTC)).table

    assert table.total.count is None


def test_what_fewer_forms_would_save_is_told_before_the_release():
    register(20, main_form="LABOUR")
    register(30, main_form="SEX_OTHER")
    register(3, main_form="BEGGING")
    register(2, main_form="ORGAN")

    found = count_figures(by=statistician(), now=NOW, year=2026, dimensions=FORM)

    saved = found.in_groups
    assert (saved.hidden, saved.numbers) == (2, 5)
    assert (saved.hidden_in_groups, saved.numbers_in_groups) == (0, 4)


def test_nothing_is_said_of_groups_where_nothing_is_hidden():
    register(20, main_form="LABOUR")

    found = count_figures(by=statistician(), now=NOW, year=2026, dimensions=FORM)

    assert found.in_groups is None


def test_a_table_by_two_codes_hides_its_small_cells():
    register(9, main_form="LABOUR")
    register(2, main_form="BEGGING")
    register(9, main_form="SEX_OTHER")

    table = publish(by=("form", "age_group")).table

    small = table.by_key[("begging", "adult")]
    assert (small.count, small.status) == (None, Status.PRIMARY)
    assert table.by_key[("organ", "child")].count == 0
