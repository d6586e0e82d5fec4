"""When may the responsibility for a case pass from one organisation to another?

A referral asks somebody to help while the case stays; a transfer moves the case itself.
"""

from collections.abc import Collection
from enum import StrEnum

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.referrals.handover import Side
from ledfyr.domain.vocabulary.refusal import Refusal


class TransferError(Refusal):
    """A transfer that cannot be; the case stays, and the message says what to do."""


class TransferState(StrEnum):
    """Where the offer of a case stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


TRANSFER_STATE_NAMES: dict[TransferState, str] = {
    TransferState.OFFERED: "Offered",
    TransferState.ACCEPTED: "Taken over",
    TransferState.REFUSED: "Refused",
    TransferState.TAKEN_BACK: "Taken back",
}
"""English names of the states, for translators."""

TRANSFER_WAITS_FOR: dict[TransferState, Side] = {
    TransferState.OFFERED: Side.RECIPIENT,
    TransferState.ACCEPTED: Side.NOBODY,
    TransferState.REFUSED: Side.SENDER,
    TransferState.TAKEN_BACK: Side.NOBODY,
}
"""Who has to act next; until the offer is accepted, the sender has the case."""


def missing_consent(agreed: Collection[Compartment]) -> tuple[Compartment, ...]:
    """Return the parts of the file that the person has not agreed to hand over."""
    return tuple(part for part in Compartment if part not in agreed)


def check_transfer(
    *,
    agreed: Collection[Compartment],
    country: str,
    recipient_country: str,
    is_closed: bool,
    is_shared: bool,
) -> None:
    """Raise TransferError, with what to do first, when a case has to stay.

    The person must have agreed for every part of the file. The mechanism of the country
    goes with the case, so it does not cross a border; and a person whose record other
    cases here use cannot leave with one of them (rules of Ledfyr's own).
    """
    if is_closed:
        raise TransferError("A closed case is not handed over.")
    if country != recipient_country:
        raise TransferError(
            "A case stays in its country. Ask the contact point of the other country."
        )
    if is_shared:
        raise TransferError(
            "Another case here uses the record of the same person, so this case stays. "
            "Send a referral instead."
        )
    if missing_consent(agreed):
        raise TransferError(
            "The case stays: the person has not agreed to hand over every part of the "
            "file to this organisation. Record the consent for each part first."
        )


def check_answer(now: TransferState) -> None:
    """Raise TransferError when the offer is no longer open."""
    if now is not TransferState.OFFERED:
        raise TransferError(
            "This offer is no longer open ({state}).", state=TRANSFER_STATE_NAMES[now]
        )
