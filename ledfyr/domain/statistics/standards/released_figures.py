"""How do released tables of the house read in the codes of a standard?"""

from collections.abc import Iterable, Iterator

from ledfyr.domain.statistics.counting import counting_rules
from ledfyr.domain.statistics.disclosure import TOTAL, Key, ReleasedTable
from ledfyr.domain.statistics.standards.publication import (
    HOUSE,
    STATES,
    Number,
    Publication,
    of_public_numbers,
)
from ledfyr.domain.statistics.standards.standard import Standard, standard

OWN = ("", "plain")
"""Tables released by the node, and those of the plain standard: both in our codes."""


class CoarserCodes(ValueError):
    """A standard that puts codes together which a released table keeps apart."""


def of_releases(name: str, tables: Iterable[ReleasedTable]) -> Publication:
    """Return released tables in a standard that keeps each of our codes apart.

    Raises TypeError for anything but ReleasedTables, and CoarserCodes for a standard
    that would need sums over hidden cells.
    """
    words = standard(name)
    found = list(tables)
    if not all(type(table) is ReleasedTable for table in found):
        raise TypeError("Only ReleasedTables can be published as released.")
    for axis in words.axis:
        if axis.open or len(set(axis.codes.values())) < len(axis.codes):
            raise CoarserCodes(
                f"{words.name} puts codes together, and hidden numbers have no sum; "
                "convert the facts instead."
            )
    for table in found:
        if table.coding.standard not in OWN:
            raise CoarserCodes(
                f"The table is in codes of {table.coding.standard}, which cannot be "
                "taken apart; convert the facts instead."
            )
    numbers: dict[object, Number] = {}
    for table in found:
        for number in _released(words, table):
            place = (number.ref_area, number.measure, number.year, number.codes)
            numbers.setdefault(place, number)
    thresholds = {table.policy.threshold for table in found}
    threshold = min(thresholds, default=None)
    return of_public_numbers(name, numbers.values(), (), threshold)


def _released(words: Standard, table: ReleasedTable) -> Iterator[Number]:
    head = table.heading
    rule = counting_rules().get(head.measure)
    said = (
        f"Registered up to {head.as_of.isoformat()}; edition {head.edition}, released "
        f"by {head.published_by} on {head.published_on.isoformat()}."
    )
    for cell in table.cells:
        yield Number(
            ref_area=head.ref_area,
            measure=head.measure,
            year=head.year,
            until=head.year,
            codes=_coded(words, table.dimensions, cell.key),
            value=cell.count,
            state=STATES[cell.status],
            unit=rule.unit if rule else "persons",
            source=HOUSE,
            notes=(said, head.note) if head.note else (said,),
        )


def _coded(
    words: Standard, dimensions: tuple[str, ...], key: Key
) -> tuple[tuple[str, str], ...]:
    """Return the codes in the order of the standard's axes; margins are left out."""
    found = dict(zip(dimensions, key, strict=True))
    return tuple(
        (axis.id, axis.code(found[axis.of]) or found[axis.of])
        for axis in words.axis
        if found.get(axis.of, TOTAL) != TOTAL
    )
