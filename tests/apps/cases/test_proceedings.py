"""Proceedings and redress, with a wall between police and support."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, Proceeding, ProceedingStep
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.due import DueKind
from ledfyr.domain.cases.happened import Happened, Money, ProceedingsError
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OF_SUPPORT = ("criminal_followed", "compensation", "wages", "non_punishment")


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


@pytest.mark.parametrize("track", OF_SUPPORT)
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


def test_hearings_are_followed_where_no_investigator_works(
    worker: Viewer, case: Case
) -> None:
    matter = support.a_matter(worker, case, "criminal_followed")
    support.a_step_of(worker, case, matter, "report", on=TODAY - DAY)
    support.a_step_of(worker, case, matter, "hearing", day_named=TODAY + 9 * DAY)

    due = queries.due_dates(worker, today=TODAY, within_days=14)

    assert DueKind.HEARING in {item.kind for item in due.coming}
    [view] = queries.proceedings_of_case(worker, case.id, now=NOW).matters
    assert (view.stage, view.is_writable) == ("Reported", True)


def test_a_hearing_called_off_waits_for_nobody_and_stays_in_the_file(
    worker: Viewer, case: Case
) -> None:
    support.an_assessment(worker, case)
    matter = support.a_matter(worker, case, "criminal_followed")
    moved = support.a_step_of(
        worker, case, matter, "hearing", day_named=TODAY + 9 * DAY
    )

    support.taken_back(worker, case, matter, moved, why="Moved to June")

    due = queries.due_dates(worker, today=TODAY, within_days=14)
    kinds = {item.kind for item in due.coming}
    assert not kinds & {DueKind.HEARING, DueKind.RISK_HEARING}
    [view] = queries.proceedings_of_case(worker, case.id, now=NOW).matters
    [step] = view.steps
    assert (view.to_come, step.why_taken_back) == ((), "Moved to June")
    assert b"June" not in bytes(ProceedingStep.objects.get().sealed_why or b"")
    assert queries.risk_of_case(worker, case.id, now=NOW).prompts == ()


def test_an_amount_typed_wrong_is_taken_back_and_counts_no_more(
    worker: Viewer, case: Case
) -> None:
    matter = support.a_matter(worker, case, "wages")
    support.a_step_of(worker, case, matter, "wages_claim", amount="42000")
    wrong = support.a_step_of(worker, case, matter, "wages_paid", amount="20000")

    support.taken_back(worker, case, matter, wrong)
    support.a_step_of(worker, case, matter, "wages_paid", amount="2000")

    [view] = queries.proceedings_of_case(worker, case.id, now=NOW).matters
    assert view.owed is not None
    assert view.owed.outstanding == Decimal(40000)
    with pytest.raises(actions.ChangedMeanwhile):
        support.taken_back(worker, case, matter, wrong)


def test_only_its_own_side_of_the_wall_takes_a_step_back(
    worker: Viewer, police: Viewer, case: Case
) -> None:
    matter = support.a_matter(police, case)
    step = support.a_step_of(police, case, matter, "report")
    elsewhere = support.a_matter(worker, case, "wages")

    with pytest.raises(actions.NotPermitted):
        support.taken_back(worker, case, matter, step)
    with pytest.raises(queries.CaseNotFound):
        support.taken_back(worker, case, elsewhere, step)

    assert not ProceedingStep.objects.exclude(taken_back_on=None).exists()


def test_a_judgment_under_appeal_is_not_taken_back(police: Viewer, case: Case) -> None:
    matter = support.a_matter(police, case)
    judged = support.a_step_of(police, case, matter, "judgment", on=TODAY - DAY)
    support.a_step_of(police, case, matter, "appeal")

    with pytest.raises(ProceedingsError, match="Judgment appealed"):
        support.taken_back(police, case, matter, judged)


def test_wages_paid_in_another_currency_count_by_what_they_cover(
    worker: Viewer, case: Case
) -> None:
    matter = support.a_matter(worker, case, "wages")
    support.a_step_of(worker, case, matter, "wages_claim", amount="42000")
    paid = Money(Decimal(500), "EUR", Decimal("5600.50"))
    actions.record_proceeding_step(
        by=worker,
        now=NOW,
        case_id=case.id,
        proceeding_id=matter.id,
        happened=Happened("wages_paid", TODAY, money=paid),
    )

    [view] = queries.proceedings_of_case(worker, case.id, now=NOW).matters

    assert view.owed is not None
    assert (view.owed.paid, view.owed.currency) == (Decimal("5600.50"), "SEK")
    assert view.steps[-1].happened.money == paid


def test_a_dismissal_makes_one_think_of_its_review(police: Viewer, case: Case) -> None:
    matter = support.a_matter(police, case)
    support.a_step_of(police, case, matter, "dismissed")

    [view] = queries.proceedings_of_case(police, case.id, now=NOW).matters

    assert [prompt.id for prompt in view.advice] == ["review_of_a_dismissal"]


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
