"""Which decisions, periods and referrals stand on the line of a case?"""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import CaseFile
from ledfyr.apps.referrals.queries import ReferralRow
from ledfyr.domain.referrals.clocks import Clock, State
from ledfyr.domain.referrals.decision import decision_kinds
from ledfyr.domain.referrals.handover import STATE_NAMES
from ledfyr.web.parts.timeline import Point, Span, Timeline, timeline


def case_timeline(
    file: CaseFile, sent: tuple[ReferralRow, ...], today: date
) -> Timeline | None:
    """Return the drawing of a case; None when nothing of it is open to the viewer."""
    items: list[Point | Span] = [
        Point(each.decided_on, decision_name(each.name), gettext(each.organisation))
        for each in file.decisions
    ]
    items += [_span(clock) for clock in file.row.clocks]
    items += [
        Point(
            localdate(row.sent_at),
            gettext("Referral to %(name)s") % {"name": row.recipient},
            gettext(STATE_NAMES[row.state]),
        )
        for row in sent
    ]
    return timeline(gettext("Time line of the case"), items, today) if items else None


def decision_name(decision: str) -> str:
    """Return a decision's name in the reader's language."""
    return gettext(decision_kinds()[decision].name)


def _span(clock: Clock) -> Span:
    ends = clock.ends if isinstance(clock.ends, date) else None
    return Span(
        clock.starts,
        ends,
        gettext(clock.name),
        kind="ended" if clock.state is State.ENDED else "running",
    )
