"""Whatever happens in whatever order, nothing is disclosed without a live consent."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ledfyr.apps.access.models import Announcement, Organisation
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.tokens import Wanted, issue_token
from ledfyr.apps.access.webhooks import set_webhook
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.actions.due_days import renew_all_due_days
from ledfyr.apps.cases.models import Document
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.referrals import actions as referrals
from ledfyr.apps.referrals.models import (
    Disclosure,
    Referral,
    Transfer,
    TransferredPart,
)
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.access.scopes import Scope
from ledfyr.domain.cases.consent import ConsentError, Purpose
from ledfyr.domain.cases.status import StatusError
from ledfyr.domain.referrals.handover import Closing, HandoverError
from ledfyr.domain.referrals.transfer import TransferError
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.service_directory import a_service

PARTS = st.frozensets(st.sampled_from(list(Compartment)), min_size=1, max_size=3)
DECISIONS = st.sampled_from(["reasonable_grounds", "identified", "not_a_victim"])
WHICH = st.integers(min_value=0, max_value=1)


def a_program_is_told(owner: Viewer, now: datetime) -> None:
    """Let a program of this viewer be told of referrals."""
    until = localdate(now) + timedelta(days=364)
    scopes = frozenset({Scope.READ_REFERRALS})
    wanted = Wanted("Own system", make.home_of(owner), scopes, until)
    token, _ = issue_token(by=owner, now=now, wanted=wanted)
    set_webhook(by=owner, now=now, token_id=token.id, address="https://example.org/")


class Chain(RuleBasedStateMachine):
    """One person, two possible recipients, and days that pass."""

    @initialize()
    def a_case_is_opened(self) -> None:
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
        self.clocks: set[tuple[str, object]] = set()
        self.duties = 0
        self.police = a_viewer(Role.INVESTIGATOR, make.an_organisation())
        self.kept: list[UUID] = []
        self.gone: list[UUID] = []
        for owner in (self.worker, *self.helpers):
            a_program_is_told(owner, self.now)

    def teardown(self) -> None:
        """Undo everything, so that the next run starts from nothing."""
        if hasattr(self, "held"):
            transaction.set_rollback(True)
            self.held.__exit__(None, None, None)

    @rule(which=WHICH, parts=PARTS, days=st.none() | st.integers(0, 3))
    def the_person_agrees(
        self, which: int, parts: frozenset[Compartment], days: int | None
    ) -> None:
        until = None if days is None else localdate(self.now) + timedelta(days=days)
        make.a_consent(
            self.worker,
            self.case,
            self.services[which].organisation_id,
            *parts,
            until=until,
            now=self.now,
        )

    @rule(which=WHICH, parts=PARTS)
    def the_person_agrees_to_a_transfer(
        self, which: int, parts: frozenset[Compartment]
    ) -> None:
        wanted = set(Compartment) if len(parts) > 1 else parts
        make.a_consent(
            self.worker,
            self.case,
            make.home_of(self.others[which]),
            *wanted,
            purpose=Purpose.TRANSFER,
            now=self.now,
        )

    @rule(which=WHICH)
    def the_case_is_offered_and_taken_over(self, which: int) -> None:
        taker, before = self.others[which], self.worker
        place = make.home_of(taker)
        live = self.live_parts(place, Purpose.TRANSFER)
        try:
            transfer = referrals.offer_transfer(
                by=before, now=self.now, case_id=self.case.id, recipient_id=place
            )
            referrals.accept_transfer(by=taker, now=self.now, transfer_id=transfer.id)
        except TransferError:
            assert live != set(Compartment) or place == make.home_of(before)
            queries.open_file(before, self.case.id, now=self.now)
        else:
            assert live == set(Compartment)
            with pytest.raises(queries.CaseNotFound):
                queries.open_file(before, self.case.id, now=self.now)
            self.worker = taker
            there = Organisation.objects.get(pk=place)
            self.board = a_viewer(Role.DECISION_MAKER, there)
            self.police = a_viewer(Role.INVESTIGATOR, there)

    @rule(which=WHICH, parts=PARTS)
    def the_person_agrees_with_the_police(
        self, which: int, parts: frozenset[Compartment]
    ) -> None:
        there = self.services[which].organisation_id
        readable = self.police.readable_in(make.home_of(self.police))
        make.a_consent(
            self.police, self.case, there, *(parts & readable or readable), now=self.now
        )

    @rule(which=WHICH)
    def the_police_ask_for_help(self, which: int) -> None:
        service = self.services[which]
        live = self.live_parts(service.organisation_id)
        before = Referral.objects.count()
        wanted = referrals.Help("HOUSING", service.id, Purpose.SUPPORT)
        try:
            referrals.ask_for_help(
                by=self.police, now=self.now, case_id=self.case.id, wanted=wanted
            )
        except (ConsentError, HandoverError):
            assert Referral.objects.count() == before
        else:
            assert live & self.police.readable_in(make.home_of(self.police))

    @rule(which=WHICH, parts=PARTS)
    def a_conference_is_held(self, which: int, parts: frozenset[Compartment]) -> None:
        writable = self.worker.writable_in(make.home_of(self.worker))
        meeting = actions.Meeting(
            held_on=localdate(self.now),
            notes={part: f"Secret of {part.value}" for part in parts & writable},
            organisation_ids=frozenset({self.services[which].organisation_id}),
        )
        if meeting.notes:
            actions.record_conference(
                by=self.worker, now=self.now, case_id=self.case.id, meeting=meeting
            )

    @rule()
    def a_document_is_kept(self) -> None:
        document = actions.keep_document(
            **self.in_the_case(),
            compartment=Compartment.HEALTH,
            name="Secret letter",
            content=b"Secret words",
        )
        self.kept.append(document.id)

    @precondition(lambda self: self.kept)
    @rule(moved=st.booleans())
    def a_document_is_moved_or_destroyed(self, moved: bool) -> None:
        document = self.kept.pop()
        deed: dict[str, Any] = {"document_id": document, "why": "Misfiled"}
        if moved:
            other = make.a_case(self.worker, now=self.now)
            deed["reference"] = other.reference
            actions.move_document(**self.in_the_case(), **deed)
        else:
            actions.remove_document(**self.in_the_case(), **deed)
        self.gone.append(document)

    @rule(part=st.sampled_from(list(Compartment)))
    def a_law_demands_something(self, part: Compartment) -> None:
        actions.record_disclosure_by_duty(
            by=self.worker,
            now=self.now,
            case_id=self.case.id,
            recipient="Child welfare",
            compartments=frozenset({part}),
            ground=actions.Ground("other_law", "A law and its section"),
        )
        self.duties += 1

    @rule(pick=st.integers(min_value=0, max_value=20))
    def the_person_withdraws(self, pick: int) -> None:
        lines = [each for each in self.ledger() if each.withdrawn_on is None]
        if lines:
            actions.withdraw_consent(
                by=self.worker,
                now=self.now,
                case_id=self.case.id,
                consent_id=lines[pick % len(lines)].id,
            )

    @rule(days=st.integers(min_value=1, max_value=20))
    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(name=DECISIONS)
    def the_board_decides(self, name: str) -> None:
        ruling = actions.Ruling(name, localdate(self.now), "Reasons", "Told")
        try:
            actions.record_decision(
                by=self.board, now=self.now, case_id=self.case.id, ruling=ruling
            )
        except (StatusError, actions.NotMandated):
            return

    @rule(which=WHICH)
    def a_referral_is_sent(self, which: int) -> None:
        service = self.services[which]
        live = self.live_parts(service.organisation_id)
        before = Referral.objects.count()
        try:
            referrals.send_referral(
                by=self.worker,
                now=self.now,
                case_id=self.case.id,
                need_id=self.need.id,
                service_id=service.id,
                purpose=Purpose.SUPPORT,
            )
        except ConsentError:
            assert not live
            assert Referral.objects.count() == before
        except HandoverError:
            assert Referral.objects.filter(service_id=service.id).exists()
        else:
            assert live

    @rule(which=WHICH)
    def the_recipient_opens_it(self, which: int) -> None:
        for referral in self.received(which):
            was_new = referral.state == "sent"
            view = referrals.open_referral(
                by=self.helpers[which], now=self.now, referral_id=referral.id
            )
            live = self.live_parts(referral.recipient_id)
            if was_new:
                assert set(view.payload.parts) <= live
            if referral.state in ("sent", "seen"):
                assert view.identity == ()

    @rule(which=WHICH)
    def the_recipient_accepts(self, which: int) -> None:
        for referral in self.received(which):
            live = self.live_parts(referral.recipient_id)
            try:
                referrals.accept_referral(
                    by=self.helpers[which], now=self.now, referral_id=referral.id
                )
            except HandoverError:
                continue
            view = referrals.open_referral(
                by=self.helpers[which], now=self.now, referral_id=referral.id
            )
            if referral.sent_by_id == self.worker.staff_id:
                assert bool(view.identity) == (Compartment.IDENTITY in live)
            assert not view.identity or Compartment.IDENTITY in live

    @rule(which=WHICH)
    def the_person_arrives_and_is_followed_up(self, which: int) -> None:
        for referral in self.received(which):
            ask = {"now": self.now, "referral_id": referral.id}
            try:
                referrals.record_arrival(
                    by=self.helpers[which], arrived_on=localdate(self.now), **ask
                )
            except HandoverError:
                assert referral.state != "accepted"
                continue
            referrals.record_follow_up(by=self.worker, words="Secret words", **ask)
            view = referrals.open_referral(by=self.helpers[which], **ask)
            assert "Secret words" not in str(view.steps)
            if which:
                referrals.close_referral(
                    by=self.helpers[which], how=Closing.HELPED, **ask
                )

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def a_case_moved_only_with_every_consent(self) -> None:
        by_id = {line.id: line for line in self.ledger()}
        for shared in TransferredPart.objects.select_related("transfer"):
            line = by_id[shared.consent_id]
            day = localdate(shared.disclosed_at)
            assert line.compartment.value == shared.compartment
            assert line.purpose is Purpose.TRANSFER
            assert line.recipient == shared.transfer.recipient_id
            assert line.withdrawn_on is None or day <= line.withdrawn_on
        for moved in Transfer.objects.filter(state="accepted"):
            assert moved.parts.count() == len(Compartment)

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def whoever_attended_reads_what_is_agreed_to_today(self) -> None:
        today = localdate(self.now)
        for helper, service in zip(self.helpers, self.services, strict=True):
            live = self.live_parts(service.organisation_id)
            for conference in queries.attended(helper, today=today).rows:
                assert {note.compartment for note in conference.notes} <= live

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def what_was_moved_or_destroyed_opens_no_more(self) -> None:
        for document in self.gone:
            row = Document.objects.get(pk=document)
            assert row.sealed_key.erased_at is not None
            assert row.parts.count() == 0
        found = queries.documents_of_case(self.worker, self.case.id, now=self.now)
        assert {row.id for row in found.documents} == set(self.kept)

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def programs_of_a_recipient_learn_of_what_it_was_sent_only(self) -> None:
        sent = dict(Referral.objects.values_list("id", "recipient_id"))
        for service in self.services:
            place = service.organisation_id
            for told in Announcement.objects.filter(
                webhook__token__organisation_id=place
            ):
                assert sent[told.subject_id] == place

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def every_duty_is_logged(self) -> None:
        found = queries.duties_of_case(self.worker, self.case.id, now=self.now)
        assert len(found.shared) == self.duties
        assert all(each.words for each in found.shared)

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def every_disclosure_rested_on_a_consent_that_held(self) -> None:
        by_id = {line.id: line for line in self.ledger()}
        for shared in Disclosure.objects.select_related("referral"):
            line = by_id[shared.consent_id]
            day = localdate(shared.disclosed_at)
            assert line.compartment.value == shared.compartment
            assert line.recipient == shared.referral.recipient_id
            assert line.given_on <= day
            assert line.until is None or day <= line.until
            assert line.withdrawn_on is None or day <= line.withdrawn_on

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def no_period_vanishes(self) -> None:
        file = queries.open_file(self.worker, self.case.id, now=self.now)
        running = {(clock.clock, clock.starts) for clock in file.row.clocks}
        assert self.clocks <= running
        self.clocks = running
        assert renew_all_due_days(today=localdate(self.now)) == 0

    def in_the_case(self) -> dict[str, Any]:
        return {"by": self.worker, "now": self.now, "case_id": self.case.id}

    def ledger(self) -> tuple[object, ...]:
        return queries.ledger(self.case)  # type: ignore[return-value]

    def live_parts(
        self, recipient: UUID, purpose: Purpose = Purpose.SUPPORT
    ) -> set[Compartment]:
        today = localdate(self.now)
        return {
            line.compartment  # type: ignore[attr-defined]
            for line in self.ledger()
            if line.recipient == recipient  # type: ignore[attr-defined]
            and line.purpose is purpose  # type: ignore[attr-defined]
            and line.is_live(today)  # type: ignore[attr-defined]
        }

    def received(self, which: int) -> list[Referral]:
        return list(
            Referral.objects.filter(recipient=self.services[which].organisation_id)
        )


@pytest.mark.django_db
def test_no_order_of_deeds_discloses_without_consent() -> None:
    run_state_machine_as_test(
        Chain,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
