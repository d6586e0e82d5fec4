"""Which states does a referral pass, and who has to act next?"""

from enum import StrEnum

from ledfyr.domain.vocabulary.refusal import Refusal


class HandoverError(Refusal):
    """A step that a referral cannot take; the message says what is possible."""


class ReferralState(StrEnum):
    """Where a referral stands between the sender and the recipient."""

    SENT = "sent"
    SEEN = "seen"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    RECALLED = "recalled"


STATE_NAMES: dict[ReferralState, str] = {
    ReferralState.SENT: "Sent",
    ReferralState.SEEN: "Seen",
    ReferralState.ACCEPTED: "Accepted",
    ReferralState.REFUSED: "Refused",
    ReferralState.RECALLED: "Recalled",
}
"""English names of the states, for translators."""

NEXT: dict[ReferralState, frozenset[ReferralState]] = {
    ReferralState.SENT: frozenset(
        {
            ReferralState.SEEN,
            ReferralState.ACCEPTED,
            ReferralState.REFUSED,
            ReferralState.RECALLED,
        }
    ),
    ReferralState.SEEN: frozenset(
        {ReferralState.ACCEPTED, ReferralState.REFUSED, ReferralState.RECALLED}
    ),
    ReferralState.ACCEPTED: frozenset(),
    ReferralState.REFUSED: frozenset(),
    ReferralState.RECALLED: frozenset(),
}
"""Which state may follow which; an ended referral is followed by a new one."""

WAITS_FOR: dict[ReferralState, str] = {
    ReferralState.SENT: "recipient",
    ReferralState.SEEN: "recipient",
    ReferralState.ACCEPTED: "nobody",
    ReferralState.REFUSED: "sender",
    ReferralState.RECALLED: "sender",
}
"""Who has to act next in each state."""


def check_step(now: ReferralState, wanted: ReferralState) -> None:
    """Raise HandoverError when `wanted` cannot follow `now`."""
    if wanted not in NEXT[now]:
        raise HandoverError(
            "This referral has been answered or recalled already ({state}); "
            "send a new one if it is still needed.",
            state=STATE_NAMES[now],
        )
