"""Wording and grouping for the case pages; no database here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import (
    CaseFile,
    CasePage,
    CaseRow,
    DueDates,
    DueItem,
    NeedOfCase,
    years_kept,
)
from ledfyr.apps.referrals.queries import ReferralRow
from ledfyr.apps.referrals.queries_lists import Group, ReferralPage
from ledfyr.apps.referrals.queries_transfer import OpenOffers
from ledfyr.apps.service_directory.queries import MatchedService, ServiceRow
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.childhood import ChildhoodReason
from ledfyr.domain.cases.consent import (
    EXPLAINED_NAMES,
    GIVEN_BY_NAMES,
    PURPOSE_NAMES,
    Purpose,
)
from ledfyr.domain.cases.due import DueKind
from ledfyr.domain.cases.status import STATUS_NAMES, Status, Taken, awaits_appeal
from ledfyr.domain.referrals.clocks import Clock, State
from ledfyr.domain.referrals.handover import STATE_NAMES, UNANSWERED, ReferralState
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.fit import against, in_favor, places
from ledfyr.web.casework.cases.forms import spoken_name
from ledfyr.web.casework.cases.levels import band
from ledfyr.web.casework.cases.more import file_links, person_links
from ledfyr.web.casework.cases.next_steps import next_steps
from ledfyr.web.casework.cases.timeline import case_timeline, decision_name
from ledfyr.web.casework.cases.way import PAGE_OF, way_links

STATUS_KINDS = {
    Status.NOT_DECIDED: "waiting",
    Status.PRESUMED: "calm",
    Status.IDENTIFIED: "done",
    Status.NOT_A_VICTIM: "calm",
    Status.WITHDRAWN: "calm",
}
STATE_KINDS = {
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
class Due:
    """A period of a case with how soon it ends, in words."""

    case: CaseRow
    name: str
    ends: date
    left: str
    kind: str


def case_list(page: CasePage, today: date) -> dict[str, Any]:
    """Return one page of cases, each with its status and what ends next."""
    return {"rows": [_row(row, today) for row in page.rows], "page": page}


def my_day(
    *,
    viewer: Viewer,
    due: DueDates,
    referrals: Mapping[Group, ReferralPage],
    to_take_over: OpenOffers,
    offered: OpenOffers,
    reviews: int,
    latest: CasePage,
    today: date,
) -> dict[str, Any]:
    """Return the questions of a morning: what is due, what waits, what is new."""
    return {
        "today": today,
        "may": {p.value: viewer.may(p) for p in Permission},
        "due": [_due_line(item, today) for item in (*due.passed, *due.coming)],
        "has_more_passed": due.has_more_passed,
        "has_more_coming": due.has_more_coming,
        **{
            group.name.lower(): {
                "lines": [referral(row) for row in page.rows],
                "has_more": page.has_next,
            }
            for group, page in referrals.items()
        },
        "to_take_over": to_take_over,
        "offered": offered,
        "reviews": reviews,
        "latest": [_row(row, today) for row in latest.rows],
    }


def case_page(
    file: CaseFile, sent: tuple[ReferralRow, ...], viewer: Viewer, today: date
) -> dict[str, Any]:
    """Return a file in the order in which it is read."""
    writable = viewer.writable_in(file.row.organisation_id)
    return {
        "file": file,
        "status": _status(file.row.status),
        "about": _about(file),
        "awaits_appeal": awaits_appeal(
            [Taken(each.name, each.decided_on) for each in file.decisions]
        ),
        "is_presumed_child": file.childhood.reason is ChildhoodReason.IN_DOUBT,
        "risk": _risk(file),
        "kept": keeping(file.kept_until, today) if file.kept_until else None,
        "timeline": case_timeline(file, sent, today),
        "clocks": [_clock(clock, file, today) for clock in file.row.clocks],
        "decisions": [
            {"view": each, "name": decision_name(each.name)} for each in file.decisions
        ],
        "taken_back": [
            {"view": each, "name": decision_name(each.name)} for each in file.taken_back
        ],
        "referrals": [referral(row) for row in sent],
        "parts": [_part(part, file, part in writable) for part in Compartment],
        "needs": [_need(need) for need in file.needs],
        "consents": [_consent(line, today) for line in file.consents],
        "next": next_steps(file, sent, viewer, today),
        "people": person_links(file),
        "file_links": file_links(file, viewer),
        "way": way_links(file, viewer),
        "may": {
            p.value: viewer.may_in(p, file.row.organisation_id) for p in Permission
        },
    }


def _about(file: CaseFile) -> list[str]:
    """Return what is known of the person in short; only the age is said if unknown."""
    known = codes()
    told = [
        known.form_of_exploitation[file.row.main_form]
        if file.row.main_form != "UNKNOWN"
        else "",
        known.age_group[file.childhood.age_group],
        known.sex[file.sex] if file.sex != "UNKNOWN" else "",
    ]
    return [gettext(each) for each in told if each] + [file.organisation]


def _risk(file: CaseFile) -> dict[str, Any] | None:
    """Return the level of risk in words, with what to do where life is in danger."""
    if file.risk is None or file.risk.band is None:
        return None
    level = band(file.risk.band)
    return {**level, "is_danger_to_life": file.risk.is_danger_to_life}


def keeping(until: date, today: date) -> dict[str, Any]:
    """Return until when a closed file is kept, how far that is, and by which rule."""
    return {
        "until": until,
        "left": days_left(until, today),
        "kind": "overdue" if until < today else "calm",
        "years": years_kept(),
    }


def referral(row: ReferralRow) -> dict[str, Any]:
    """Return a referral with its state in words and who has to act."""
    waits = {
        "recipient": (
            gettext("%(name)s has to answer")
            if row.state in UNANSWERED
            else gettext("%(name)s has to say when the person has arrived")
        )
        % {"name": row.recipient},
        "sender": gettext("%(name)s has to act") % {"name": row.sender},
        "nobody": "",
    }
    return {
        "row": row,
        "area": gettext(codes().need_area[row.area]),
        "state": {
            "label": gettext(STATE_NAMES[row.state]),
            "kind": STATE_KINDS[row.state],
        },
        "waits_for": waits[row.waits_for],
    }


def services(found: NeedOfCase, matches: tuple[MatchedService, ...]) -> dict[str, Any]:
    """Return the services of an area with the reasons for and against each."""
    return {
        "need": found,
        "area": gettext(codes().need_area[found.area]),
        "matches": [
            {
                "service": match.service,
                "fits": match.fits,
                "against": against(match),
                "in_favor": in_favor(match),
                "places": places(match.service.free_places),
            }
            for match in matches
        ],
    }


def referral_to(
    found: NeedOfCase,
    service: ServiceRow,
    shared: dict[Purpose, frozenset[Compartment]],
) -> dict[str, Any]:
    """Return what a service would be told today, by purpose."""
    return {
        "need": found,
        "area": gettext(codes().need_area[found.area]),
        "service": service,
        "shared": [
            {
                "purpose": gettext(PURPOSE_NAMES[purpose]),
                "parts": [gettext(COMPARTMENT_NAMES[part]) for part in sorted(parts)],
            }
            for purpose, parts in shared.items()
            if parts
        ],
    }


def days_left(ends: date, today: date) -> str:
    """Return how far away a day is, in words."""
    days = (ends - today).days
    if days < 0:
        return ngettext("ended %(days)d day ago", "ended %(days)d days ago", -days) % {
            "days": -days
        }
    if days == 0:
        return gettext("ends today")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


def days_until(on: date, today: date) -> str:
    """Return how far away a day is on which something must be done, in words."""
    days = (on - today).days
    if days < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -days) % {
            "days": -days
        }
    if days == 0:
        return gettext("today")
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}


def how_far(kind: DueKind, on: date, today: date) -> str:
    """Return how far away a day is, in words: a period of the law ends, a duty is late.

    Everywhere the same, so that what nobody has done never reads as finished.
    """
    return (days_left if kind is DueKind.PERIOD else days_until)(on, today)


def _due_line(item: DueItem, today: date) -> dict[str, Any]:
    return {
        "on": item.on,
        "reference": item.reference,
        "name": gettext(item.name),
        "left": how_far(item.kind, item.on, today),
        "kind": "overdue" if item.on < today else "waiting",
        "href": reverse(PAGE_OF[item.kind], args=[item.case_id]),
    }


def _row(row: CaseRow, today: date) -> dict[str, Any]:
    return {
        "case": row,
        "status": _status(row.status),
        "form": gettext(codes().form_of_exploitation[row.main_form]),
        "due": _next_due(row, today),
    }


def _status(status: Status) -> dict[str, str]:
    return {"label": gettext(STATUS_NAMES[status]), "kind": STATUS_KINDS[status]}


def _next_due(row: CaseRow, today: date) -> Due | None:
    ending = [clock for clock in row.clocks if isinstance(clock.ends, date)]
    if row.closed_on or not ending:
        return None
    clock = min(ending, key=_end_of)
    ends = _end_of(clock)
    return Due(
        case=row,
        name=gettext(clock.name),
        ends=ends,
        left=days_left(ends, today),
        kind="overdue" if ends < today else "waiting",
    )


def _end_of(clock: Clock) -> date:
    return clock.ends if isinstance(clock.ends, date) else date.max


def _clock(clock: Clock, file: CaseFile, today: date) -> dict[str, Any]:
    ends = clock.ends if isinstance(clock.ends, date) else None
    longest = clock.extendable_to if isinstance(clock.extendable_to, date) else None
    return {
        "clock": clock,
        "name": gettext(clock.name),
        "ends": ends,
        "left": days_left(ends, today) if ends else "",
        "end_is_unknown": clock.ends == "unknown",
        "kind": "overdue" if ends and clock.state is State.ENDED else "waiting",
        "longest": longest,
        "may_apply": [gettext(actor.name) for actor in clock.may_apply],
        "may_decide": [gettext(actor.name) for actor in clock.may_decide],
        "needs_cooperation": clock.depends_on_cooperation,
        "note": gettext(clock.note) if clock.note else "",
        "source": file.law.sources().get(clock.source),
    }


def _part(part: Compartment, file: CaseFile, is_writable: bool) -> dict[str, Any]:
    return {
        "code": part.value,
        "name": gettext(COMPARTMENT_NAMES[part]),
        "is_open": part in file.open_compartments,
        "is_writable": is_writable,
        "entries": file.entries.get(part, ()),
        "identity": file.identity if part is Compartment.IDENTITY else None,
    }


def _need(need: Any) -> dict[str, Any]:
    return {"need": need, "area": gettext(codes().need_area[need.area])}


def _consent(line: Any, today: date) -> dict[str, Any]:
    entry = line.entry
    if entry.withdrawn_on:
        state = gettext("Withdrawn on %(day)s") % {
            "day": date_format(entry.withdrawn_on)
        }
    elif entry.is_live(today):
        state = gettext("Holds")
    else:
        state = gettext("Has run out")
    return {
        "line": line,
        "purpose": gettext(PURPOSE_NAMES[entry.purpose]),
        "part": gettext(COMPARTMENT_NAMES[entry.compartment]),
        "explained": gettext(EXPLAINED_NAMES[line.explained]),
        "given_by": gettext(GIVEN_BY_NAMES.get(line.given_by, line.given_by)),
        "language": spoken_name(line.language),
        "state": state,
        "is_live": entry.is_live(today),
    }
