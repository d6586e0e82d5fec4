"""The node's cases come out as facts at their finest, each person once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.actions.decisions import add_decision
from ledfyr.apps.cases.models import Case, Person, StatusDecision
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.statistics.queries import NotPermitted, node_facts
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.exploitation import Episode
from ledfyr.domain.statistics.facts import NOT_RECORDED, Fact
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, a_case, a_case_worker, an_organisation, home_of

pytestmark = pytest.mark.django_db


def counted(*years: int, measure: str = "victims") -> list[Fact]:
    statistician = a_viewer(
        Role.STATISTICIAN, an_organisation("Statistics", "STATISTICS")
    )
    found = node_facts(statistician, years or (2026,))
    return [fact for fact in found if fact.measure == measure]


def total(*years: int, measure: str = "victims") -> int:
    return sum(fact.count for fact in counted(*years, measure=measure))


def opened(by: Viewer, **known: object) -> Case:
    opening = actions.Opening(home_of(by), NOW.date(), "Signs.", **known)
    return actions.open_case(by=by, now=NOW, opening=opening)


def identified(case: Case, on: date) -> None:
    case.organisation.kind = "POLICE"
    case.organisation.save()
    police = a_viewer(Role.INVESTIGATOR, case.organisation)
    now = NOW.replace(year=on.year, month=on.month, day=on.day)
    ruling = actions.Ruling("identified", on, "Seen.", "Told.")
    add_decision(case, police, now, ruling, "")


def test_a_person_is_counted_in_every_code_that_stands_in_the_clear() -> None:
    worker = a_case_worker()
    case = opened(
        worker,
        age_group="adult",
        sex="F",
        main_form="LABOUR",
        identity=Identity("Ion Popescu", "", "", citizenships=("RO",)),
    )
    episode = Episode("DOMESTIC_SERVITUDE", sector="T", country="NO")
    actions.record_episode(by=worker, now=NOW, case_id=case.id, episode=episode)

    [fact] = counted()

    assert fact == Fact(
        ref_area="SE",
        body="node",
        measure="victims",
        year=2026,
        count=1,
        form="domestic_servitude",
        form_detail="DOMESTIC_SERVITUDE",
        sex="F",
        age_group="adult",
        citizenship=NOT_RECORDED,
        citizenship_group="EU",
        sector="T",
        exploited_in="NO",
    )


def test_what_nobody_recorded_is_unknown_and_not_guessed() -> None:
    opened(a_case_worker())

    [fact] = counted()

    unknown = (fact.sex, fact.citizenship_group, fact.sector, fact.exploited_in)
    assert unknown == ("UNKNOWN",) * 4
    assert (fact.form_detail, fact.age_group) == ("UNKNOWN", "unknown")


def test_people_alike_in_every_code_are_one_fact() -> None:
    worker = a_case_worker()
    for _ in range(3):
        a_case(worker)

    assert [fact.count for fact in counted()] == [3]


def test_presumed_and_identified_are_counted_each_in_their_own_year() -> None:
    case = a_case(a_case_worker(), presumed_on=date(2025, 12, 30))
    identified(case, date(2026, 2, 1))

    assert (total(2025), total(2026)) == (1, 0)
    assert total(2025, measure="presumed_victims") == 1
    assert total(2026, measure="presumed_victims") == 0
    assert total(2025, measure="identified_victims") == 0
    assert total(2026, measure="identified_victims") == 1


def test_two_records_of_one_person_count_once_in_the_first_ones_codes() -> None:
    worker = a_case_worker()
    named = Identity("Anna Tamm", "", "")
    late = a_case(worker, identity=named, main_form="BEGGING")
    early = a_case(worker, identity=named, presumed_on=date(2025, 3, 1))

    actions.merge_people(by=worker, now=NOW, case_id=late.id, other_case_id=early.id)

    assert [(f.year, f.form_detail, f.count) for f in counted(2025, 2026)] == [
        (2025, "LABOUR", 1)
    ]


def test_children_are_also_among_the_victims() -> None:
    worker = a_case_worker()
    opened(worker, age_group="child", main_form="BEGGING")
    opened(worker, age_group="unknown", age_is_in_doubt=True)
    opened(worker, age_group="adult")

    assert total() == 3
    assert total(measure="children") == 2
    assert {f.age_group for f in counted(measure="children")} == {"child"}


def born(by: Viewer, birth_date: str) -> Case:
    identity = Identity("Ion Popescu", birth_date, "")
    return opened(by, age_group="child", identity=identity)


def test_a_child_identified_later_counts_by_the_date_of_birth() -> None:
    worker = a_case_worker()
    for birth_date in ("2012-05", "2009-01"):
        identified(born(worker, birth_date), NOW.date() + timedelta(days=400))

    later = counted(2027, measure="identified_victims")

    assert sorted(f.age_group for f in later) == ["adult", "child"]


def test_what_is_corrected_about_the_age_corrects_the_figure() -> None:
    worker = a_case_worker()
    case = opened(worker, age_group="unknown", age_is_in_doubt=True)
    assert [f.age_group for f in counted()] == ["child"]

    known = actions.KnownOfPerson(
        identity=Identity("Ion Popescu", "1999-03-02", ""),
        age_group="adult",
        age_is_in_doubt=False,
        sex="M",
    )
    actions.change_person(
        by=worker,
        now=NOW,
        case_id=case.id,
        revision=case.person.revision,
        known=known,
    )

    assert [f.age_group for f in counted()] == ["adult"]


def test_beside_a_decision_stands_the_age_group_and_no_date_of_birth() -> None:
    case = born(a_case_worker(), "2012-05-17")

    kept = StatusDecision.objects.filter(case=case).values().get()

    assert kept["age_group"] == "child"
    assert not [value for value in kept.values() if "2012" in str(value)]


def test_a_child_may_be_grown_up_when_a_later_decision_is_taken() -> None:
    case = opened(a_case_worker(), age_group="child")
    identified(case, NOW.date() + timedelta(days=400))

    assert [f.age_group for f in counted(measure="presumed_victims")] == ["child"]
    later = counted(2027, measure="identified_victims")
    assert [f.age_group for f in later] == ["unknown"]


def test_an_adult_is_still_one_when_a_later_decision_is_taken() -> None:
    case = opened(a_case_worker(), age_group="adult")
    identified(case, NOW.date() + timedelta(days=40))

    [fact] = counted(measure="identified_victims")

    assert fact.age_group == "adult"


def test_an_episode_that_was_set_aside_is_not_counted() -> None:
    worker = a_case_worker()
    case = opened(worker)
    wrong = actions.record_episode(
        by=worker, now=NOW, case_id=case.id, episode=Episode("LABOUR", sector="F")
    )
    actions.correct_episode(
        by=worker,
        now=NOW,
        case_id=case.id,
        episode_id=wrong.id,
        episode=Episode("LABOUR", sector="I", country="FI"),
    )

    assert [(f.sector, f.exploited_in) for f in counted()] == [("I", "FI")]


def test_letters_that_are_no_country_are_not_one() -> None:
    worker = a_case_worker()
    case = opened(worker)
    actions.record_episode(
        by=worker, now=NOW, case_id=case.id, episode=Episode("LABOUR", country="ZZ")
    )

    assert [f.exploited_in for f in counted()] == ["UNKNOWN"]


@pytest.mark.parametrize("number", [1, 25])
def test_counting_takes_the_same_queries_however_many_there_are(
    number, django_assert_num_queries
) -> None:
    worker = a_case_worker()
    for _ in range(number):
        a_case(worker)
    statistician = a_viewer(Role.STATISTICIAN, an_organisation())

    with django_assert_num_queries(3):
        node_facts(statistician, (2025, 2026))


def test_no_fact_can_point_at_a_record() -> None:
    case = a_case(a_case_worker(), identity=Identity("Ion Popescu", "", ""))

    told = repr(counted())

    person = Person.objects.get()
    for secret in (case.id, person.id, case.reference, "Popescu", case.organisation_id):
        assert str(secret) not in told


def test_whoever_may_not_see_figures_gets_no_facts() -> None:
    nobody = replace(a_case_worker(), permissions=frozenset())

    with pytest.raises(NotPermitted):
        node_facts(nobody, (2026,))
