"""What stands in the synthetic demo cases: risk, plans, redress and one way home.

Every text says that it is synthetic; days lie around the day on which it is loaded.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions as cases
from ledfyr.domain.cases.exploitation import Episode
from ledfyr.domain.cases.happened import Happened, Money
from ledfyr.domain.cases.plan import StepEnd
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.return_home import Wanted
from ledfyr.domain.cases.risk import Threat

UNASSESSED = 2
"""In so many of the newest cases nobody has assessed the risk yet."""

IN_THE_FIRST_WEEKS = 9
"""So many of the newest cases have a plan for the first weeks, the next ones a long."""
WITH_A_PLAN = 14
WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)

THREATS = (
    (Threat("exploited_again", 3, 2),),
    (Threat("reprisal", 4, 3), Threat("exposure", 2, 3)),
    (Threat("illness", 3, 3),),
    (Threat("self_harm", 4, 2), Threat("new_trauma", 3, 4)),
    (Threat("reprisal", 2, 2),),
)
OWN_VIEWS = (
    "Synthetic: is not afraid here, but does not answer unknown numbers.",
    "Synthetic: fears that somebody asks the family at home about the debt.",
    "Synthetic: sleeps badly and worries most about the next months.",
)
ANSWERS = {"trafficker_at_large": "yes", "debt": "unknown", "alone": "no"}


@dataclass(frozen=True)
class Claim:
    """Money that is claimed, and the day in court or the limit that comes."""

    track: str
    amount: int
    title: str
    coming: str
    in_days: int


CLAIMS = {
    3: Claim("wages", 18_400, "Berry firm (synthetic)", "wages_hearing", 6),
    5: Claim("wages", 42_750, "Building firm (synthetic)", "wages_time_limit", 11),
    16: Claim(
        "compensation", 120_000, "For the harm (synthetic)", "compensation_hearing", 13
    ),
}
"""Which case claims what, in Swedish crowns, by the number of the case."""

MOST_OF_A_YEAR = 40 * WEEK
"""How long ago the latest assessment of an old case was made."""

FOLLOWED = 5
NOT_PUNISHED = 23
GOES_HOME = 29


@dataclass(frozen=True)
class DemoFile:
    """A demo case by its number, opened on a day, with who works with it."""

    worker: Viewer
    case_id: UUID
    number: int
    opened: datetime
    now: datetime

    @property
    def today(self) -> date:
        """Return the day on which the demo is loaded."""
        return localdate(self.now)


def fill(file: DemoFile) -> None:
    """Record what a case worker would have recorded since the case was opened."""
    if file.number > UNASSESSED:
        assess(file)
    if UNASSESSED < file.number <= WITH_A_PLAN:
        _need(file)
    if file.number <= IN_THE_FIRST_WEEKS:
        _plan_first_weeks(file)
    elif file.number <= WITH_A_PLAN:
        _plan_long_term(file)
    if claim := CLAIMS.get(file.number):
        _claim(file, claim)
    if file.number == FOLLOWED:
        _follow(file)
    if file.number == NOT_PUNISHED:
        _ask_not_to_punish(file)
    if file.number == GOES_HOME:
        _prepare_return(file)
    if file.number in CLAIMS:
        _record_episode(file)


def assess(file: DemoFile) -> None:
    """Assess the risk a day after the opening, of an old case later; review it soon."""
    first, number = file.opened + DAY, file.number
    when = max(first, file.now - MOST_OF_A_YEAR)
    cases.assess_risk(
        by=file.worker,
        now=when,
        case_id=file.case_id,
        revision=0,
        assessment=cases.Assessment(
            occasion="first" if when == first else "review",
            assessed_on=localdate(when),
            review_on=_review_day(file),
            threats=THREATS[number % len(THREATS)],
            answers=ANSWERS,
            own_view=OWN_VIEWS[number % len(OWN_VIEWS)],
            safety_plan="Synthetic: a word to call for help by, and whom to call.",
            decided_with="Synthetic: the person and the case worker.",
        ),
    )


def _review_day(file: DemoFile) -> date:
    """Return a day some weeks ahead; in two cases near, in one just passed."""
    near = {4: -DAY, 7: 3 * DAY, 12: 9 * DAY}
    return file.today + near.get(file.number, (3 + file.number % 5) * WEEK)


def _need(file: DemoFile) -> None:
    cases.record_need(
        by=file.worker,
        now=file.opened + DAY,
        case_id=file.case_id,
        area="LEGAL",
        is_urgent=False,
        languages=("en",),
        note="Synthetic note: wants to know what a report would mean.",
    )


def _plan_first_weeks(file: DemoFile) -> None:
    plan = cases.open_plan(
        by=file.worker,
        now=file.opened,
        case_id=file.case_id,
        kind=PlanKind.ACUTE,
        starts_on=localdate(file.opened),
        until=localdate(file.opened) + 5 * WEEK,
    )
    home = _step(file, plan.id, "safe_housing", "crisis_center", file.today - DAY)
    _step(file, plan.id, "first_legal_advice", "legal_aid", _next_step_day(file))
    cases.end_step(
        by=file.worker,
        now=file.now,
        case_id=file.case_id,
        step_id=home,
        ended_as=StepEnd.DONE,
        ended_on=file.today - DAY,
    )


def _next_step_day(file: DemoFile) -> date:
    return file.today + (2 + 3 * file.number) * DAY


def _plan_long_term(file: DemoFile) -> None:
    plan = cases.open_plan(
        by=file.worker,
        now=file.opened,
        case_id=file.case_id,
        kind=PlanKind.LONG_TERM,
        starts_on=localdate(file.opened),
        until=file.today + 8 * WEEK,
    )
    _step(file, plan.id, "language_course", "service_provider", file.today + 5 * WEEK)


def _step(
    file: DemoFile, plan_id: UUID, activity: str, responsible: str, due_on: date
) -> UUID:
    return cases.add_step(
        by=file.worker,
        now=file.opened,
        case_id=file.case_id,
        plan_id=plan_id,
        step=cases.NewStep(
            goal="Synthetic: a calm start, in the person's own words.",
            responsible=responsible,
            due_on=due_on,
            agreed_by="person",
            activity=activity,
        ),
    ).id


def _claim(file: DemoFile, claim: Claim) -> None:
    matter = _matter(file, claim.track, claim.title)
    money = Money(Decimal(claim.amount), "SEK")
    claimed = Happened(
        f"{claim.track}_claim", localdate(file.opened + DAY), None, money
    )
    _happened(file, matter, claimed)
    coming = file.today + claim.in_days * DAY
    _happened(file, matter, Happened(claim.coming, file.today - DAY, coming))


def _ask_not_to_punish(file: DemoFile) -> None:
    matter = _matter(file, "non_punishment", "Thefts one was sent to do (synthetic)")
    _happened(file, matter, Happened("act_told", localdate(file.opened + 2 * DAY)))
    asked = Happened("non_punishment_asked", localdate(file.opened + 9 * DAY))
    _happened(file, matter, asked)


def _follow(file: DemoFile) -> None:
    matter = _matter(file, "criminal_followed", "As counsel told (synthetic)")
    _happened(file, matter, Happened("report", localdate(file.opened + DAY)))
    coming = file.today + 8 * DAY
    _happened(file, matter, Happened("hearing", file.today - DAY, coming))


def _matter(file: DemoFile, track: str, title: str) -> UUID:
    return cases.open_proceeding(
        by=file.worker, now=file.now, case_id=file.case_id, track=track, title=title
    ).id


def _happened(file: DemoFile, matter: UUID, happened: Happened) -> None:
    cases.record_proceeding_step(
        by=file.worker,
        now=file.now,
        case_id=file.case_id,
        proceeding_id=matter,
        happened=happened,
        note="Synthetic note.",
    )


def _prepare_return(file: DemoFile) -> None:
    plan = cases.prepare_return(
        by=file.worker,
        now=file.now,
        case_id=file.case_id,
        place="Synthetic: a town that does not exist",
    )
    cases.record_wishes(
        by=file.worker,
        now=file.now,
        case_id=file.case_id,
        family_tracing=Wanted.NO,
        embassy=Wanted.YES,
        revision=plan.revision,
    )
    cases.record_preparation(
        by=file.worker,
        now=file.now,
        case_id=file.case_id,
        step="information",
        on=file.today - 2 * DAY,
        note="Synthetic note.",
    )


def _record_episode(file: DemoFile) -> None:
    is_work = CLAIMS[file.number].track == "wages"
    cases.record_episode(
        by=file.worker,
        now=file.now,
        case_id=file.case_id,
        episode=Episode(
            form="LABOUR" if is_work else "SEX_PROSTITUTION",
            sector="A" if is_work else "UNKNOWN",
            country="SE",
            is_main=True,
            means=frozenset({"DEBT_BONDAGE", "THREATS"}),
            acts=frozenset({"RECRUITMENT", "HARBOURING"}),
            recruitment_channel="ONLINE_ADVERTISEMENT",
            recruiter_relation="STRANGER",
        ),
        note="Synthetic note.",
    )
