"""A country's law, bodies, periods and who identifies, from its mechanism file."""

from datetime import date

from ledfyr.domain.statistics.roundup.country_facts import (
    CountryFacts,
    Fact,
    PeriodFact,
    Span,
)
from ledfyr.domain.statistics.roundup.layout import Entry, Grid, Points, Section
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Day,
    Name,
    Paragraph,
    Phrase,
    Reference,
    Sentence,
    Text,
    Verbatim,
    listed,
)

IDENTIFIES = Phrase("Who identifies")
PRESUMED_BY = Phrase("Presumed a victim by: {who}.")
IDENTIFIED_BY = Phrase("Identified as a victim by: {who}.")
PRESUMED_UNKNOWN = Phrase("The sources do not say who presumes a person a victim.")
IDENTIFIED_UNKNOWN = Phrase("The sources do not say who identifies a victim.")
LAW = Phrase("Law in force")
LAW_OF = Phrase("By the law on {day}; the country file was checked on {checked}.")
LAWS = Phrase("Laws and amendments, with the day on which they came into force")
NAME = Phrase("Name")
SAYS = Phrase("What it says")
IN_FORCE = Phrase("In force")
SINCE = Phrase("Since")
SOURCE = Phrase("Source")
PERIODS = Phrase("Periods")
PERIODS_GRID = Phrase("Periods that a decision starts")
LENGTH = Phrase("Length")
FOR_WHOM = Phrase("For")
BODIES = Phrase("Bodies")
BODIES_GRID = Phrase("Coordination, monitoring and specialised bodies")
DOES = Phrase("What it does")
PLANS = Phrase("Action plans")
NOT_KNOWN = Phrase("not known")
PLAN = Phrase("{name} ({says}) {source}")
UNDATED_PLAN = Phrase("{name} {source}")
UNCHECKED = Phrase("{source}, not checked in it")
CONFLICT = Phrase("{length}; the sources do not agree")
OPEN = Phrase("until the need ceases")
UNKNOWN_TIME = Phrase("a time not known")
LENGTHS = {
    "hours": Counted("{count} hour", "{count} hours"),
    "days": Counted("{count} day", "{count} days"),
    "working_days": Counted("{count} working day", "{count} working days"),
    "weeks": Counted("{count} week", "{count} weeks"),
    "months": Counted("{count} month", "{count} months"),
}
BOUNDS = {
    "at_least": Phrase("at least {length}"),
    "at_most": Phrase("at most {length}"),
}
UP_TO = Phrase("{length}, up to {longest}")
WHOM_NAMES = {"everyone": "everyone", "adult": "adults", "child": "children"}


def law_sections(facts: CountryFacts) -> list[Section]:
    """Return the sections on identification, law, periods, bodies and plans."""
    sections = [identification(facts)]
    opening = Paragraph((LAW_OF(day=Day(facts.law_of), checked=Day(facts.checked_on)),))
    laws = _facts_grid(facts, "laws", LAWS(), facts.laws, (NAME(), SAYS(), IN_FORCE()))
    sections.append(Section("law", LAW(), (opening, *laws)))
    if facts.periods:
        sections.append(Section("periods", PERIODS(), (_periods(facts),)))
    if facts.bodies:
        bodies = _facts_grid(
            facts, "bodies", BODIES_GRID(), facts.bodies, (NAME(), DOES(), SINCE())
        )
        sections.append(Section("bodies", BODIES(), bodies))
    if facts.plans:
        plans = tuple(_plan(each) for each in facts.plans)
        sections.append(Section("plans", PLANS(), (Points(plans),)))
    return sections


def identification(facts: CountryFacts) -> Section:
    """Return who presumes and who identifies, or that nobody knows."""
    said: list[Sentence] = [
        PRESUMED_BY(who=listed(map(Name, facts.presumed_by)))
        if facts.presumed_by
        else PRESUMED_UNKNOWN(),
        IDENTIFIED_BY(who=listed(map(Name, facts.identified_by)))
        if facts.identified_by
        else IDENTIFIED_UNKNOWN(),
    ]
    return Section("identifies", IDENTIFIES(), (Points(tuple(said)),))


def _facts_grid(
    facts: CountryFacts,
    kind: str,
    caption: Text,
    every: tuple[Fact, ...],
    heading: tuple[Text, ...],
) -> tuple[Grid, ...]:
    if not every:
        return ()
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (Name(each.name), Name(each.says), _when(each.when), source_of(each))
        for each in every
    )
    place = f"{facts.code.lower()}-{kind}"
    return (Grid(place, caption, (*heading, SOURCE()), rows),)


def _when(when: date | int | None) -> Text:
    if when is None:
        return NOT_KNOWN()
    return Verbatim(str(when)) if isinstance(when, int) else Day(when)


def source_of(each: Fact | PeriodFact) -> Text:
    """Return the source of a fact, saying so where nobody read it there."""
    source = Reference(each.source)
    return source if each.checked else UNCHECKED(source=source)


def _periods(facts: CountryFacts) -> Grid:
    return Grid(
        f"{facts.code.lower()}-periods",
        PERIODS_GRID(),
        (NAME(), LENGTH(), FOR_WHOM(), SINCE(), SOURCE()),
        tuple(
            (
                Name(each.name),
                length_of(each),
                Name(WHOM_NAMES.get(each.applies_to, each.applies_to)),
                _when(each.since),
                source_of(each),
            )
            for each in facts.periods
        ),
    )


def length_of(each: PeriodFact) -> Sentence:
    """Return the length of a period, with its bound and how far it may be extended."""
    length = _span(each.length)
    if each.bound in BOUNDS:
        length = BOUNDS[each.bound](length=length)
    if each.longest:
        length = UP_TO(length=length, longest=_span(each.longest))
    return CONFLICT(length=length) if each.in_conflict else length


def _span(span: Span) -> Sentence:
    match span.amount:
        case "open":
            return OPEN()
        case "unknown":
            return UNKNOWN_TIME()
        case amount:
            return LENGTHS[span.unit](amount)


def _plan(each: Fact) -> Sentence:
    name, source = Name(each.name), source_of(each)
    if not each.says:
        return UNDATED_PLAN(name=name, source=source)
    return PLAN(name=name, says=Verbatim(each.says), source=source)
