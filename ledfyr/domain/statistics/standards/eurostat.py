"""Figures in the long format of Eurostat's tables of trafficking in human beings.

A value that is not known is empty with a flag; zero is known to be none.
"""

from ledfyr.domain.statistics.standards.publication import Number, Publication
from ledfyr.domain.statistics.standards.sheet import Sheet, Value
from ledfyr.domain.statistics.standards.standard import Standard
from ledfyr.domain.vocabulary.countries import every_country

COLUMNS = (
    "freq",
    "unit",
    "leg_stat",
    "sex",
    "age",
    "citizen",
    "iccs",
    "geo",
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_FLAG",
)


def rows(publication: Publication) -> Sheet:
    """Return one row a figure; raises TypeError for anything but a Publication."""
    publication.must_be("eurostat")
    words = publication.words
    return Sheet(COLUMNS, tuple(_row(words, each) for each in publication.numbers))


def _row(words: Standard, number: Number) -> tuple[Value, ...]:
    axes = (number.at(axis.id, axis.total) for axis in words.axis)
    return (
        "A",
        "NR",
        words.indicators[number.measure].theirs,
        *axes,
        every_country()[number.ref_area].eurostat,
        number.period,
        number.value,
        _flags(words, number),
    )


def _flags(words: Standard, number: Number) -> str:
    """Return the letters in the order of the alphabet, a colon first."""
    why = words.words["state"][number.state]
    flags = {words.words["flag"][flag] for flag in number.flags}
    if number.certainty == "likely":
        flags.add("u")
    return "".join(sorted({*why, *"".join(flags)}))
