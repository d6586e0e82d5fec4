"""Figures in the columns of UNODC's published sheet of trafficking in persons."""

from ledfyr.domain.statistics.standards.publication import Number, Publication, State
from ledfyr.domain.statistics.standards.sheet import Sheet, Value
from ledfyr.domain.statistics.standards.standard import Standard
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.countries import every_country
from ledfyr.domain.vocabulary.sources import source

COLUMNS = (
    "Iso3_code",
    "Country",
    "Region",
    "Subregion",
    "Indicator",
    "Dimension",
    "Category",
    "Sex",
    "Age",
    "Year",
    "Unit of measurement",
    "txtVALUE",
    "Source",
)


def rows(publication: Publication) -> Sheet:
    """Return one row a figure; a small number reads "<5", by the threshold used.

    Raises TypeError for anything but a Publication.
    """
    publication.must_be("glotip")
    small = f"<{publication.threshold}"
    words = publication.words
    return Sheet(
        COLUMNS, tuple(_row(words, each, small) for each in publication.numbers)
    )


def _row(words: Standard, number: Number, small: str) -> tuple[Value, ...]:
    dimension, category = "Total", "Total"
    for axis, name in words.words["dimension"].items():
        if axis in dict(number.codes):
            dimension, category = name, number.at(axis, "Total")
    return (
        every_country()[number.ref_area].alpha_3,
        codes().country[number.ref_area],
        "Europe",
        words.words["subregion"][number.ref_area],
        words.indicators[number.measure].theirs,
        dimension,
        category,
        number.at("Sex", "Total"),
        number.at("Age", "Total"),
        number.period,
        words.words["unit"][number.unit],
        _text(number, small),
        source(number.source).title,
    )


def _text(number: Number, small: str) -> str:
    if number.value is not None:
        return f"{number.value:,}"
    return small if number.state is State.SMALL else ""
