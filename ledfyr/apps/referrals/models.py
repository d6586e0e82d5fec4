"""Referrals from one organisation to another, with what the person agreed to share."""

import uuid

from django.db import models
from django.db.models import F, Q

from ledfyr.domain.referrals.handover import Closing, ReferralState, Side
from ledfyr.domain.referrals.transfer import TransferState


class Referral(models.Model):
    """A request for help: a pseudonym first, the identity only on acceptance.

    `holder` is the organisation that has the case now; it moves with the case.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="referrals"
    )
    need = models.ForeignKey("cases.Need", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(
        "service_directory.Service", on_delete=models.PROTECT, related_name="+"
    )
    sender = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    recipient = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    holder = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    purpose = models.CharField(max_length=20)
    area = models.CharField(max_length=20)
    is_urgent = models.BooleanField(default=False)
    state = models.CharField(
        max_length=20,
        choices=[(s.value, s.value) for s in ReferralState],
        default=ReferralState.SENT.value,
    )
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+"
    )
    sealed_payload = models.BinaryField()
    sealed_identity = models.BinaryField(null=True)
    sealed_answer = models.BinaryField(null=True)
    sent_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "state", "-sent_at"], name="inbox"),
            models.Index(fields=["case", "-sent_at"], name="referrals_of_case"),
            models.Index(fields=["holder", "-sent_at", "-id"], name="referrals_sent"),
            models.Index(fields=["holder", "state", "sent_at"], name="waited_for"),
        ]


class Disclosure(models.Model):
    """One compartment that a referral carried, and the consent it rested on."""

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="disclosures"
    )
    compartment = models.CharField(max_length=20)
    consent_id = models.UUIDField()
    disclosed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "compartment"], name="a_part_is_disclosed_once"
            )
        ]


class ReferralStep(models.Model):
    """A step after acceptance: arrival, follow-up, closing; added, never changed.

    What the sender writes is sealed under the key of the case: the recipient never
    reads it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="steps"
    )
    state = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in ReferralState]
    )
    side = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Side])
    closing = models.CharField(
        max_length=20, blank=True, choices=[(c.value, c.value) for c in Closing]
    )
    happened_on = models.DateField()
    sealed_words = models.BinaryField(null=True)
    taken_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["referral", "taken_at"], name="steps_taken")]


class Transfer(models.Model):
    """An offer to hand over the responsibility for a case; it stands after the answer.

    It holds no text but the reason of a refusal, sealed under the key of the case.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="transfers"
    )
    sender = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    recipient = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=20,
        choices=[(s.value, s.value) for s in TransferState],
        default=TransferState.OFFERED.value,
    )
    sealed_reason = models.BinaryField(null=True)
    offered_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "state"], name="transfers_offered")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=TransferState.OFFERED.value),
                name="a_case_is_offered_once",
            ),
            models.CheckConstraint(
                condition=~Q(sender=F("recipient")),
                name="a_case_goes_to_somebody_else",
            ),
        ]


class TransferredPart(models.Model):
    """One compartment that a transfer handed over, and the consent it rested on."""

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="parts"
    )
    compartment = models.CharField(max_length=20)
    consent_id = models.UUIDField()
    disclosed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transfer", "compartment"], name="a_part_is_handed_over_once"
            )
        ]


class FactConfirmation(models.Model):
    """An editor read a fact of a country file in its source: added, never changed.

    The file itself is changed by its editors; this keeps who confirmed which wording.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.CharField(max_length=2)
    place = models.CharField(max_length=200)
    wording = models.CharField(max_length=64)
    holds = models.BooleanField()
    remark = models.CharField(max_length=500, blank=True)
    confirmed_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["country", "-confirmed_on"], name="confirmations")
        ]
