"""What can be done with a referral: each one deed, one transaction, one event."""

from ledfyr.apps.referrals.actions.answering import (
    accept_referral,
    give_reason_as_recipient,
    open_referral,
    refuse_referral,
)
from ledfyr.apps.referrals.actions.asking import Help, ask_for_help
from ledfyr.apps.referrals.actions.following import (
    close_referral,
    record_arrival,
    record_follow_up,
)
from ledfyr.apps.referrals.actions.guard import NotPermitted
from ledfyr.apps.referrals.actions.reviewing import ReviewError, confirm_fact
from ledfyr.apps.referrals.actions.sending import (
    NothingToSend,
    read_sent_referral,
    recall_referral,
    send_referral,
)
from ledfyr.apps.referrals.actions.transferring import (
    accept_transfer,
    offer_transfer,
    read_transfer,
    refuse_transfer,
    take_back_transfer,
)

__all__ = [
    "Help",
    "NothingToSend",
    "NotPermitted",
    "ReviewError",
    "accept_referral",
    "accept_transfer",
    "ask_for_help",
    "close_referral",
    "confirm_fact",
    "give_reason_as_recipient",
    "offer_transfer",
    "open_referral",
    "read_sent_referral",
    "read_transfer",
    "recall_referral",
    "record_arrival",
    "record_follow_up",
    "refuse_referral",
    "refuse_transfer",
    "send_referral",
    "take_back_transfer",
]
