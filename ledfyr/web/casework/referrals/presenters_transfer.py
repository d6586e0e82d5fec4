"""Wording for cases that are handed over; no database here."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import Outline
from ledfyr.apps.referrals.queries_transfer import TransferRow, TransferView
from ledfyr.domain.cases.status import STATUS_NAMES
from ledfyr.domain.referrals.handover import Side
from ledfyr.domain.referrals.transfer import (
    TRANSFER_STATE_NAMES,
    TRANSFER_WAITS_FOR,
    TransferState,
)
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.ages import age_in_words
from ledfyr.web.casework.referrals.presenters import Fact

KINDS = {
    TransferState.OFFERED: "waiting",
    TransferState.ACCEPTED: "done",
    TransferState.REFUSED: "calm",
    TransferState.TAKEN_BACK: "calm",
}


@dataclass(frozen=True)
class TransferLine:
    """An offer as one line of a list."""

    row: TransferRow
    state: str
    kind: str
    between: str
    waits: str
    offered: str


@dataclass(frozen=True)
class TransferPage:
    """An offer as one side reads it."""

    line: TransferLine
    facts: tuple[Fact, ...]
    outline: tuple[Fact, ...]
    reason: str
    may_answer: bool
    may_take_back: bool
    has_the_case: bool


def line(row: TransferRow) -> TransferLine:
    """Return an offer with its state and who has to act, in words."""
    names = {"sender": row.sender, "recipient": row.recipient}
    waits = {
        Side.RECIPIENT: gettext("%(sender)s waits for %(recipient)s"),
        Side.SENDER: gettext("The case stays with %(sender)s"),
    }
    return TransferLine(
        row=row,
        state=gettext(TRANSFER_STATE_NAMES[row.state]),
        kind=KINDS[row.state],
        between=gettext("From %(sender)s to %(recipient)s") % names,
        waits=waits.get(TRANSFER_WAITS_FOR[row.state], "") % names,
        offered=date_format(localtime(row.offered_at), "DATE_FORMAT"),
    )


def page(view: TransferView) -> TransferPage:
    """Return an offer in words; what it is about only while it is to be answered."""
    row = view.row
    facts = [
        Fact(gettext("From"), row.sender),
        Fact(gettext("To"), row.recipient),
        Fact(gettext("Offered"), date_format(localtime(row.offered_at))),
    ]
    if row.answered_at:
        state = gettext(TRANSFER_STATE_NAMES[row.state])
        facts.append(Fact(state, date_format(localtime(row.answered_at))))
    return TransferPage(
        line=line(row),
        facts=tuple(facts),
        outline=_outline(view.outline) if view.outline else (),
        reason=view.reason,
        may_answer=view.is_mine_to_answer,
        may_take_back=view.is_mine_to_take_back,
        has_the_case=view.has_the_case,
    )


def _outline(known: Outline) -> tuple[Fact, ...]:
    form = codes().form_of_exploitation[known.main_form]
    return (
        Fact(gettext("Status"), gettext(STATUS_NAMES[known.status])),
        Fact(gettext("Form"), gettext(form)),
        Fact(gettext("Age"), age_in_words(known)),
        Fact(gettext("Sex"), gettext(codes().sex[known.sex])),
    )
