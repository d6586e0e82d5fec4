"""Wording and grouping for the pages of referrals; no database here."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from ledfyr.apps.referrals.payload import Payload
from ledfyr.apps.referrals.queries import Inbox, ReferralRow, ReferralView, SentView
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.cases.consent import PURPOSE_NAMES, Purpose
from ledfyr.domain.referrals.handover import NEXT, STATE_NAMES, ReferralState
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.parts.contacts import language_name

KINDS = {
    ReferralState.SENT: "waiting",
    ReferralState.SEEN: "waiting",
    ReferralState.ACCEPTED: "done",
    ReferralState.REFUSED: "calm",
    ReferralState.RECALLED: "calm",
}


@dataclass(frozen=True)
class Line:
    """A referral as one line of a list."""

    row: ReferralRow
    area: str
    state: str
    kind: str
    sent: str
    waits: str


@dataclass(frozen=True)
class InboxPage:
    """The three lists of the inbox."""

    waiting: tuple[Line, ...]
    sent: tuple[Line, ...]
    ended: tuple[Line, ...]


@dataclass(frozen=True)
class Fact:
    """One line of a summary list."""

    name: str
    value: str


@dataclass(frozen=True)
class Part:
    """A part of the file that was shared, with what stands in it."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class ReferralPage:
    """A referral as its recipient reads it."""

    line: Line
    purpose: str
    may_answer: bool
    is_accepted: bool
    is_erased: bool
    facts: tuple[Fact, ...]
    person: tuple[Fact, ...]
    parts: tuple[Part, ...]
    identity: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class SentPage:
    """A referral as its sender reads it."""

    line: Line
    may_recall: bool
    is_refused: bool
    facts: tuple[Fact, ...]
    shared: tuple[Fact, ...]
    answer: str


def inbox(found: Inbox, today: date) -> InboxPage:
    """Return the lists in words: what waits for the reader's answer comes first."""
    return InboxPage(
        waiting=tuple(line(row, today) for row in found.waiting),
        sent=tuple(line(row, today) for row in found.sent),
        ended=tuple(line(row, today) for row in found.ended),
    )


def line(row: ReferralRow, today: date) -> Line:
    """Return a referral with its state and who waits for whom, in words."""
    return Line(
        row=row,
        area=gettext(codes().need_area[row.area]),
        state=gettext(STATE_NAMES[row.state]),
        kind=KINDS[row.state],
        sent=_ago(row.sent_at, today),
        waits=_waits(row),
    )


def received(view: ReferralView, today: date) -> ReferralPage:
    """Return a referral for its recipient; the identity only where it followed."""
    row = view.row
    return ReferralPage(
        line=line(row, today),
        purpose=gettext(PURPOSE_NAMES[view.purpose]),
        may_answer=ReferralState.ACCEPTED in NEXT[row.state],
        is_accepted=row.state is ReferralState.ACCEPTED,
        is_erased=view.is_erased,
        facts=_facts(row, view.purpose),
        person=() if view.is_erased else _person(view.payload),
        parts=tuple(
            Part(gettext(COMPARTMENT_NAMES[part]), view.payload.parts[part])
            for part in Compartment
            if part in view.payload.parts
        ),
        identity=view.identity,
        answer=view.answer,
    )


def sent(view: SentView, today: date) -> SentPage:
    """Return a referral for its sender, with what was shared and when."""
    row = view.row
    return SentPage(
        line=line(row, today),
        may_recall=ReferralState.RECALLED in NEXT[row.state],
        is_refused=row.state is ReferralState.REFUSED,
        facts=_facts(row, view.purpose),
        shared=tuple(
            Fact(gettext(COMPARTMENT_NAMES[part]), _moment(when))
            for part, when in view.shared
        ),
        answer=view.answer,
    )


def _facts(row: ReferralRow, purpose: Purpose) -> tuple[Fact, ...]:
    ends = {
        ReferralState.ACCEPTED: gettext("Accepted"),
        ReferralState.REFUSED: gettext("Refused"),
        ReferralState.RECALLED: gettext("Recalled"),
    }
    facts = [
        Fact(gettext("From"), row.sender),
        Fact(gettext("To"), f"{row.service}, {row.recipient}"),
        Fact(gettext("What for"), gettext(PURPOSE_NAMES[purpose])),
        Fact(gettext("Sent"), _moment(row.sent_at)),
    ]
    if row.seen_at:
        facts.append(Fact(gettext("First opened"), _moment(row.seen_at)))
    if row.answered_at:
        facts.append(Fact(ends[row.state], _moment(row.answered_at)))
    return tuple(facts)


def _person(payload: Payload) -> tuple[Fact, ...]:
    spoken = ", ".join(language_name(code) for code in payload.languages)
    return (
        Fact(gettext("Age"), gettext(codes().age_group[payload.age_group])),
        Fact(gettext("Sex"), gettext(codes().sex[payload.sex])),
        Fact(gettext("Can be helped in"), spoken or gettext("Not known")),
    )


def _waits(row: ReferralRow) -> str:
    match row.waits_for:
        case "recipient":
            words = gettext("%(sender)s waits for %(recipient)s")
        case "sender" if row.state is ReferralState.REFUSED:
            words = gettext("%(sender)s has to ask somebody else")
        case _:
            return ""
    return words % {"sender": row.sender, "recipient": row.recipient}


def _ago(moment: datetime, today: date) -> str:
    days = (today - localtime(moment).date()).days
    if days <= 0:
        return gettext("today")
    return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}


def _moment(moment: datetime) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")
