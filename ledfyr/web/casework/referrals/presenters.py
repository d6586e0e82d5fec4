"""Wording and grouping for the pages of referrals; no database here."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from ledfyr.apps.referrals import queries_lists as lists
from ledfyr.apps.referrals.payload import Payload
from ledfyr.apps.referrals.queries import (
    ReferralRow,
    ReferralView,
    SentView,
    StepView,
)
from ledfyr.apps.referrals.queries_lists import Group
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.cases.consent import PURPOSE_NAMES, Purpose
from ledfyr.domain.referrals.handover import (
    CLOSING_NAMES,
    NEXT,
    STATE_NAMES,
    UNANSWERED,
    ReferralState,
    Side,
    may_step,
)
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.ages import age_in_words
from ledfyr.web.parts.contacts import language_name

KINDS = {
    ReferralState.SENT: "waiting",
    ReferralState.SEEN: "waiting",
    ReferralState.ACCEPTED: "done",
    ReferralState.REFUSED: "calm",
    ReferralState.ARRIVED: "done",
    ReferralState.FOLLOWED_UP: "done",
    ReferralState.CLOSED: "calm",
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
class ReferralList:
    """A list of referrals, or its beginning; `empty` is said where there is none."""

    group: Group
    title: str
    empty: str
    lines: tuple[Line, ...]
    is_of_sender: bool
    is_first: bool
    has_next: bool


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
    may_arrive: bool
    may_close: bool
    is_accepted: bool
    is_erased: bool
    facts: tuple[Fact, ...]
    person: tuple[Fact, ...]
    parts: tuple[Part, ...]
    identity: tuple[str, ...]
    withdrawn: tuple[Fact, ...]
    answer: str


@dataclass(frozen=True)
class SentPage:
    """A referral as its sender reads it."""

    line: Line
    may_recall: bool
    may_follow_up: bool
    may_close: bool
    is_refused: bool
    facts: tuple[Fact, ...]
    shared: tuple[Fact, ...]
    answer: str
    follow_ups: tuple[Part, ...]


def referral_list(group: Group, page: lists.ReferralPage, today: date) -> ReferralList:
    """Return a page of a list in words."""
    titles = {
        Group.TO_ANSWER: gettext("Wait for your answer"),
        Group.AWAITED: gettext("Accepted: say when the person has arrived"),
        Group.UNDER_WAY: gettext("You have accepted, and help is under way"),
        Group.WAITING: gettext("Who you are waiting for"),
        Group.REFUSED: gettext("Refused: ask somebody else"),
        Group.ARRIVED: gettext("Arrived: ask how it goes"),
        Group.SENT: gettext("Sent by your organisation"),
        Group.ENDED: gettext("Answered by your organisation"),
    }
    nobody = {
        Group.TO_ANSWER: gettext("Nobody waits for an answer from you."),
        Group.WAITING: gettext("You are not waiting for anybody."),
    }
    return ReferralList(
        group=group,
        title=titles[group],
        empty=nobody.get(group, gettext("There is no such referral.")),
        lines=tuple(line(row, today) for row in page.rows),
        is_of_sender=group in lists.OF_SENDER,
        is_first=page.is_first,
        has_next=page.has_next,
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
        may_arrive=may_step(row.state, ReferralState.ARRIVED, Side.RECIPIENT),
        may_close=may_step(row.state, ReferralState.CLOSED, Side.RECIPIENT),
        is_accepted=row.state not in UNANSWERED | {ReferralState.REFUSED},
        is_erased=view.is_erased,
        facts=_facts(row, view.purpose, view.steps),
        person=() if view.is_erased else _person(view.payload),
        parts=tuple(
            Part(gettext(COMPARTMENT_NAMES[part]), view.payload.parts[part])
            for part in Compartment
            if part in view.payload.parts
        ),
        identity=view.identity,
        withdrawn=tuple(
            Fact(gettext(COMPARTMENT_NAMES[part]), date_format(on))
            for part, on in view.withdrawn
        ),
        answer=view.answer,
    )


def sent(view: SentView, today: date) -> SentPage:
    """Return a referral for its sender, with what was shared and when."""
    row = view.row
    return SentPage(
        line=line(row, today),
        may_recall=ReferralState.RECALLED in NEXT[row.state],
        may_follow_up=may_step(row.state, ReferralState.FOLLOWED_UP, Side.SENDER),
        may_close=may_step(row.state, ReferralState.CLOSED, Side.SENDER),
        is_refused=row.state is ReferralState.REFUSED,
        facts=_facts(row, view.purpose, view.steps),
        follow_ups=tuple(
            Part(date_format(step.happened_on), (step.words,))
            for step in view.steps
            if step.words
        ),
        shared=tuple(
            Fact(gettext(COMPARTMENT_NAMES[part]), _moment(when))
            for part, when in view.shared
        ),
        answer=view.answer,
    )


def _facts(
    row: ReferralRow, purpose: Purpose, steps: tuple[StepView, ...]
) -> tuple[Fact, ...]:
    ends = {
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
        answer = ends.get(row.state, gettext("Accepted"))
        facts.append(Fact(answer, _moment(row.answered_at)))
    return (*facts, *(_step(step) for step in steps))


def _step(step: StepView) -> Fact:
    day = date_format(step.happened_on)
    if step.closing is None:
        return Fact(gettext(STATE_NAMES[step.state]), day)
    how = gettext(CLOSING_NAMES[step.closing])
    return Fact(gettext(STATE_NAMES[step.state]), f"{day}: {how}")


def _person(payload: Payload) -> tuple[Fact, ...]:
    spoken = ", ".join(language_name(code) for code in payload.languages)
    return (
        Fact(gettext("Age"), age_in_words(payload)),
        Fact(gettext("Sex"), gettext(codes().sex[payload.sex])),
        Fact(gettext("Can be helped in"), spoken or gettext("Not known")),
    )


def _waits(row: ReferralRow) -> str:
    match row.waits_for:
        case Side.RECIPIENT if row.state is ReferralState.ACCEPTED:
            words = gettext("%(recipient)s has to say when the person has arrived")
        case Side.RECIPIENT:
            words = gettext("%(sender)s waits for %(recipient)s")
        case Side.SENDER if row.state is ReferralState.ARRIVED:
            words = gettext("%(sender)s has to ask how it goes")
        case Side.SENDER if row.state is ReferralState.FOLLOWED_UP:
            words = gettext("%(sender)s asks again, or closes the referral")
        case Side.SENDER if row.state is ReferralState.REFUSED:
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
