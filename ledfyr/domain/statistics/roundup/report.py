"""How does an edition come together, for which reader?"""

from collections.abc import Mapping

from ledfyr.domain.statistics.roundup import knowledge, names
from ledfyr.domain.statistics.roundup.challenges import challenges
from ledfyr.domain.statistics.roundup.changes import Changes, changes_chapter
from ledfyr.domain.statistics.roundup.comparability import comparability
from ledfyr.domain.statistics.roundup.comparison import comparison
from ledfyr.domain.statistics.roundup.country_facts import CountryFacts
from ledfyr.domain.statistics.roundup.figures import Figures
from ledfyr.domain.statistics.roundup.findings_forms import forms
from ledfyr.domain.statistics.roundup.findings_justice import prosecutions
from ledfyr.domain.statistics.roundup.findings_people import (
    children,
    citizenship,
    sex,
)
from ledfyr.domain.statistics.roundup.layout import (
    Chapter,
    Cited,
    Points,
    Report,
    Section,
)
from ledfyr.domain.statistics.roundup.material import Material
from ledfyr.domain.statistics.roundup.method import method
from ledfyr.domain.statistics.roundup.profiles import profile, told
from ledfyr.domain.statistics.roundup.protected import OWN_COUNTING
from ledfyr.domain.statistics.roundup.summary import summary
from ledfyr.domain.statistics.roundup.wording import Paragraph, Phrase, Verbatim
from ledfyr.domain.vocabulary.sources import all_sources

TITLE = Phrase("Human trafficking in the Baltic Sea Region")
SUBTITLE = Phrase("Round-up report {years}")
FINDINGS = Phrase("Findings")
BESIDES = Phrase("The sources tell beside their figures:")


def roundup(
    material: Material,
    facts: Mapping[str, CountryFacts],
    changed: Changes | None = None,
) -> Report:
    """Return the round-up report; `facts` are the countries' mechanisms by code.

    `changed` adds the chapter on what changed since an earlier edition.
    """
    figures = Figures(material)
    countries = names.in_order({*figures.countries, *facts})
    chapters = [summary(figures), findings(figures)]
    chapters += [profile(figures, code, facts.get(code)) for code in countries]
    chapters += [comparison(figures, facts), challenges(figures)]
    if changed:
        chapters.append(changes_chapter(changed))
    chapters.append(method(figures))
    years = str(material.years)
    return Report(
        title=TITLE(),
        subtitle=SUBTITLE(years=Verbatim(years)),
        period=years,
        chapters=tuple(chapters),
        sources=sources_of(material, facts),
    )


def findings(figures: Figures) -> Chapter:
    """Return the findings by theme, each with what the sources tell beside figures."""
    years = figures.material.years
    sections = []
    for theme, section in (
        ("forms", forms(figures)),
        ("children", children(figures)),
        ("sex", sex(figures)),
        ("citizenship", citizenship(figures)),
        ("justice", prosecutions(figures)),
    ):
        also = knowledge.themes(theme, years.first, years.last)
        blocks = section.blocks
        if also:
            blocks += (Paragraph((BESIDES(),)), Points(tuple(map(told, also))))
        sections.append(Section(section.id, section.title, blocks))
    return Chapter("findings", FINDINGS(), (*sections, comparability(figures)))


def sources_of(
    material: Material, facts: Mapping[str, CountryFacts]
) -> tuple[Cited, ...]:
    """Return the sources of the figures and texts, in the order of their titles."""
    used = {cell.source for cell in material.cells}
    used |= knowledge.sources() | {OWN_COUNTING}
    found = {each: cited(each) for each in used}
    found |= {each.id: each for country in facts.values() for each in country.sources}
    return tuple(sorted(found.values(), key=lambda each: (each.title, each.id)))


def cited(name: str) -> Cited:
    """Return a source as the list at the end names it; an unknown one by its id."""
    each = all_sources().get(name)
    if each is None:
        return Cited(name, name, "", "", False)
    return Cited(each.id, each.title, each.publisher, str(each.year), each.checked)
