"""What are measures, categories and printed cells called in the reader's language?"""

from functools import cache

from babel import Locale, UnknownLocaleError
from django.utils.formats import localize
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.published import Difference

MEASURES = {
    "victims": _("Victims"),
    "presumed_victims": _("Presumed victims"),
    "identified_victims": _("Identified victims"),
    "children": _("Children among the victims"),
    "crimes_reported": _("Crimes reported"),
    "investigations": _("Investigations opened"),
    "investigations_conducted": _("Investigations under way"),
    "sent_to_court": _("Sent to court"),
    "suspects": _("Suspects"),
    "charged": _("Charged"),
    "prosecuted": _("Prosecuted"),
    "convicted": _("Convicted"),
    "traffickers": _("Perpetrators found"),
}
BREAKDOWNS = {
    "total": _("all together"),
    "sex": _("by sex"),
    "form": _("by form of exploitation"),
    "citizen": _("by citizenship"),
    "age": _("by age"),
    "offence": _("by section of the law"),
    "form_and_sex": _("by form and sex"),
}
UNITS = {"persons": _("persons"), "crimes": _("crimes"), "cases": _("cases")}
CATEGORIES = {
    "total": _("All together"),
    "female": _("Women and girls"),
    "male": _("Men and boys"),
    "transgender": _("Transgender"),
    "other": _("Other"),
    "unknown": _("Not known"),
    "sexual": _("Sexual exploitation"),
    "labour": _("Labour exploitation"),
    "forced_criminality": _("Forced criminality"),
    "begging": _("Forced begging"),
    "forced_marriage": _("Forced marriage"),
    "sham_marriage": _("Sham marriage"),
    "domestic_servitude": _("Domestic servitude"),
    "organ": _("Organ removal"),
    "child_soldier": _("Armed forces or groups"),
    "facilitation": _("Facilitation"),
    "other_unknown": _("Other or not known"),
}
_DIFFERENCES = {
    "units_differ": _("Different units stand side by side: %(units)s."),
    "children_inside_sexes": _("Children are counted among women and men."),
    "children_apart_from_sexes": _("Children are counted apart from women and men."),
    "children_only": _("Only children are counted."),
    "crimes_not_victims": _("Crimes are counted, not persons."),
    "presumed_and_identified": _("Presumed and identified victims are both counted."),
    "assisted_not_identified": _("Persons who were helped are counted."),
    "method_changed": _("The method changed between the years."),
    "several_years_in_one": _("One number stands for several years."),
    "related_crimes_included": _("Related crimes are counted too."),
    "partial_list": _("The list is not complete."),
    "text_of_note_lost": _("A footnote is printed whose text is lost."),
    "print_contradicts_itself": _("The report contradicts itself here."),
}


def measure_name(measure: str) -> str:
    """Return what a measure counts."""
    return str(MEASURES[measure])


def category_name(category: str) -> str:
    """Return the name of a category; one that is a name already stays as printed."""
    if category in CATEGORIES:
        return str(CATEGORIES[category])
    parts = [str(CATEGORIES.get(part, part)) for part in category.split(", ")]
    return ", ".join(parts)


def unit_name(unit: str) -> str:
    """Return the unit that a number counts."""
    return str(UNITS[unit])


def country_name(code: str) -> str:
    """Return the name of a country in the reader's language."""
    return _territories(get_language() or "en").get(code, code)


def period_name(period: str) -> str:
    """Return a year, or the first and last year with a dash between."""
    return period.replace("-", "–")


def printed(cell: StatCell) -> str:
    """Return what is printed in a cell, in words where it is no number."""
    match cell.printed:
        case Printed.NUMBER:
            return str(localize(cell.value))
        case Printed.DASH:
            return gettext("a dash")
        case Printed.UNCLEAR:
            return gettext(" or ").join(map(str, dict.fromkeys(cell.candidates)))
        case Printed.LOST:
            return gettext("lost")
        case _other:
            return gettext("left blank")


def how_sure(cell: StatCell) -> str:
    """Return a word on how surely the cell can be read; nothing where it is certain."""
    match cell.printed, cell.certainty:
        case Printed.NUMBER, Certainty.LIKELY:
            return gettext("likely")
        case Printed.UNCLEAR, _any:
            return gettext("unclear which")
        case _other:
            return ""


def warning(found: Difference) -> str:
    """Return what to know before comparing, with the countries it concerns."""
    sentence = str(_DIFFERENCES[found.kind])
    if found.units:
        sentence %= {"units": ", ".join(unit_name(unit) for unit in found.units)}
        return sentence
    areas = ", ".join(sorted(country_name(area) for area in found.areas))
    return f"{areas}: {sentence}"


@cache
def _territories(language: str) -> dict[str, str]:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    return {code: str(name) for code, name in locale.territories.items()}
