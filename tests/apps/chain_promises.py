"""What holds after every deed of a chain, whatever came before it."""

from django.utils.timezone import localdate
from hypothesis.stateful import invariant, precondition

from ledfyr.apps.access.models import Announcement
from ledfyr.apps.cases import queries
from ledfyr.apps.cases.actions.due_days import renew_all_due_days
from ledfyr.apps.cases.models import Document
from ledfyr.apps.referrals.models import (
    Disclosure,
    Referral,
    Transfer,
    TransferredPart,
)
from ledfyr.apps.referrals.payload import read_identity, read_payload
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Purpose
from tests.apps.chain_world import ChainWorld


class NothingLeavesUnasked(ChainWorld):
    """Whatever was disclosed rests on a consent that held, or on a logged duty."""

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def every_disclosure_rested_on_a_consent_that_held(self) -> None:
        by_id = {line.id: line for line in self.ledger()}
        for shared in Disclosure.objects.select_related("referral"):
            line = by_id[shared.consent_id]
            day = localdate(shared.disclosed_at)
            assert line.compartment.value == shared.compartment
            assert line.recipient == shared.referral.recipient_id
            assert line.purpose.value == shared.referral.purpose
            assert line.given_on <= day
            assert line.until is None or day <= line.until
            assert line.withdrawn_on is None or day <= line.withdrawn_on

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
    def every_duty_is_logged(self) -> None:
        found = queries.duties_of_case(self.worker, self.case.id, now=self.now)
        assert len(found.shared) == self.duties
        assert all(each.words for each in found.shared)

    @precondition(lambda self: hasattr(self, "case"))
    @invariant()
    def what_a_referral_carries_is_logged_part_by_part(self) -> None:
        for referral in Referral.objects.select_related("sealed_key"):
            carried = {part.value for part in read_payload(referral).parts}
            assert Compartment.IDENTITY.value not in carried
            if read_identity(referral):
                carried.add(Compartment.IDENTITY.value)
            logged = referral.disclosures.values_list("compartment", flat=True)
            assert carried <= set(logged)


class NothingVanishes(ChainWorld):
    """What runs goes on, what is gone stays gone, and each learns of its own alone."""

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
    def no_period_vanishes(self) -> None:
        file = queries.open_file(self.worker, self.case.id, now=self.now)
        clocks = file.row.clocks
        running = {(each.clock, each.starts): each.started_by for each in clocks}
        before = {rule.id: list(rule.starts_on) for rule in file.law.clock}
        for (name, starts), by in self.clocks.items():
            # Where the law counts from a permit, it does so once there is one.
            counted_from = before[name][: before[name].index(by)]
            assert (name, starts) in running or any(
                each.clock == name and each.started_by in counted_from
                for each in clocks
            )
        self.clocks = running
        assert renew_all_due_days(today=localdate(self.now)) == 0
