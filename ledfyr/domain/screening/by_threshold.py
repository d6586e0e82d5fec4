"""What does a short tool with a published threshold say?

The class is the tool's own result. A positive screen opens a conversation and presumes
nothing: one question per theme cannot carry an element, and most positive screens are
not trafficking.
"""

from collections.abc import Set

from ledfyr.domain.screening.findings import Decision, finding_of
from ledfyr.domain.screening.instrument import Instrument
from ledfyr.domain.screening.terms import Advice


def decide(
    instrument: Instrument, yes: Set[str], no: Set[str], needs_no_means: bool
) -> Decision:
    """Return the tool's own class; any yes means that more has to be asked."""
    elements = {
        element: finding_of(carriers, yes & carriers, no)
        for element, carriers in instrument.carriers.items()
    }
    advice = Advice.ASSESS_FURTHER if yes else Advice.NO_SIGNS_RECORDED
    return Decision({}, elements, _class(instrument, yes, no), advice, needs_no_means)


def _class(instrument: Instrument, yes: Set[str], no: Set[str]) -> str:
    """Negative only when the open questions could no longer reach the threshold."""
    threshold = instrument.threshold or 1
    still_open = len(instrument.counted_ids - yes - no)
    if len(yes) >= threshold:
        return "screen_positive"
    if len(yes) + still_open < threshold:
        return "screen_negative"
    return "screen_incomplete"
