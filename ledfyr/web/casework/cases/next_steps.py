"""What may be done next in a case, and why? Every step may be taken in any order."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import CaseFile
from ledfyr.apps.referrals.queries import ReferralRow
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.risk import PROMPT_SENTENCES
from ledfyr.domain.cases.status import DECISION_NAMES, possible
from ledfyr.domain.referrals.decision import decision_kinds
from ledfyr.domain.referrals.handover import ENDED
from ledfyr.domain.referrals.mandates import may_decide


@dataclass(frozen=True)
class NextStep:
    """One thing to do next, with its reason."""

    label: str
    why: str
    href: str


@dataclass(frozen=True)
class PossibleDecision:
    """A decision that may follow, and whether this viewer may take it."""

    name: str
    href: str
    is_mine: bool
    who_may: tuple[str, ...]


def next_steps(
    file: CaseFile, sent: tuple[ReferralRow, ...], viewer: Viewer, today: date
) -> dict[str, object]:
    """Return the steps that help now, the first as the page's main action."""
    steps = list(_support_steps(file, sent, viewer, today))
    return {"steps": steps, "decisions": possible_decisions(file, viewer, today)}


def possible_decisions(
    file: CaseFile, viewer: Viewer, today: date
) -> list[PossibleDecision]:
    """Return the decisions of this country that may follow, with who may take them."""
    rules = file.law
    follows = possible(file.row.status)
    names = [
        rule.id
        for rule in rules.decision
        if rule.id in follows or rule.id not in DECISION_NAMES
    ]
    return [_possible(file, viewer, name, today) for name in names]


def _possible(
    file: CaseFile, viewer: Viewer, name: str, today: date
) -> PossibleDecision:
    place = file.row.organisation_id
    kinds = {held.kind for held in viewer.held if held.organisation_id == place}
    answer = may_decide(
        file.law,
        name,
        organisation_kind=next(iter(kinds), ""),
        roles=viewer.roles_in(place),
        child=file.childhood.is_treated_as_child,
        on=today,
    )
    may_record = viewer.may_in(Permission.RECORD_DECISION, place)
    return PossibleDecision(
        name=gettext(decision_kinds()[name].name),
        href=reverse("cases:decide", args=[file.row.id, name]),
        is_mine=answer.allowed and may_record,
        who_may=tuple(gettext(each) for each in answer.who_may),
    )


def _risk_steps(file: CaseFile, viewer: Viewer) -> list[NextStep]:
    """Return the assessment of risk as a step, where there is a reason to make one."""
    may_assess = viewer.may_in(Permission.ASSESS_RISK, file.row.organisation_id)
    if file.risk is None or not file.risk.prompts or file.closed_on or not may_assess:
        return []
    why = dict.fromkeys(PROMPT_SENTENCES[each.occasion] for each in file.risk.prompts)
    return [
        NextStep(
            gettext("Assess the risk"),
            " ".join(gettext(sentence) for sentence in why),
            reverse("cases:risk", args=[file.row.id]),
        )
    ]


def _support_steps(
    file: CaseFile, sent: tuple[ReferralRow, ...], viewer: Viewer, today: date
) -> list[NextStep]:
    place, case = file.row.organisation_id, file.row.id
    risk = _risk_steps(file, viewer)
    is_new = file.risk is None or file.risk.band is None
    steps = [] if is_new else risk
    if not file.needs and viewer.may_in(Permission.RECORD_NEED, place):
        steps.append(
            NextStep(
                gettext("Ask what the person needs"),
                gettext("Support does not wait for a decision or for cooperation."),
                reverse("cases:need", args=[case]),
            )
        )
    steps += risk if is_new else []
    has_consent = any(line.entry.is_live(today) for line in file.consents)
    if not has_consent and viewer.may_in(Permission.RECORD_CONSENT, place):
        steps.append(
            NextStep(
                gettext("Ask what the person agrees to share"),
                gettext("A referral carries only what stands in the consent ledger."),
                reverse("cases:consent", args=[case]),
            )
        )
    referred = {row.area for row in sent if row.state not in ENDED}
    if viewer.may_in(Permission.SEND_REFERRAL, place):
        steps += [
            NextStep(
                gettext("Find a service"),
                gettext("A need has no referral yet."),
                reverse("cases:services", args=[case, need.id]),
            )
            for need in file.needs
            if need.met_on is None and need.area not in referred
        ]
    return steps
