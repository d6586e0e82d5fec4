"""What two organisations sent counts once, and only after somebody said whose."""

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics import actions
from ledfyr.apps.statistics.models import Authority
from ledfyr.apps.statistics.queries import (
    HIDDEN,
    FreeQuestion,
    NotPermitted,
    OverlapNotFound,
    Source,
    all_facts,
    free_answer,
    left_out,
    may_decide,
    overlap,
    overlaps,
    sources_of_facts,
    submission,
    submitted_cells,
)
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.authority import Scope
from ledfyr.domain.statistics.disclosure import TOTAL
from tests.factories.access import a_viewer, an_unkept_viewer
from tests.factories.cases import NOW, TODAY, an_organisation, home_of
from tests.factories.submissions import (
    SUSPECT_ROWS,
    a_statistician,
    corrected_figures,
    offered_figures,
    taken_in_figures,
)

pytestmark = pytest.mark.django_db
SCOPE = Scope("police_suspects", "SE", 2025)
OTHER_ROWS = ((*SUSPECT_ROWS[0][:6], 14), *SUSPECT_ROWS[1:3])


@pytest.fixture
def office() -> Viewer:
    return a_statistician()


@pytest.fixture
def police() -> Viewer:
    return a_viewer(Role.STATISTICIAN, an_organisation("Police", "POLICE"))


@pytest.fixture
def both(office: Viewer, police: Viewer) -> tuple[Viewer, Viewer]:
    taken_in_figures(office)
    taken_in_figures(police, *OTHER_ROWS)
    return office, police


def a_coordinator(name: str = "Coordination") -> Viewer:
    return a_viewer(Role.COORDINATOR, an_organisation(name, "COORDINATION"))


def decide(sender: Viewer, *, by: Viewer | None = None, replaces: int = 0) -> Authority:
    return actions.decide_whose_count(
        by=by or a_coordinator(),
        now=NOW,
        scope=SCOPE,
        organisation_id=home_of(sender),
        replaces=replaces,
        reason="The law names them.",
    )


def total(viewer: Viewer) -> int:
    return sum(fact.count for fact in all_facts(viewer, (2025,)))


def test_two_that_sent_the_same_are_never_added(both: tuple[Viewer, Viewer]) -> None:
    assert all_facts(both[0], (2025,)) == ()


def test_the_one_on_whom_it_was_decided_counts_alone(
    both: tuple[Viewer, Viewer],
) -> None:
    office, police = both

    decide(police)
    of_police = total(office)
    decide(office, replaces=1)

    assert (of_police, total(office)) == (14 + 3 + 9, 12 + 3 + 9)


def test_a_correction_of_the_one_that_counts_is_what_counts(
    both: tuple[Viewer, Viewer],
) -> None:
    office, police = both
    decide(police)

    corrected_figures(police, ("SE", 2025, "labour", "M", "adult", "EU", 20))

    assert total(office) == 20


def test_a_third_that_comes_later_changes_nothing(both: tuple[Viewer, Viewer]) -> None:
    office, police = both
    decide(police)
    third = a_viewer(Role.STATISTICIAN, an_organisation("Third", "POLICE"))

    taken_in_figures(third)

    assert total(office) == 26
    [found] = overlaps(office)
    assert [s.counts for s in found.senders].count(True) == 1
    assert len(found.senders) == 3


def test_other_years_templates_and_countries_do_not_overlap(
    office: Viewer, police: Viewer
) -> None:
    taken_in_figures(office)
    taken_in_figures(police, ("SE", 2024, *SUSPECT_ROWS[0][2:]), year=2024)

    assert overlaps(office) == ()
    assert len({fact.year for fact in all_facts(office, (2024, 2025))}) == 2


def test_aggregates_that_two_sent_count_once_too(
    office: Viewer, police: Viewer
) -> None:
    row = ("SE", 2025, "suspects", "total", "total", 20)
    for sender in (office, police):
        taken_in_figures(sender, row, template="national_aggregates")

    assert submitted_cells(office, (2025,)) == ()
    assert overlaps(office)[0].scope.template == "national_aggregates"


def test_overlaps_are_told_to_all_who_see_figures_and_to_nobody_else(
    both: tuple[Viewer, Viewer],
) -> None:
    [found] = overlaps(a_viewer(Role.CASE_WORKER))

    assert found.is_open
    assert {s.organisation for s in found.senders} == {"Statistics", "Police"}
    with pytest.raises(NotPermitted):
        overlaps(an_unkept_viewer())


