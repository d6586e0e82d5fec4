"""Whatever happens in whatever order, nothing is disclosed without a live consent.

The rules stand in `chain_deeds`, what holds after each of them in `chain_promises`.
"""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.apps.chain_deeds import Agreeing, Referring, Working
from tests.apps.chain_promises import NothingLeavesUnasked, NothingVanishes


class Chain(Agreeing, Referring, Working, NothingLeavesUnasked, NothingVanishes):
    """One person, two possible recipients, and days that pass."""


@pytest.mark.django_db
def test_no_order_of_deeds_discloses_without_consent() -> None:
    run_state_machine_as_test(
        Chain,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
