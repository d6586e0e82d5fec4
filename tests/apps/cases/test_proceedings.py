"""Proceedings and redress, with a wall between police and support."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, Proceeding, ProceedingStep
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.proceedings import ProceedingsError
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
REDRESS = ("compensation", "wages", "non_punishment")


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def police(worker: Viewer) -> Viewer:
    return support.an_investigator()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def test_the_investigator_writes_and_the_case_worker_reads(
    worker: Viewer, police: Viewer, case: Case
) -> None:
    matter = support.a_matter(police, case)
    support.a_step_of(police, case, matter, "report", on=TODAY - DAY, note="At nine")
    support.a_step_of(police, case, matter, "hearing", day_named=TODAY + 9 * DAY)

    found = queries.proceedings_of_case(worker, case.id, now=NOW)

    [view] = found.matters
    assert (view.stage, view.title) == ("Reported", "The berry firm")
    assert [step.note for step in view.steps] == ["At nine", ""]
    assert [each.day_named for each in view.to_come] == [TODAY + 9 * DAY]
    assert not view.is_writable


def test_the_case_worker_writes_nothing_on_the_side_of_the_police(
    worker: Viewer, police: Viewer, case: Case
) -> None:
    matter = support.a_matter(police, case)

    with pytest.raises(actions.NotPermitted):
        support.a_matter(worker, case)
    with pytest.raises(actions.NotPermitted):
        support.a_step_of(worker, case, matter, "report")

    assert not ProceedingStep.objects.exists()


@pytest.mark.parametrize("track", REDRESS)
def test_the_police_neither_see_nor_write_what_the_person_claims(
    worker: Viewer, police: Viewer, case: Case, track: str
) -> None:
    matter = support.a_matter(worker, case, track)

    found = queries.proceedings_of_case(police, case.id, now=NOW)

    assert (found.tracks, found.matters) == (("criminal",), ())
    with pytest.raises(actions.NotPermitted):
        support.a_matter(police, case, track)
    with pytest.raises(queries.CaseNotFound):
        queries.matter_of(police, case.id, matter.id)


def test_what_is_still_owed_is_told(worker: Viewer, case: Case) -> None:
    matter = support.a_matter(worker, case, "wages")
    support.a_step_of(worker, case, matter, "wages_claim", amount="42000.50")
    support.a_step_of(worker, case, matter, "wages_paid", amount="2000")

    [view] = queries.proceedings_of_case(worker, case.id, now=NOW).matters

    assert view.owed is not None
    assert (view.owed.outstanding, view.owed.currency) == (Decimal("40000.50"), "SEK")


def test_amounts_notes_and_titles_are_sealed(worker: Viewer, case: Case) -> None:
    matter = support.a_matter(worker, case, "wages")
    support.a_step_of(worker, case, matter, "wages_claim", amount="42000", note="Berry")

    kept = bytes(ProceedingStep.objects.get().sealed_content)
    assert b"42000" not in kept
    assert b"Berry" not in kept
    assert b"berry" not in bytes(Proceeding.objects.get().sealed_title)


def test_a_dismissal_is_reviewed_and_the_case_opened_again(
    worker: Viewer, police: Viewer, case: Case
) -> None:
    matter = support.a_matter(police, case)
    with pytest.raises(ProceedingsError, match="dismissed"):
        support.a_step_of(police, case, matter, "review_asked")

    for step in ("dismissed", "review_asked", "reopened"):
        support.a_step_of(police, case, matter, step)

    [view] = queries.proceedings_of_case(worker, case.id, now=NOW).matters
    assert view.stage == "Under investigation"


def test_a_track_that_does_not_exist_is_refused(worker: Viewer, case: Case) -> None:
    with pytest.raises(ProceedingsError, match="which proceedings"):
        support.a_matter(worker, case, "tax")


def test_a_matter_of_another_case_is_not_there(worker: Viewer, case: Case) -> None:
    elsewhere = support.a_matter(worker, make.a_case(worker), "wages")

    with pytest.raises(queries.CaseNotFound):
        support.a_step_of(worker, case, elsewhere, "wages_claim", amount="1")


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.CASE_WORKER, Role.INVESTIGATOR})
)
def test_others_see_no_proceedings(case: Case, role: Role) -> None:
    other = a_viewer(role, make.an_organisation())

    with pytest.raises(queries.CaseNotFound):
        queries.proceedings_of_case(other, case.id, now=NOW)
