"""Which states does a referral pass, who takes each step, and who has to act next?"""

from dataclasses import dataclass
from datetime import date
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
    ARRIVED = "arrived"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    RECALLED = "recalled"


STATE_NAMES: dict[ReferralState, str] = {
    ReferralState.SENT: "Sent",
    ReferralState.SEEN: "Seen",
    ReferralState.ACCEPTED: "Accepted",
    ReferralState.REFUSED: "Refused",
    ReferralState.ARRIVED: "Arrived",
    ReferralState.FOLLOWED_UP: "Followed up",
    ReferralState.CLOSED: "Closed",
    ReferralState.RECALLED: "Recalled",
}
"""English names of the states, for translators."""


class Side(StrEnum):
    """Who takes a step, or has to take the next one."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    EITHER = "either"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Way:
    """From a state one may come to another; `by` says which side takes the step."""

    start: ReferralState
    to: ReferralState
    by: Side


WAYS: tuple[Way, ...] = (
    Way(ReferralState.SENT, ReferralState.SEEN, Side.RECIPIENT),
    Way(ReferralState.SENT, ReferralState.ACCEPTED, Side.RECIPIENT),
    Way(ReferralState.SENT, ReferralState.REFUSED, Side.RECIPIENT),
    Way(ReferralState.SENT, ReferralState.RECALLED, Side.SENDER),
    Way(ReferralState.SEEN, ReferralState.ACCEPTED, Side.RECIPIENT),
    Way(ReferralState.SEEN, ReferralState.REFUSED, Side.RECIPIENT),
    Way(ReferralState.SEEN, ReferralState.RECALLED, Side.SENDER),
    Way(ReferralState.ACCEPTED, ReferralState.ARRIVED, Side.RECIPIENT),
    Way(ReferralState.ACCEPTED, ReferralState.CLOSED, Side.EITHER),
    Way(ReferralState.ARRIVED, ReferralState.FOLLOWED_UP, Side.SENDER),
    Way(ReferralState.ARRIVED, ReferralState.CLOSED, Side.EITHER),
    Way(ReferralState.FOLLOWED_UP, ReferralState.FOLLOWED_UP, Side.SENDER),
    Way(ReferralState.FOLLOWED_UP, ReferralState.CLOSED, Side.EITHER),
)
"""The whole table. An ended referral is followed by a new one, never reopened."""

NEXT: dict[ReferralState, frozenset[ReferralState]] = {
    state: frozenset(way.to for way in WAYS if way.start is state)
    for state in ReferralState
}
"""Which state may follow which."""

WAITS_FOR: dict[ReferralState, Side] = {
    ReferralState.SENT: Side.RECIPIENT,
    ReferralState.SEEN: Side.RECIPIENT,
    ReferralState.ACCEPTED: Side.RECIPIENT,
    ReferralState.REFUSED: Side.SENDER,
    ReferralState.ARRIVED: Side.SENDER,
    ReferralState.FOLLOWED_UP: Side.SENDER,
    ReferralState.CLOSED: Side.NOBODY,
    ReferralState.RECALLED: Side.SENDER,
}
"""Who has to act next in each state."""

UNANSWERED = frozenset({ReferralState.SENT, ReferralState.SEEN})
"""The recipient has said neither yes nor no."""

ENDED = frozenset(state for state in ReferralState if not NEXT[state])
"""No step follows; if the need is still there, somebody else is asked."""


class Closing(StrEnum):
    """How a referral that was accepted came to its end, as a code for counting."""

    HELPED = "helped"
    DID_NOT_COME = "did_not_come"
    PERSON_STOPPED = "person_stopped"
    COULD_NOT_HELP = "could_not_help"
    MOVED_ON = "moved_on"


CLOSING_NAMES: dict[Closing, str] = {
    Closing.HELPED: "The person got the help",
    Closing.DID_NOT_COME: "The person did not come",
    Closing.PERSON_STOPPED: "The person did not want it any longer",
    Closing.COULD_NOT_HELP: "The service could not help after all",
    Closing.MOVED_ON: "The person moved on to other help",
}
"""English names of the ways a referral ends, for translators."""


def check_step(now: ReferralState, wanted: ReferralState) -> None:
    """Raise HandoverError when `wanted` cannot follow `now`."""
    if wanted in NEXT[now]:
        return
    if wanted in NEXT[ReferralState.SEEN]:
        raise HandoverError(
            "This referral has been answered or recalled already ({state}); "
            "send a new one if it is still needed.",
            state=STATE_NAMES[now],
        )
    raise HandoverError(
        "This step does not follow here: the referral is marked as {state}.",
        state=STATE_NAMES[now],
    )


def may_step(now: ReferralState, wanted: ReferralState, side: Side) -> bool:
    """Say whether this side may take the step from `now` to `wanted`."""
    return any(
        way.by in (side, Side.EITHER)
        for way in WAYS
        if way.start is now and way.to is wanted
    )


def check_closing(now: ReferralState, how: Closing) -> None:
    """Raise HandoverError when a referral cannot end in this way.

    Whoever arrived did come; whoever did not arrive was not helped there.
    """
    check_step(now, ReferralState.CLOSED)
    arrived = now is not ReferralState.ACCEPTED
    if arrived and how is Closing.DID_NOT_COME:
        raise HandoverError("The person has arrived; choose how the help ended.")
    if not arrived and how is Closing.HELPED:
        raise HandoverError("Record the arrival first, then close the referral.")


def check_arrival(arrived_on: date, sent_on: date, today: date) -> None:
    """Raise HandoverError for an arrival in the future or before the referral."""
    if arrived_on > today:
        raise HandoverError("The arrival is dated in the future; correct the day.")
    if arrived_on < sent_on:
        raise HandoverError(
            "The arrival is dated before the referral was sent; correct the day."
        )
