"""What do the ILO's eleven signs of forced labour say about act, means and purpose?

The ILO gives no weights: one sign may be enough in some situations, in others several
together are needed. The rule here is Ledfyr's: bad pay, hours and conditions alone
never carry the means; a sign of compulsion needs another sign beside it.
"""

from collections.abc import Set

from ledfyr.domain.screening.findings import (
    Decision,
    ElementFinding,
    advise,
    class_of,
    finding_of,
    present,
    received,
)
from ledfyr.domain.screening.instrument import Instrument
from ledfyr.domain.screening.terms import Element

_DECEPTION = frozenset({"2"})
_COMPULSION = frozenset({"3", "5", "6", "7", "9"})
"""Movement restricted, violence, threats, papers kept, debt bondage."""

_WORK = frozenset({"8", "10", "11"})
_HARDEST_WORK = frozenset({"8", "11"})


def decide(
    instrument: Instrument, yes: Set[str], no: Set[str], needs_no_means: bool
) -> Decision:
    """Return elements, class and advice for answers to the eleven signs."""
    means = _means(instrument, yes, no)
    purpose = _purpose(instrument, yes, no)
    act = _act(instrument, yes, no)
    elements = {
        Element.ACT: received(act, means, purpose, needs_no_means),
        Element.MEANS: means,
        Element.PURPOSE: purpose,
    }
    advice = advise(elements, needs_no_means, bool(yes))
    return Decision({}, elements, class_of(advice), advice, needs_no_means)


def _means(instrument: Instrument, yes: Set[str], no: Set[str]) -> ElementFinding:
    """Two signs, one of them deception or compulsion; or compulsion at work."""
    signs = yes & instrument.carriers[Element.MEANS]
    telling = signs & (_DECEPTION | _COMPULSION)
    if telling and len(signs) >= 2:
        return present(signs, "several_signs")
    if signs & _COMPULSION and len(yes & _WORK) >= 2:
        return present(signs, "compelled_to_work")
    return finding_of(instrument.carriers[Element.MEANS], signs, no)


def _purpose(instrument: Instrument, yes: Set[str], no: Set[str]) -> ElementFinding:
    """Two signs of the work itself; or work under compulsion, which is forced labour.

    Forced labour is work exacted under the menace of a penalty and not offered freely
    (ILO Convention 29, Article 2), whatever the conditions.
    """
    carriers = instrument.carriers[Element.PURPOSE]
    signs = yes & carriers
    compelled = len(yes & _COMPULSION)
    if len(signs & _WORK) >= 2:
        return present(signs, "several_signs")
    if compelled and signs & _HARDEST_WORK or compelled >= 2 and signs:
        return present(signs, "exploited_under_coercion")
    all_means = yes & instrument.carriers[Element.MEANS]
    if compelled and len(all_means) >= 3:
        return present(all_means, "forced_labour")
    return finding_of(carriers, signs, no)


def _act(instrument: Instrument, yes: Set[str], no: Set[str]) -> ElementFinding:
    if signs := yes & instrument.carriers[Element.ACT]:
        return present(signs, "recorded")
    return finding_of(instrument.counted_ids, frozenset(), no)
