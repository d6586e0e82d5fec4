"""A case moves with every consent or not at all, and then nobody before sees it."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.cases import queries
from ledfyr.apps.cases.models import Case
from ledfyr.apps.cases.queries import CaseNotFound, Identity
from ledfyr.apps.referrals import actions
from ledfyr.apps.referrals.models import Transfer, TransferredPart
from ledfyr.apps.referrals.queries_lists import Group, referral_page
from ledfyr.apps.referrals.queries_transfer import TransferNotFound, transfers
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.referrals.transfer import TransferError, TransferState
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db
NOW = make.NOW


@dataclass
class Between:
    """A case worker with a case, and one of another municipality."""

    sender: Viewer
    recipient: Viewer
    case: Case

    @property
    def place(self):
        return make.home_of(self.recipient)

    def agrees(self, *parts: Compartment) -> tuple:
        return make.a_consent(
            self.sender, self.case, self.place, *parts, purpose=Purpose.TRANSFER
        )

    def offer(self) -> Transfer:
        return actions.offer_transfer(
            by=self.sender, now=NOW, case_id=self.case.id, recipient_id=self.place
        )

    def accept(self, transfer: Transfer) -> Transfer:
        return actions.accept_transfer(
            by=self.recipient, now=NOW, transfer_id=transfer.id
        )


@pytest.fixture
def between() -> Between:
    sender = make.a_case_worker()
    other = a_viewer(Role.CASE_WORKER, make.an_organisation("Storby social services"))
    who = Identity("Sealed Name", "1990", "ky")
    return Between(sender, other, make.a_case(sender, identity=who))


def reads(viewer: Viewer, case: Case) -> bool:
    try:
        queries.open_file(viewer, case.id, now=NOW)
    except CaseNotFound:
        return False
    return True


def test_until_it_is_accepted_the_case_stays(between: Between) -> None:
    between.agrees(*Compartment)

    between.offer()

    assert reads(between.sender, between.case)
    assert not reads(between.recipient, between.case)


def test_after_acceptance_the_others_no_longer_see_it(between: Between) -> None:
    between.agrees(*Compartment)

    between.accept(between.offer())

    assert reads(between.recipient, between.case)
    assert not reads(between.sender, between.case)


@pytest.mark.parametrize("part", Compartment)
def test_one_part_without_consent_keeps_the_case(
    between: Between, part: Compartment
) -> None:
    between.agrees(*(set(Compartment) - {part}))

    with pytest.raises(TransferError, match="The case stays"):
        between.offer()


def test_a_consent_withdrawn_meanwhile_keeps_the_case(between: Between) -> None:
    lines = between.agrees(*Compartment)
    transfer = between.offer()
    cases.withdraw_consent(
        by=between.sender, now=NOW, case_id=between.case.id, consent_id=lines[0]
    )

    with pytest.raises(TransferError, match="The case stays"):
        between.accept(transfer)

    assert reads(between.sender, between.case)
    assert not TransferredPart.objects.exists()


def test_consent_to_a_referral_is_no_consent_to_a_transfer(between: Between) -> None:
    make.a_consent(between.sender, between.case, between.place, *Compartment)

    with pytest.raises(TransferError, match="The case stays"):
        between.offer()


def test_both_organisations_keep_the_entry(between: Between) -> None:
    between.agrees(*Compartment)
    between.accept(between.offer())

    for viewer in (between.sender, between.recipient):
        assert [row.state for row in transfers(viewer)] == [TransferState.ACCEPTED]
    left = AuditEvent.objects.get(verb="case_handed_over")
    taken = AuditEvent.objects.get(verb="transfer_accepted")
    assert left.organisation_id == make.home_of(between.sender)
    assert taken.organisation_id == between.place


def test_each_part_rests_on_its_consent(between: Between) -> None:
    lines = between.agrees(*Compartment)

    between.accept(between.offer())

    kept = TransferredPart.objects.values_list("consent_id", flat=True)
    assert set(kept) == set(lines)


def test_a_case_is_offered_to_one_at_a_time(between: Between) -> None:
    between.agrees(*Compartment)
    between.offer()

    with pytest.raises(TransferError, match="offered already"):
        between.offer()


def test_a_refusal_tells_the_sender_why(between: Between) -> None:
    between.agrees(*Compartment)
    transfer = between.offer()

    actions.refuse_transfer(
        by=between.recipient, now=NOW, transfer_id=transfer.id, reason="We are too few."
    )

    ask = {"now": NOW, "transfer_id": transfer.id}
    assert actions.read_transfer(by=between.sender, **ask).reason == "We are too few."
    assert reads(between.sender, between.case)


def test_an_offer_taken_back_cannot_be_accepted(between: Between) -> None:
    between.agrees(*Compartment)
    transfer = between.offer()
    actions.take_back_transfer(by=between.sender, now=NOW, transfer_id=transfer.id)

    with pytest.raises(TransferError, match="no longer open"):
        between.accept(transfer)


def test_the_sender_cannot_accept_for_the_recipient(between: Between) -> None:
    between.agrees(*Compartment)
    transfer = between.offer()

    with pytest.raises(TransferNotFound):
        actions.accept_transfer(by=between.sender, now=NOW, transfer_id=transfer.id)


def test_a_stranger_finds_no_offer(between: Between) -> None:
    between.agrees(*Compartment)
    transfer = between.offer()
    stranger = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))

    with pytest.raises(TransferNotFound):
        actions.read_transfer(by=stranger, now=NOW, transfer_id=transfer.id)


def test_a_case_stays_in_its_country(between: Between) -> None:
    abroad = make.an_organisation("Åbo social services", country="FI")
    make.a_consent(
        between.sender,
        between.case,
        abroad.id,
        *Compartment,
        purpose=Purpose.TRANSFER,
    )

    with pytest.raises(TransferError, match="stays in its country"):
        actions.offer_transfer(
            by=between.sender, now=NOW, case_id=between.case.id, recipient_id=abroad.id
        )


def test_referrals_under_way_go_with_the_case() -> None:
    given = a_handover()
    a_referral(given)
    new = a_viewer(Role.CASE_WORKER, make.an_organisation("Storby social services"))
    between = Between(given.sender, new, given.case)
    between.agrees(*Compartment)

    between.accept(between.offer())

    (row,) = referral_page(new, Group.SENT).rows
    assert row.sender == "Storby social services"
    assert referral_page(given.sender, Group.SENT).rows == ()


def test_words_are_found_where_the_case_is_now(between: Between) -> None:
    cases.write_entry(
        by=between.sender,
        now=NOW,
        case_id=between.case.id,
        compartment=Compartment.SUPPORT,
        text="lighthouse",
    )
    between.agrees(*Compartment)
    before = set(between.case.tokens.values_list("token", flat=True))

    between.accept(between.offer())

    after = set(between.case.tokens.values_list("token", flat=True))
    assert after
    assert not before & after


def test_consent_that_ran_out_keeps_the_case(between: Between) -> None:
    make.a_consent(
        between.sender,
        between.case,
        between.place,
        *Compartment,
        purpose=Purpose.TRANSFER,
        until=make.TODAY,
    )
    transfer = between.offer()

    with pytest.raises(TransferError, match="The case stays"):
        actions.accept_transfer(
            by=between.recipient, now=NOW + timedelta(days=1), transfer_id=transfer.id
        )
