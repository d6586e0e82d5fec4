"""What are the measures, breakdowns, categories and flags called in a report?"""

from collections.abc import Iterable

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup.wording import Name, Territory, Text, Verbatim
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.countries import every_country

MEASURE_NAMES = {
    "victims": "Victims",
    "presumed_victims": "Presumed victims",
    "identified_victims": "Identified victims",
    "children": "Children among the victims",
    "crimes_reported": "Crimes reported",
    "investigations": "Investigations opened",
    "investigations_conducted": "Investigations under way",
    "sent_to_court": "Cases sent to court",
    "suspects": "Suspected persons",
    "charged": "Charged persons",
    "prosecuted": "Prosecuted persons",
    "convicted": "Convicted persons",
    "traffickers": "Traffickers",
}
BREAKDOWN_NAMES = {
    "total": "Total",
    "sex": "By sex",
    "form": "By form of exploitation",
    "citizen": "By citizenship or country, as printed",
    "age": "By age",
    "offence": "By article of the law",
    "form_and_sex": "By form and sex",
}
SEX_NAMES = {
    "female": "Women and girls",
    "male": "Men and boys",
    "transgender": "Transgender persons",
    "other": "Other",
    "unknown": "Not known",
}
UNIT_NAMES = {"persons": "persons", "crimes": "crimes", "cases": "cases"}
EXTRA_NAMES = {
    "total": "Total",
    "facilitation": "Facilitation",
    "labour, female": "Labour exploitation, women and girls",
    "labour, male": "Labour exploitation, men and boys",
    "sexual, female": "Sexual exploitation, women and girls",
    "sexual, male": "Sexual exploitation, men and boys",
    "unknown": "Not known",
    "UNKNOWN": "Not known",
    "NOT_RECORDED": "Not recorded",
    "STATELESS": "Stateless",
}
FLAG_NAMES = {
    "children_inside_sexes": "Children are counted inside the numbers by sex",
    "children_apart_from_sexes": "Children are counted apart from the numbers by sex",
    "children_only": "Only children are counted",
    "crimes_not_victims": "Crimes are counted, not victims",
    "presumed_and_identified": "Presumed and identified victims stand in one total",
    "assisted_not_identified": "Clients of the assistance system are counted",
    "method_changed": "The method of counting changed within the years",
    "several_years_in_one": "Several years stand in one figure",
    "related_crimes_included": "Related crimes are counted too",
    "partial_list": "A list is not complete",
    "text_of_note_lost": "The text of a footnote is lost",
    "print_contradicts_itself": "The source contradicts itself",
}
HINDERING = frozenset(
    {
        "children_only",
        "crimes_not_victims",
        "presumed_and_identified",
        "assisted_not_identified",
        "method_changed",
        "several_years_in_one",
        "related_crimes_included",
    }
)
"""Flags that keep a figure from being set beside another country's or year's."""


def measure(code: str) -> Name:
    """Return the name of a measure."""
    return Name(MEASURE_NAMES.get(code, code))


def breakdown(code: str) -> Name:
    """Return the name of a breakdown."""
    return Name(BREAKDOWN_NAMES.get(code, code))


def unit(code: str) -> Name:
    """Return the name of what is counted."""
    return Name(UNIT_NAMES.get(code, code))


def flag(code: str) -> Name:
    """Return what a flag says."""
    return Name(FLAG_NAMES.get(code, code))


def country(code: str) -> Territory:
    """Return a country; every language has names for them, without a catalogue."""
    return Territory(code)


def in_order(countries: Iterable[str]) -> list[str]:
    """Return the codes of countries in the order of their names."""
    return sorted(countries, key=lambda code: (codes().country.get(code, code), code))


def category(cell: StatCell) -> Text:
    """Return the name of a cell's category; citizenships stand as printed."""
    match cell.by:
        case "form" if cell.category in codes().broad_form:
            return Name(codes().broad_form[cell.category])
        case "sex":
            return Name(SEX_NAMES.get(cell.category, cell.category))
        case "citizen" if cell.category in every_country():
            return Territory(cell.category)
        case "age" if cell.category in codes().age_group:
            return Name(codes().age_group[cell.category])
        case _:
            called = EXTRA_NAMES.get(cell.category)
            return Name(called) if called else Verbatim(cell.category)
