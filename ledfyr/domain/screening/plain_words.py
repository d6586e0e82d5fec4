"""What does a tool's result mean for 100 people, in settings where it was tested?"""

from collections.abc import Iterator

from ledfyr.domain.screening.accuracy import (
    Study,
    missed_share,
    of_a_hundred,
    positive_predictive_value,
)
from ledfyr.domain.screening.instrument import Instrument
from ledfyr.domain.screening.sentences import Statement, statement

_ELSEWHERE = ((0.01, "one_in_100"), (0.001, "one_in_1000"))
"""Base rates of settings with fewer victims than the studies had."""


def plain_words(instrument: Instrument, result_class: str) -> tuple[Statement, ...]:
    """Return, for each complete study, how many of 100 with this result are victims.

    Nothing is said while a result is incomplete, or for a tool without a study.
    """
    complete = [study for study in instrument.studies if study.is_complete]
    if result_class == "screen_positive":
        elsewhere = tuple(s for study in complete[:1] for s in _elsewhere(study))
        return (*(_positive(study) for study in complete), *elsewhere)
    if result_class == "screen_negative":
        return tuple(_negative(study) for study in complete)
    return ()


def _positive(study: Study) -> Statement:
    value = positive_predictive_value(*_figures(study))
    return _of_hundred("positive", value, study.setting)


def _elsewhere(study: Study) -> Iterator[Statement]:
    sensitivity, specificity, _ = _figures(study)
    for rate, sentence_id in _ELSEWHERE:
        value = positive_predictive_value(sensitivity, specificity, rate)
        yield _of_hundred(sentence_id, value, study.setting)


def _negative(study: Study) -> Statement:
    value = missed_share(*_figures(study))
    return _of_hundred("negative", value, study.setting)


def _figures(study: Study) -> tuple[float, float, float]:
    figures = (study.sensitivity, study.specificity, study.prevalence)
    sensitivity, specificity, prevalence = (float(figure or 0) for figure in figures)
    return sensitivity, specificity, prevalence


def _of_hundred(sentence_id: str, share: float, setting: str) -> Statement:
    number = of_a_hundred(share)
    few = "_few" if number < 1 else ""
    return statement(
        "plain_words",
        sentence_id + few,
        words={"setting": setting},
        codes={"number": str(number)},
    )
