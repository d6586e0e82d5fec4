"""Figures as a long table in our own codes, for CSV, Parquet and spreadsheets."""

from ledfyr.domain.statistics.standards.publication import Number, Publication
from ledfyr.domain.statistics.standards.sheet import Sheet, Value
from ledfyr.domain.statistics.standards.standard import Standard


def rows(publication: Publication) -> Sheet:
    """Return one row a figure with its state, certainty, source and remarks.

    An axis reads "all" where it is not broken down. Raises TypeError for anything but
    a Publication.
    """
    publication.must_be("plain")
    words = publication.words
    printed = tuple(f"{by}_as_printed" for by in words.as_printed)
    columns = ("ref_area", "measure", "year", "until", *words.axes, *printed)
    return Sheet(
        (*columns, "count", "state", "unit", "certainty", "source", "flags", "notes"),
        tuple(_row(words, printed, each) for each in publication.numbers),
    )


def _row(
    words: Standard, printed: tuple[str, ...], number: Number
) -> tuple[Value, ...]:
    return (
        number.ref_area,
        number.measure,
        number.year,
        number.until,
        *(number.at(axis.id, axis.total) for axis in words.axis),
        *(number.at(name, "") for name in printed),
        number.value,
        number.state.value,
        number.unit,
        number.certainty,
        number.source,
        "; ".join(sorted(number.flags)),
        " ".join(number.notes),
    )
