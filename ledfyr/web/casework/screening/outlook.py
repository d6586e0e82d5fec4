"""Which missing facts and turns belong to what was met?

The domain looks at every question of an instrument. Here only those count that were put
to the reader, so that whoever met labour exploitation is not sent to ask about begging.
"""

from dataclasses import replace

from ledfyr.domain.screening.assessment import Assessment
from ledfyr.domain.screening.instrument import Instrument, Item
from ledfyr.domain.screening.outlook import missing_facts, what_would_change
from ledfyr.domain.screening.sentences import Statement
from ledfyr.domain.screening.terms import Advice
from ledfyr.web.casework.screening.steps import steps


def missing_items(found: Assessment, form: str, place: str) -> tuple[Item, ...]:
    """Return the questions whose answers would help most, the most useful first."""
    facts = missing_facts(_narrowed(found, form, place))
    ids = [sign for fact in facts for sign in fact.signs]
    return tuple(found.instrument.by_id[item_id] for item_id in ids)


def open_facts(found: Assessment) -> tuple[Statement, ...]:
    """Return the missing facts that no question asks for, such as the age."""
    return tuple(fact for fact in found.missing if not fact.signs)


def changes(found: Assessment, form: str, place: str) -> tuple[Statement, ...]:
    """Return which answers would change the advice.

    Fewer questions never carry more, so a turn found among them holds for all.
    """
    if found.advice is Advice.TREAT_AS_PRESUMED_VICTIM:
        return found.what_would_change
    return what_would_change(_narrowed(found, form, place))


def _narrowed(found: Assessment, form: str, place: str) -> Assessment:
    put = [item for step in steps(found.instrument, form, place) for item in step.items]
    ids = {item.id for item in put} | found.yes | found.no
    kept = tuple(item for item in found.instrument.item if item.id in ids)
    fields = {name: getattr(found.instrument, name) for name in Instrument.model_fields}
    narrow = Instrument.model_construct(**{**fields, "item": kept})
    return replace(found, instrument=narrow)
