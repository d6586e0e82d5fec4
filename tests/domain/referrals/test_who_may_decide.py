"""Who may take a decision, and what is somebody told who may not?"""

from datetime import date

import pytest

from ledfyr.domain.access.roles import Role
from ledfyr.domain.referrals.mandates import may_decide, who_may
from ledfyr.domain.referrals.mechanism import mechanism
from ledfyr.domain.vocabulary.knowledge import KnowledgeError

SWEDEN = mechanism("se")


def _may(decision: str, kind: str, role: Role, **more):
    return may_decide(
        SWEDEN, decision, organisation_kind=kind, roles={role}, child=False, **more
    )


@pytest.mark.parametrize(
    ("kind", "role"),
    [("SOCIAL", Role.DECISION_MAKER), ("PROSECUTION", Role.INVESTIGATOR)],
)
def test_the_board_and_the_investigation_leader_may_state_reasonable_grounds(
    kind, role
):
    answer = _may("reasonable_grounds", kind, role)

    assert answer.allowed


def test_a_case_worker_alone_is_told_who_may():
    answer = _may("reasonable_grounds", "SOCIAL", Role.CASE_WORKER)

    assert not answer.allowed
    assert answer.who_may == (
        "Leader of the preliminary investigation",
        "Social welfare board of the municipality",
    )
    assert all(name in answer.reason for name in answer.who_may)


def test_anybody_may_presume():
    answer = _may("presumed", "UNION", Role.SERVICE_WORKER)

    assert answer.allowed


def test_the_law_of_the_day_counts():
    then = date(2021, 5, 1)

    answer = _may("reasonable_grounds", "SOCIAL", Role.DECISION_MAKER, on=then)

    assert not answer.allowed


def test_a_decision_that_nobody_is_known_to_take_is_nobodys():
    answer = _may("not_a_victim", "POLICE", Role.INVESTIGATOR)

    assert not answer.allowed
    assert "do not say who" in answer.reason


def test_an_unknown_decision_is_refused_with_the_known_ones():
    with pytest.raises(KnowledgeError, match="called 'verdict'.*reasonable_grounds"):
        who_may(SWEDEN, "verdict")
