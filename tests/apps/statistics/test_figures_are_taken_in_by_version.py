"""Figures of a body are taken in whole, sealed, and corrected by a next version."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics import actions
from ledfyr.apps.statistics.models import State, Submission
from ledfyr.apps.statistics.queries import (
    Change,
    NotPermitted,
    SubmissionNotFound,
    all_facts,
    node_facts,
    submission,
    submissions,
    submitted_cells,
)
from ledfyr.apps.statistics.retention import erase_old_figures
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.cells import Printed
from ledfyr.domain.statistics.disclosure import TOTAL
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, a_case, a_case_worker, an_organisation
from tests.factories.submissions import (
    SUSPECT_ROWS,
    a_statistician,
    an_offer,
    corrected_figures,
    offered_figures,
    taken_in_figures,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sender() -> Viewer:
    return a_statistician()


def counts(viewer: Viewer) -> list[tuple[str, int]]:
    return [(f.form, f.count) for f in all_facts(viewer, (2025,))]


def test_what_was_taken_in_is_among_all_facts(sender: Viewer) -> None:
    taken_in_figures(sender)

    assert counts(sender) == [
        ("labour", 12),
        ("labour", 3),
        ("sexual", 9),
        ("begging", 0),
    ]
    assert all_facts(sender, (2024,)) == ()


def test_all_facts_are_those_of_the_node_and_those_sent_in(sender: Viewer) -> None:
    a_case(a_case_worker())
    taken_in_figures(sender)

    found = all_facts(sender, (2025, 2026))

    assert found[: len(node_facts(sender, (2026,)))] == node_facts(sender, (2026,))
    assert {fact.body for fact in found} == {"node", "police"}


def test_what_is_only_offered_counts_nowhere(sender: Viewer) -> None:
    offered_figures(sender)

    assert all_facts(sender, (2025,)) == ()
    assert submissions(sender) == ()


def test_a_correction_is_a_next_version_and_the_first_is_kept(sender: Viewer) -> None:
    first = taken_in_figures(sender)

    second = corrected_figures(sender, ("SE", 2025, "labour", "M", "adult", "EU", 13))

    first.refresh_from_db()
    assert (first.version, first.state) == (1, State.REPLACED)
    assert (second.version, second.state) == (2, State.ACCEPTED)
    assert counts(sender) == [("labour", 13)]
    assert [row.id for row in submissions(sender)] == [second.pk]


def test_the_history_tells_why_and_how_much_changed(sender: Viewer) -> None:
    taken_in_figures(sender)
    second = corrected_figures(
        sender,
        ("SE", 2025, "labour", "M", "adult", "EU", 13),
        ("SE", 2025, "organ", "M", "adult", "EU", 1),
        reason="A district was missing.",
    )

    newest, oldest = submission(sender, second.pk).history

    assert newest.reason == "A district was missing."
    assert newest.changes == (Change("suspects", added=1, gone=3, altered=1),)
    assert (oldest.reason, oldest.changes) == ("", None)


def test_a_second_first_version_is_refused(sender: Viewer) -> None:
    taken_in_figures(sender)
    again = offered_figures(sender)

    with pytest.raises(actions.FiguresRefused, match="why they are corrected"):
        actions.submit_figures(by=sender, now=NOW, submission_id=again.pk)

    assert Submission.objects.filter(state=State.ACCEPTED).count() == 1


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_correction_wants_a_reason(sender: Viewer, reason: str) -> None:
    taken_in_figures(sender)

    with pytest.raises(actions.FiguresRefused, match="why the figures"):
        corrected_figures(sender, reason=reason)


def test_nothing_can_be_corrected_before_it_stands(sender: Viewer) -> None:
    with pytest.raises(actions.FiguresRefused, match="are the first"):
        corrected_figures(sender)


def test_figures_with_a_fault_are_never_kept(sender: Viewer) -> None:
    offer = an_offer(sender, (*SUSPECT_ROWS[0][:6], "1.234"))

    with pytest.raises(actions.FiguresRefused, match="Correct every fault"):
        actions.offer_figures(by=sender, now=NOW, offer=offer)

    assert Submission.objects.count() == 0


@pytest.mark.parametrize("about", [{"year": 2024}, {"ref_area": "FI"}])
def test_figures_about_something_else_are_refused(sender: Viewer, about: dict) -> None:
    offer = replace(an_offer(sender), **about)

    with pytest.raises(actions.FiguresRefused, match="another country or year"):
        actions.offer_figures(by=sender, now=NOW, offer=offer)


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in (Role.STATISTICIAN, Role.COORDINATOR)]
)
def test_other_roles_send_nothing_in(role: Role) -> None:
    by = a_viewer(role, an_organisation("Statistics", "STATISTICS"))

    with pytest.raises(NotPermitted):
        offered_figures(by)


def test_figures_of_another_organisation_are_not_there(sender: Viewer) -> None:
    row, kept = offered_figures(sender), taken_in_figures(sender)
    other = a_viewer(Role.STATISTICIAN, an_organisation("Elsewhere", "STATISTICS"))

    for found in (row, kept):
        with pytest.raises(SubmissionNotFound):
            submission(other, found.pk)
    with pytest.raises(SubmissionNotFound):
        actions.submit_figures(by=other, now=NOW, submission_id=row.pk)
    assert submissions(other) == ()


def test_figures_are_sealed_in_the_database(sender: Viewer) -> None:
    taken_in_figures(sender)
    row = corrected_figures(sender, reason="A secret reason.")

    kept = Submission.objects.filter(pk=row.pk).values().get()

    told = repr(
        {name: bytes(v) if hasattr(v, "tobytes") else v for name, v in kept.items()}
    )
    assert "secret" not in told and "labour" not in told and "begging" not in told


def test_a_version_is_shown_protected_only(sender: Viewer) -> None:
    view = submission(sender, taken_in_figures(sender).pk)

    [shown] = view.summaries
    assert shown.table is not None
    by_form = {cell.key[0]: cell.count for cell in shown.table.cells}
    assert by_form["labour"] == 15
    assert by_form["begging"] == 0
    assert by_form[TOTAL] == 24
    assert (view.rows, view.blanks, view.dashes) == (4, 0, 0)


def test_a_small_number_sent_in_is_hidden(sender: Viewer) -> None:
    row = taken_in_figures(sender, ("SE", 2025, "labour", "M", "adult", "EU", 3))

    [shown] = submission(sender, row.pk).summaries

    assert shown.table is not None
    assert {cell.count for cell in shown.table.cells} == {None}


def test_aggregates_are_cells_that_keep_dash_and_blank_apart(sender: Viewer) -> None:
    here = ("SE", 2025, "suspects")
    row = taken_in_figures(
        sender,
        (*here, "total", "total", 20),
        (*here, "sex", "Male", 20),
        (*here, "sex", "Female", "-"),
        (*here, "sex", "Other", None),
        template="national_aggregates",
    )

    cells = submitted_cells(sender, (2025,))

    assert [(c.category, c.value, c.printed) for c in cells] == [
        ("total", 20, Printed.NUMBER),
        ("male", 20, Printed.NUMBER),
        ("female", None, Printed.DASH),
        ("other", None, Printed.BLANK),
    ]
    assert all_facts(sender, (2025,)) == ()
    [shown] = submission(sender, row.pk).summaries
    assert (shown.dashes, shown.blanks) == (("female",), ("other",))


def test_an_offer_is_deleted_after_a_day(sender: Viewer) -> None:
    row = offered_figures(sender)

    assert erase_old_figures(NOW + timedelta(hours=23)) == 0
    assert erase_old_figures(NOW + timedelta(hours=24)) == 1

    assert not Submission.objects.filter(pk=row.pk).exists()
    row.sealed_key.refresh_from_db()
    assert row.sealed_key.erased_at is not None


def test_a_replaced_version_is_erased_after_five_years_and_still_listed(
    sender: Viewer,
) -> None:
    taken_in_figures(sender)
    standing = corrected_figures(sender)

    assert erase_old_figures(NOW + timedelta(days=6 * 365)) == 1

    newest, oldest = submission(sender, standing.pk).history
    assert (newest.row.version, newest.changes) == (2, None)
    assert oldest.row.version == 1
    with pytest.raises(SubmissionNotFound):
        submission(sender, oldest.row.id)


def test_events_name_the_version_and_nothing_of_its_content(sender: Viewer) -> None:
    row = taken_in_figures(sender)

    events = AuditEvent.objects.filter(subject_id=row.pk).order_by("sequence")

    assert [e.verb for e in events] == ["figures_offered", "figures_submitted"]


@pytest.mark.parametrize("number", [1, 4])
def test_all_facts_take_the_same_queries_however_many_were_sent(
    sender: Viewer, number: int, django_assert_num_queries
) -> None:
    for year in range(2025 - number, 2025):
        taken_in_figures(sender, ("SE", year, *SUSPECT_ROWS[0][2:]), year=year)

    with django_assert_num_queries(4):
        found = all_facts(sender, range(2000, 2026))

    assert len(found) == number
