"""Invented figures of countries, for tests of the report; none was ever printed."""

from typing import Any

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.published.record import Note
from ledfyr.domain.statistics.roundup.figures import Figures
from ledfyr.domain.statistics.roundup.material import Material, years_of


def cell(value: int | None, **place: Any) -> StatCell:
    """An invented figure: the victims of Sweden in 2016, unless told otherwise."""
    year = place.pop("year", 2016)
    printed = Printed.DASH if value is None else Printed.NUMBER
    given: dict[str, Any] = {
        "ref_area": "SE",
        "measure": "victims",
        "year": year,
        "until": year,
        "by": "total",
        "category": "total",
        "unit": "persons",
        "certainty": Certainty.CERTAIN,
        "printed": printed,
        "source": "house_counting_rules",
    }
    return StatCell(value=value, **{**given, **place})


def material(
    *cells: StatCell, years: str = "2016-2018", notes: tuple[Note, ...] = ()
) -> Material:
    """What an edition may use: invented figures and notes."""
    return Material(
        years=years_of(years), cells=cells, notes={note.id: note for note in notes}
    )


def figures(*cells: StatCell, notes: tuple[Note, ...] = ()) -> Figures:
    """Invented figures, to be asked."""
    return Figures(material(*cells, notes=notes))
