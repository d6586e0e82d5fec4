"""How great is the risk to a person, and when must it be looked at again?

Severity is multiplied by likelihood for each threat alone. The level of a person is
that of the worst threat: a mean would hide it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ledfyr.domain.cases.risk_model import Band, Factor, risk_model
from ledfyr.domain.vocabulary.refusal import Refusal

ANSWERS = ("yes", "no", "unknown")
"""What can be said of a factor; unknown is not no."""

FURTHEST_REVIEW = timedelta(days=366)
"""How far off a review may be. No source sets it: a later day is taken for a slip."""


class RiskError(Refusal):
    """An assessment that cannot stand; the message says what to correct."""


PROMPT_SENTENCES: dict[str, str] = {
    "first": "The risk has not been assessed yet.",
    "review": "The review day has come.",
    "move": "Something new is written about where the person stays.",
    "before_hearing": "A hearing is near.",
    "before_return": "A return is being prepared.",
}
"""Why the risk must be assessed (again), by occasion, for translators."""


@dataclass(frozen=True)
class Threat:
    """What may happen, how bad it would be (1 to 5) and how likely it is (1 to 5)."""

    kind: str
    severity: int
    likelihood: int

    @property
    def score(self) -> int:
        """Return severity times likelihood, 1 to 25."""
        return self.severity * self.likelihood


@dataclass(frozen=True)
class Level:
    """How great the risk is, and why: the worst threat, or danger to life."""

    band: Band
    score: int
    decisive: Threat | None
    is_danger_to_life: bool


@dataclass(frozen=True)
class Assessed:
    """What later rules need to know of the latest assessment."""

    assessed_on: date
    occasion: str
    band: Band
    review_on: date


@dataclass(frozen=True)
class Prompt:
    """A reason to assess again (see PROMPT_SENTENCES), and the day by which."""

    occasion: str
    on: date


def level_of(threats: Iterable[Threat], *, danger_to_life: bool) -> Level:
    """Return the level of the worst threat; danger to life is always very high.

    Raises RiskError when no threat was weighed and life is not in danger, or a degree
    is not one of 1 to 5.
    """
    weighed = sorted(threats, key=lambda threat: threat.score, reverse=True)
    for threat in weighed:
        if not (1 <= threat.severity <= 5 and 1 <= threat.likelihood <= 5):
            raise RiskError("Severity and likelihood are each a number from 1 to 5.")
    if not weighed and not danger_to_life:
        raise RiskError("Weigh at least one threat: what may happen to the person?")
    worst = weighed[0] if weighed else None
    score = worst.score if worst else 25
    band = Band.VERY_HIGH if danger_to_life else band_of(score)
    return Level(band, score, worst, danger_to_life)


def band_of(score: int) -> Band:
    """Return the band in which a product of severity and likelihood falls."""
    for rule in risk_model().band:
        if rule.lowest <= score <= rule.highest:
            return rule.id
    raise RiskError("Severity and likelihood are each a number from 1 to 5.")


def check_days(assessed_on: date, review_on: date, today: date) -> None:
    """Raise RiskError for a day in the future, or a review not within a year."""
    if assessed_on > today:
        raise RiskError("The assessment is dated in the future; correct the day.")
    if review_on <= assessed_on or review_on < today:
        raise RiskError("Choose a review day that is still to come.")
    if review_on - assessed_on > FURTHEST_REVIEW:
        raise RiskError("Choose a review day within a year of the assessment.")


def not_known(answers: Iterable[tuple[str, str]]) -> tuple[Factor, ...]:
    """Return the factors that nobody has answered with yes or no: unknown is not no."""
    known = {factor for factor, answer in answers if answer in ("yes", "no")}
    return tuple(f for f in factors_asked() if f.id not in known)


def factors_asked() -> tuple[Factor, ...]:
    """Return the factors that are part of new assessments."""
    return tuple(f for f in risk_model().factor if f.retired_on is None)


def prompts(
    last: Assessed | None,
    *,
    today: date,
    hearings: Sequence[date] = (),
    return_on: date | None = None,
    moved_on: date | None = None,
) -> tuple[Prompt, ...]:
    """Return every reason to assess the risk again, the most urgent first.

    A hearing or a return needs an assessment made for it, not too long before; so does
    what is written about whereabouts after the latest assessment, since `moved_on`, and
    the review day. `return_on` is today while a return has no day yet.
    """
    if last is None:
        return (Prompt("first", today),)
    found = list(_stale(last, today, moved_on))
    found += [
        Prompt("before_hearing", day) for day in hearings if is_hearing_near(day, today)
    ]
    if return_on:
        found.append(Prompt("before_return", return_on))
    return tuple(
        sorted(
            (each for each in found if not is_fresh(last, each.occasion, each.on)),
            key=lambda each: each.on,
        )
    )


def is_fresh(last: Assessed | None, occasion: str, on: date) -> bool:
    """Return whether an assessment was made for this occasion, not too long before."""
    until = fresh_until(last, occasion)
    return last is not None and until is not None and last.assessed_on <= on <= until


def fresh_until(last: Assessed | None, occasion: str) -> date | None:
    """Return until which day an assessment counts for this occasion, if it does."""
    kept = _kept(occasion)
    if last is None or kept is None or last.occasion != occasion:
        return None
    return last.assessed_on + kept


def is_hearing_near(day: date, today: date) -> bool:
    """Return whether a hearing is so near that the risk is assessed for it."""
    days = timedelta(days=risk_model().freshness.before_hearing_days)
    return today <= day <= today + days


def _stale(last: Assessed, today: date, moved_on: date | None) -> Iterator[Prompt]:
    if last.review_on <= today:
        yield Prompt("review", last.review_on)
    if moved_on:
        yield Prompt("move", moved_on)


def _kept(occasion: str) -> timedelta | None:
    days = {
        "before_hearing": risk_model().freshness.before_hearing_days,
        "before_return": risk_model().freshness.before_return_days,
    }.get(occasion)
    return timedelta(days=days) if days is not None else None
