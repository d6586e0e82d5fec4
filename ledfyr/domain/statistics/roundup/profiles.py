"""What does a country's profile hold: situation, law, bodies, practice, statistics?"""

from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.country_facts import CountryFacts, Unknown
from ledfyr.domain.statistics.roundup.figures import Figures, is_known, value
from ledfyr.domain.statistics.roundup.findings_forms import largest_form
from ledfyr.domain.statistics.roundup.knowledge import Told, practices_of
from ledfyr.domain.statistics.roundup.layout import (
    Block,
    Chapter,
    Points,
    Section,
)
from ledfyr.domain.statistics.roundup.profile_law import law_sections
from ledfyr.domain.statistics.roundup.profile_tables import statistics_section
from ledfyr.domain.statistics.roundup.wording import (
    Name,
    Paragraph,
    Phrase,
    Reference,
    Sentence,
    Verbatim,
    listed,
)

SITUATION = Phrase("Situation in figures")
PRACTICES = Phrase("Practices")
UNKNOWN = Phrase("What is unknown")
UNKNOWN_WHO = {
    "presumes": Phrase("Who presumes a person a victim."),
    "identifies": Phrase("Who identifies a victim."),
}
UNKNOWN_OF = {
    "length": Phrase("How long it lasts: {names}."),
    "day": Phrase("On which day it came into force: {names}."),
    "appeal": Phrase("Whether there is an appeal: {names}."),
}
SAID_OF = Phrase("{what} {source}")
NOT_CHECKED = Phrase("{what} {source}, not checked in it.")
NO_FIGURES = Phrase("For these years there are no figures of this country.")
WAY_ROSE = Phrase("{measure}: {before} in {first}, {after} in {last}; a rise.")
WAY_FELL = Phrase("{measure}: {before} in {first}, {after} in {last}; a fall.")
WAY_SAME = Phrase("{measure}: {before} in {first} and in {last}.")
CHANGED_METHOD = Phrase(
    "{measure}: the method of counting changed within these years, so that nothing can "
    "be said of a rise or a fall."
)
ONE_YEAR = Phrase("{measure}: {before} in {first}; other years are not known.")
NONE_KNOWN = Phrase("{measure}: no yearly number of these years is known.")
SPAN = Phrase("{measure}: {before} in {first} together.")


def profile(figures: Figures, country: str, facts: CountryFacts | None) -> Chapter:
    """Return a country's chapter; without facts of its mechanism, the figures alone."""
    sections = [_situation(figures, country, facts)]
    if facts:
        sections += law_sections(facts)
    years = figures.material.years
    if practices := practices_of(country, years.first, years.last):
        said = tuple(map(told, practices))
        sections.append(Section("practices", PRACTICES(), (Points(said),)))
    sections += statistics_section(figures, country)
    if facts and facts.unknown:
        unknown = tuple(map(_unknown, facts.unknown))
        sections.append(Section("unknown", UNKNOWN(), (Points(unknown),)))
    return Chapter(
        country.lower(), names.country(country), tuple(sections), about="country"
    )


def _unknown(each: Unknown) -> Sentence:
    if not each.names:
        return UNKNOWN_WHO[each.kind]()
    return UNKNOWN_OF[each.kind](names=listed(map(Name, each.names)))


def told(each: Told) -> Sentence:
    """Return what a source says, with the source, and whether it was read there."""
    sentence = SAID_OF if each.checked else NOT_CHECKED
    return sentence(what=Name(each.says), source=Reference(each.source))


def _situation(figures: Figures, country: str, facts: CountryFacts | None) -> Section:
    blocks: list[Block] = []
    if facts:
        blocks.append(Paragraph((Name(facts.summary),)))
    said = situation(figures, country)
    blocks.append(Points(said) if said else Paragraph((NO_FIGURES(),)))
    return Section("situation", SITUATION(), tuple(blocks))


def situation(figures: Figures, country: str) -> tuple[Sentence, ...]:
    """Return how each total of a country went, and its largest form."""
    said = [
        sentence
        for measure in names.MEASURE_NAMES
        if (sentence := _course(figures, country, measure))
    ]
    form = largest_form(figures, country)
    return tuple([*said, form] if form else said)


def _course(figures: Figures, country: str, measure: str) -> Sentence | None:
    every = figures.cells(country, measure, "total")
    called = names.measure(measure)
    known = [cell for cell in every if is_known(cell)]
    if not every:
        return None
    yearly = [cell for cell in known if cell.year == cell.until]
    if not yearly:
        spans = [cell for cell in known if cell.year != cell.until]
        if not spans:
            return NONE_KNOWN(*every, measure=called)
        return SPAN(
            spans[0],
            measure=called,
            before=value(spans[0]),
            first=Verbatim(spans[0].period),
        )
    first, last = yearly[0], yearly[-1]
    trend = figures.trend(country, measure)
    if trend.hindered_by:
        return CHANGED_METHOD(first, last, measure=called)
    if first is last:
        return ONE_YEAR(
            first, measure=called, before=value(first), first=Verbatim(first.period)
        )
    way = {"rose": WAY_ROSE, "fell": WAY_FELL}.get(trend.way, WAY_SAME)
    gaps = {} if way is WAY_SAME else {"after": value(last)}
    return way(
        first,
        last,
        measure=called,
        before=value(first),
        first=Verbatim(first.period),
        last=Verbatim(last.period),
        **gaps,
    )
