"""Figures as the table that Article 19a of Directive 2011/36/EU asks for."""

from ledfyr.domain.statistics.standards.publication import Number, Publication
from ledfyr.domain.statistics.standards.sheet import Sheet, Value
from ledfyr.domain.statistics.standards.standard import Standard


def rows(publication: Publication) -> Sheet:
    """Return one row a figure, under the point of the Article that asks for it.

    Raises TypeError for anything but a Publication.
    """
    publication.must_be("eu_19a")
    words = publication.words
    columns = ("country", "year", "point", "subject", *words.axes)
    return Sheet(
        (*columns, "persons", "status"),
        tuple(_row(words, each) for each in publication.numbers),
    )


def _row(words: Standard, number: Number) -> tuple[Value, ...]:
    point = words.indicators[number.measure].theirs
    return (
        number.ref_area,
        number.period,
        point,
        words.words["subject"][point],
        *(number.at(axis.id, axis.total) for axis in words.axis),
        number.value,
        number.state.value,
    )
