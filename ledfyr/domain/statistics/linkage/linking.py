"""What do pairs of records come to: persons, what is open, and how good is it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from ledfyr.domain.statistics.linkage.clusters import clusters
from ledfyr.domain.statistics.linkage.conflicts import Conflicts
from ledfyr.domain.statistics.linkage.missed import Missed, with_missed
from ledfyr.domain.statistics.linkage.pairs import Pairs
from ledfyr.domain.statistics.linkage.persons import (
    Persons,
    ThresholdEffect,
    count_persons,
    threshold_effects,
)
from ledfyr.domain.statistics.linkage.preparing import Prepared
from ledfyr.domain.statistics.linkage.quality import Quality, Stratum, quality
from ledfyr.domain.statistics.linkage.settings import linkage_settings

THRESHOLDS = (0.5, 0.7, 0.9, 0.95, 0.99)
"""The thresholds whose effect is shown beside the chosen one."""
Decided = Mapping[tuple[int, int], bool]


@dataclass(frozen=True)
class Linked:
    """What linking gave; `in_both` is None for one file."""

    records: int
    threshold: float
    to_look_at: Pairs
    pairs_linked: int
    pairs_to_review: int
    clusters: int
    in_both: int | None
    persons_at_threshold: int
    persons: Persons
    effects: tuple[ThresholdEffect, ...]
    quality: Quality
    notes: tuple[str, ...]


def link(
    prepared: Prepared,
    pairs: Pairs,
    *,
    threshold: float,
    conflicts: Conflicts,
    decided: Decided,
    notes: tuple[str, ...],
    missed: Missed | None = None,
) -> Linked:
    """Return what the pairs come to, with what people `decided` about some of them.

    With `missed`, pairs that no block compared are taken off the number of persons.
    """
    settings = linkage_settings()
    records = len(prepared)
    allowed = conflicts.without(pairs)
    review = allowed.between(min(settings.review_from, threshold), threshold)
    known = conflicts.without(allowed.decided(decided)) if decided else allowed
    joined = known.at_least(threshold)
    found = clusters(records, joined, conflicts)
    persons = count_persons(records, known, conflicts)
    if missed is not None:
        persons = with_missed(persons, records, float(known.chance.sum()), missed)
    thresholds = sorted({*THRESHOLDS, threshold})
    return Linked(
        records=records,
        threshold=threshold,
        to_look_at=allowed.at_least(min(settings.review_from, threshold)),
        pairs_linked=len(joined),
        pairs_to_review=len(review),
        clusters=sum(len(each) > 1 for each in found),
        in_both=_in_both(found, prepared),
        persons_at_threshold=len(found),
        persons=persons,
        effects=threshold_effects(records, known, thresholds, conflicts),
        quality=_quality(allowed.at_least(threshold), review, decided),
        notes=(_INTERVAL, settings.why_threshold, *notes),
    )


def _in_both(found: list[list[int]], prepared: Prepared) -> int | None:
    if len(set(prepared.files)) < 2:
        return None
    return sum(len({prepared.files[each] for each in group}) > 1 for group in found)


def _quality(linked: Pairs, review: Pairs, decided: Decided) -> Quality:
    stratum = partial(_stratum, decided=decided)
    return quality((stratum(linked, True), stratum(review, False)))


def _stratum(pairs: Pairs, is_linked: bool, decided: Decided) -> Stratum:
    answers = [
        decided[pair]
        for pair in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        if pair in decided
    ]
    return Stratum(is_linked, len(pairs), len(answers), sum(answers))


_INTERVAL = (
    "The interval is what the chances leave open; it does not tell whether the chances "
    "are right. A reviewed sample of pairs does."
)


def _on_missed(missed: Missed | None) -> str:
    if missed is None:
        return (
            "Pairs that agree in none of the blocks were not compared, and nothing "
            "tells how many of them are one person: the number of persons is an upper "
            "bound."
        )
    return (
        "Pairs that agree in none of the blocks were not compared. About "
        f"{missed.pairs:,.0f} of them are one person, judged by how often names find "
        "what dates of birth find, and the number of persons takes them off. Where "
        "both are spoiled together there are more: it is rather too high than too low."
    )


def notes_on(
    prepared: Prepared, was_learned: bool, missed: Missed | None = None
) -> tuple[str, ...]:
    """Return what limits a linkage of clear records, in sentences."""
    settings = linkage_settings()
    notes = []
    if not was_learned:
        notes.append(settings.why_learns_from)
    if len(prepared) > settings.every_pair_up_to:
        notes.append(_on_missed(missed))
    for name, values in prepared.columns.items():
        told = sum(value is not None for value in values) / len(values)
        if name in ("birth_year", "family_name") and told < 0.9:
            notes.append(f"{name} is told in {told:.0%} of the records only.")
    return tuple(notes)
