"""What people do in a chain, in any order: the rules of the machine."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ledfyr.apps.access.models import Organisation
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.referrals import actions as referrals
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import ConsentError, Purpose
from ledfyr.domain.cases.status import StatusError
from ledfyr.domain.referrals.handover import Closing, HandoverError
from ledfyr.domain.referrals.transfer import TransferError
from tests.apps.chain_world import PARTS, ChainWorld
from tests.factories import cases as make
from tests.factories.access import a_viewer

EVERY_PART = st.just(frozenset(Compartment))
DECIDED_BY = {
    "reasonable_grounds": "",
    "reflection_permit": "migration_agency",
    "not_a_victim": "unknown",
}
"""Who takes a decision that is recorded; the board that works in the chain if empty."""
OTHER_PURPOSES = st.sampled_from([Purpose.LEGAL_HELP, Purpose.IDENTIFICATION])
WHICH = st.sampled_from([0, 0, 0, 1])
"""Mostly the first, so that deeds follow each other with the same recipient."""


class Agreeing(ChainWorld):
    """The person agrees, and thinks better of it."""

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
    def the_person_agrees_with_the_police(
        self, which: int, parts: frozenset[Compartment]
    ) -> None:
        there = self.services[which].organisation_id
        lines = make.a_consent(self.police, self.case, there, *parts, now=self.now)
        self.told_to_police |= dict.fromkeys(lines, self.police.staff_id)

    @rule(pick=st.integers(min_value=0, max_value=20))
    def the_person_withdraws(self, pick: int) -> None:
        lines = [each for each in self.ledger() if each.withdrawn_on is None]
        if lines:
            line = lines[pick % len(lines)].id
            actions.withdraw_consent(**self.in_the_case(), consent_id=line)
            assert line not in self.live_lines()

    @rule(which=WHICH)
    def the_person_withdraws_all(self, which: int) -> None:
        self.all_is_withdrawn_from(self.services[which].organisation_id)

    @rule(which=WHICH, parts=PARTS, purpose=OTHER_PURPOSES)
    def the_person_agrees_to_something_else(
        self, which: int, parts: frozenset[Compartment], purpose: Purpose
    ) -> None:
        there = self.services[which].organisation_id
        make.a_consent(
            self.worker, self.case, there, *parts, purpose=purpose, now=self.now
        )


class Referring(ChainWorld):
    """Help is asked for, given, refused and taken back."""

    @rule(which=WHICH)
    def the_police_ask_for_help(self, which: int) -> None:
        service = self.services[which]
        readable = self.police.readable_in(make.home_of(self.police))
        before = Referral.objects.count()
        wanted = referrals.Help("HOUSING", service.id, Purpose.SUPPORT)
        try:
            sent = referrals.ask_for_help(
                by=self.police, now=self.now, case_id=self.case.id, wanted=wanted
            )
        except (ConsentError, HandoverError):
            assert Referral.objects.count() == before
        else:
            assert self.live_parts(service.organisation_id) & readable
            for left in sent.disclosures.all():
                assert Compartment(left.compartment) in readable
                assert self.told_to_police[left.consent_id] == self.police.staff_id

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
            was_new = referral.state == "sent"
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
            assert not was_new or set(view.payload.parts) <= live

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

    @rule(which=WHICH)
    def the_referral_is_recalled(self, which: int) -> None:
        for referral in self.received(which):
            ask = {"now": self.now, "referral_id": referral.id}
            try:
                referrals.recall_referral(by=self.worker, **ask)
            except (HandoverError, referrals.NotPermitted):
                assert referral.state not in ("sent", "seen")
                continue
            view = referrals.open_referral(by=self.helpers[which], **ask)
            assert view.is_erased
            assert not view.payload.parts and not view.identity

    @rule(which=WHICH)
    def the_recipient_refuses(self, which: int) -> None:
        for referral in self.received(which):
            ask = {"now": self.now, "referral_id": referral.id}
            try:
                referrals.refuse_referral(by=self.helpers[which], reason="Full", **ask)
            except HandoverError:
                continue
            view = referrals.open_referral(by=self.helpers[which], **ask)
            assert view.identity == ()


class Working(ChainWorld):
    """All else that happens in a case meanwhile."""

    @rule(which=WHICH, parts=PARTS | EVERY_PART, thinks_better=st.booleans())
    def the_case_is_offered_and_taken_over(
        self, which: int, parts: frozenset[Compartment], thinks_better: bool
    ) -> None:
        taker, before = self.others[which], self.worker
        place = make.home_of(taker)
        make.a_consent(
            before, self.case, place, *parts, purpose=Purpose.TRANSFER, now=self.now
        )
        live = self.live_parts(place, Purpose.TRANSFER)
        try:
            transfer = referrals.offer_transfer(
                by=before, now=self.now, case_id=self.case.id, recipient_id=place
            )
        except TransferError:
            assert live != set(Compartment) or place == make.home_of(before)
            return
        assert live == set(Compartment)
        answer: dict[str, Any] = {"now": self.now, "transfer_id": transfer.id}
        if thinks_better:
            self.all_is_withdrawn_from(place)
            with pytest.raises(TransferError):
                referrals.accept_transfer(by=taker, **answer)
            referrals.take_back_transfer(by=before, **answer)
            queries.open_file(before, self.case.id, now=self.now)
        else:
            referrals.accept_transfer(by=taker, **answer)
            self._all_moves_to(taker)
            with pytest.raises(queries.CaseNotFound):
                queries.open_file(before, self.case.id, now=self.now)

    def _all_moves_to(self, taker: Viewer) -> None:
        there = Organisation.objects.get(pk=make.home_of(taker))
        self.worker = taker
        self.board = a_viewer(Role.DECISION_MAKER, there)
        self.police = a_viewer(Role.INVESTIGATOR, there)

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

    @rule(days=st.integers(min_value=1, max_value=20))
    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(name=st.sampled_from(list(DECIDED_BY)))
    def a_decision_is_recorded(self, name: str) -> None:
        taken_by = DECIDED_BY[name]
        ruling = actions.Ruling(
            name,
            localdate(self.now),
            "Reasons",
            "Told",
            taken_by=taken_by,
            taken_by_name="The court" if taken_by == "unknown" else "",
        )
        by = self.worker if taken_by else self.board
        with suppress(StatusError):
            actions.record_decision(
                by=by, now=self.now, case_id=self.case.id, ruling=ruling
            )
