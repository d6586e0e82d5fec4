"""One person, two possible recipients, two possible takers, and days that pass."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.tokens import Wanted, issue_token
from ledfyr.apps.access.webhooks import set_webhook
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.access.scopes import Scope
from ledfyr.domain.cases.consent import Consent, Purpose
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.service_directory import a_service

PARTS = st.frozensets(st.sampled_from(list(Compartment)), min_size=1)


def a_program_is_told(owner: Viewer, now: datetime) -> None:
    """Let a program of this viewer be told of referrals."""
    until = localdate(now) + timedelta(days=364)
    scopes = frozenset({Scope.READ_REFERRALS})
    wanted = Wanted("Own system", make.home_of(owner), scopes, until)
    token, _ = issue_token(by=owner, now=now, wanted=wanted)
    set_webhook(by=owner, now=now, token_id=token.id, address="https://example.org/")


class ChainWorld(RuleBasedStateMachine):
    """Who takes part, and what is asked of what they did."""

    @initialize(agreed=st.tuples(PARTS, PARTS))
    def a_case_is_opened(self, agreed: tuple[frozenset[Compartment], ...]) -> None:
        """Open the case of one person, in a transaction that is undone at the end.

        They agree at once to something with each shelter: most orders of deeds would
        send nothing otherwise.
        """
        self.held = transaction.atomic()
        self.held.__enter__()
        self.now: datetime = make.NOW
        self.worker = make.a_case_worker()
        self.board = a_viewer(Role.DECISION_MAKER, make.an_organisation())
        self.case = make.a_case(
            self.worker,
            identity=Identity("Sealed Name", "", ""),
            entries={part: f"Secret of {part.value}" for part in Compartment},
        )
        self.need = make.a_need(self.worker, self.case)
        self.services = [
            a_service(make.an_organisation(name, "SHELTER").id)
            for name in ("First shelter", "Second shelter")
        ]
        self.helpers = [
            a_viewer(Role.SERVICE_WORKER, service.organisation)
            for service in self.services
        ]
        self.others = [
            a_viewer(Role.CASE_WORKER, make.an_organisation(name))
            for name in ("Lindby social services", "Storby social services")
        ]
        self.clocks: dict[tuple[str, object], str] = {}
        self.duties = 0
        self.police = a_viewer(Role.INVESTIGATOR, make.an_organisation())
        self.told_to_police: dict[UUID, UUID] = {}
        self.kept: list[UUID] = []
        self.gone: list[UUID] = []
        for owner in (self.worker, *self.helpers):
            a_program_is_told(owner, self.now)
        for service, parts in zip(self.services, agreed, strict=True):
            place = service.organisation_id
            make.a_consent(self.worker, self.case, place, *parts, now=self.now)

    def teardown(self) -> None:
        """Undo everything, so that the next run starts from nothing."""
        if hasattr(self, "held"):
            transaction.set_rollback(True)
            self.held.__exit__(None, None, None)

    def in_the_case(self) -> dict[str, Any]:
        """Return what every deed of the worker in the case begins with."""
        return {"by": self.worker, "now": self.now, "case_id": self.case.id}

    def all_is_withdrawn_from(self, place: UUID) -> None:
        """Let the person take back in one call whatever an organisation may have."""
        lines = {each.id for each in self.ledger() if each.recipient == place}
        if held := lines & self.live_lines():
            actions.withdraw_all_from(**self.in_the_case(), consent_id=min(held))
            assert not lines & self.live_lines()

    def ledger(self) -> tuple[Consent, ...]:
        """Return every line of the person's ledger."""
        return tuple(queries.ledger(self.case))

    def live_lines(self) -> set[UUID]:
        """Return the lines of the ledger that hold today."""
        today = localdate(self.now)
        return {line.id for line in self.ledger() if line.is_live(today)}

    def live_parts(
        self, recipient: UUID, purpose: Purpose = Purpose.SUPPORT
    ) -> set[Compartment]:
        """Return what the person lets a recipient have today, for one purpose."""
        live = self.live_lines()
        return {
            line.compartment
            for line in self.ledger()
            if line.id in live
            and line.recipient == recipient
            and line.purpose is purpose
        }

    def received(self, which: int) -> list[Referral]:
        """Return the referrals that one of the shelters was sent."""
        return list(
            Referral.objects.filter(recipient=self.services[which].organisation_id)
        )