def test_only_the_national_coordination_decides(both: tuple[Viewer, Viewer]) -> None:
    local = a_viewer(Role.COORDINATOR, an_organisation("Shelter", "NGO"))

    for viewer in (local, *both):
        assert not may_decide(viewer)
        with pytest.raises(OverlapNotFound):
            overlap(viewer, SCOPE)
        with pytest.raises(OverlapNotFound):
            decide(both[0], by=viewer)


def test_where_one_sent_alone_nothing_is_to_be_decided(office: Viewer) -> None:
    taken_in_figures(office)

    with pytest.raises(OverlapNotFound):
        decide(office)
    assert total(office) == 24


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_a_decision_wants_a_reason(both: tuple[Viewer, Viewer], reason: str) -> None:
    with pytest.raises(actions.FiguresRefused, match="why these figures count"):
        actions.decide_whose_count(
            by=a_coordinator(),
            now=NOW,
            scope=SCOPE,
            organisation_id=home_of(both[0]),
            replaces=0,
            reason=reason,
        )


def test_nobody_who_sent_nothing_can_count(both: tuple[Viewer, Viewer]) -> None:
    stranger = a_viewer(Role.STATISTICIAN, an_organisation("Stranger", "POLICE"))

    with pytest.raises(actions.FiguresRefused, match="that sent these figures"):
        decide(stranger)


def test_whoever_decides_second_unseen_is_refused(both: tuple[Viewer, Viewer]) -> None:
    office, police = both
    decide(police)

    with pytest.raises(actions.DecidedMeanwhile):
        decide(office)
    with pytest.raises(actions.FiguresRefused, match="count already"):
        decide(police, replaces=1)

    assert total(office) == 26


def test_the_reason_is_sealed_and_the_event_tells_ids_alone(
    both: tuple[Viewer, Viewer],
) -> None:
    row = decide(both[1])

    assert b"law" not in bytes(Authority.objects.get().sealed_reason)
    [event] = AuditEvent.objects.filter(subject_id=row.pk)
    assert event.verb == "figures_decided"
    assert overlap(a_coordinator("Again"), SCOPE).reason == "The law names them."


def test_what_one_has_to_hide_is_hidden_of_all(both: tuple[Viewer, Viewer]) -> None:
    office, _ = both
    corrected = ("SE", 2025, "sexual", "M", "adult", "OTHER", 2)
    corrected_figures(office, SUSPECT_ROWS[0], SUSPECT_ROWS[1], corrected)

    view = overlap(a_coordinator(), SCOPE)

    [table] = view.tables
    numbers = dict(table.rows)
    assert numbers["sexual"] == (HIDDEN, HIDDEN)
    assert 2 not in {n for row in numbers.values() for n in row}
    assert numbers[TOTAL][0] == HIDDEN or numbers["labour"][0] == HIDDEN
    assert (view.alike, view.unlike, view.lone) == (1, 2, 0)


def test_senders_are_told_before_they_take_theirs_in(
    office: Viewer, police: Viewer
) -> None:
    taken_in_figures(office)
    offered = offered_figures(police)

    before = submission(police, offered.pk)
    actions.submit_figures(by=police, now=NOW, submission_id=offered.pk)
    decide(police)
    after = submission(police, offered.pk)

    assert (before.beside, before.is_settled) == (("Statistics",), False)
    assert (after.beside, after.is_settled, after.counts) == (
        ("Statistics",),
        True,
        True,
    )


def test_free_questions_say_what_is_left_out(both: tuple[Viewer, Viewer]) -> None:
    office, police = both
    question = FreeQuestion(
        measure="suspects", by=("sex",), source=Source("police", "SE")
    )

    open_ = left_out(office, question, today=TODAY)
    nothing = free_answer(office, question, today=TODAY)
    decide(police)

    assert [each.scope for each in open_] == [SCOPE]
    assert {cell.count for cell in nothing.cells} == {0}
    assert left_out(office, question, today=TODAY) == ()
    answered = free_answer(office, question, today=TODAY)
    assert {cell.count for cell in answered.cells} != {0}


def test_two_countries_are_two_sources(office: Viewer) -> None:
    taken_in_figures(office)
    finnish = [("FI", *row[1:]) for row in SUSPECT_ROWS]
    taken_in_figures(office, *finnish, ref_area="FI")

    found = sources_of_facts(office, today=TODAY)

    assert found[1:] == (Source("police", "FI"), Source("police", "SE"))


@pytest.mark.parametrize("years", [1, 3])
def test_overlaps_ask_the_database_as_often_however_many_there_are(
    office: Viewer, police: Viewer, years: int, django_assert_num_queries
) -> None:
    for year in range(2025 - years, 2025):
        for sender in (office, police):
            taken_in_figures(sender, ("SE", year, *SUSPECT_ROWS[0][2:]), year=year)

    with django_assert_num_queries(2):
        assert len(overlaps(office)) == years
