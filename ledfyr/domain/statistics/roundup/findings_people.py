"""Findings: children, women and men, and where people come from."""

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.figures import Figures, is_known, known, value
from ledfyr.domain.statistics.roundup.layout import Block, Grid, Points, Section
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Listed,
    Paragraph,
    Phrase,
    Sentence,
    Verbatim,
)

COUNTRY = Phrase("Country")
PERIOD = Phrase("Year")
UNIT = Phrase("Counted are")

CHILDREN = Phrase("Children")
NO_CHILDREN = Phrase("For these years no country gives a number of children.")
CHILDREN_GIVEN = Counted(
    "One country gives a number of children for at least one year.",
    "{count} countries give a number of children for at least one year.",
)
CHILDREN_GRID = Phrase("Children among those counted")
CHILDREN_COLUMN = Phrase("Children")
TOTAL_COLUMN = Phrase("All")
HOW_COLUMN = Phrase("Beside the numbers by sex")
INSIDE = Phrase("inside them")
APART = Phrase("apart from them")
ONLY = Phrase("only children are counted")
UNTOLD = Phrase("not told")
INSIDE_OR_APART = Phrase(
    "Whether children stand inside the numbers by sex or apart from them differs, also "
    "between years of one country: a sum of women, men and children can count "
    "children twice."
)

SEX = Phrase("Women and men")
NO_SEX = Phrase("For these years no country gives figures of victims by sex.")
MORE_WOMEN = Counted(
    "In one country-year, women and girls outnumber men and boys.",
    "In {count} country-years, women and girls outnumber men and boys.",
)
MORE_MEN = Counted(
    "In one country-year, men and boys outnumber women and girls: {where}.",
    "In {count} country-years, men and boys outnumber women and girls: {where}.",
)
EVEN = Counted(
    "In one country-year, there are as many of both: {where}.",
    "In {count} country-years, there are as many of both: {where}.",
)
WHERE = Phrase("{country} ({period})")
SEX_GRID = Phrase("Women and men among those counted, by country and year")
WOMEN_COLUMN = Phrase("Women and girls")
MEN_COLUMN = Phrase("Men and boys")

CITIZENS = Phrase("Citizenship")
NO_CITIZENS = Phrase("For these years no country gives figures by citizenship.")
PRINTED = Phrase(
    "Names stand as the sources print them; some name a citizenship, others a country "
    "of origin."
)
CITIZENS_GRID = Phrase("The largest groups by citizenship or origin, latest year given")
LARGEST_COLUMN = Phrase("Largest groups, with their numbers")
GROUP = Phrase("{name} {number}")
LIST_COLUMN = Phrase("List")
COMPLETE = Phrase("not known to lack anything")
PARTIAL = Phrase("not complete")
AT_MOST = 5


def children(figures: Figures) -> Section:
    """Return the children of each country and year, and how they are counted."""
    rows = [row for country in figures.countries for row in _children(figures, country)]
    given = [(country, cell) for country, cell in rows if is_known(cell)]
    blocks: list[Block] = []
    if not given:
        blocks.append(Paragraph((NO_CHILDREN(),)))
    else:
        places = {country for country, _cell in given}
        cells = [cell for _country, cell in given]
        said = [CHILDREN_GIVEN(len(places), *cells)]
        ways = {_beside_sexes(figures, cell).one for cell in cells}
        if {INSIDE.text, APART.text} <= ways:
            said.append(INSIDE_OR_APART())
        blocks.append(Paragraph(tuple(said)))
    if rows:
        blocks.append(_children_grid(figures, rows))
    return Section("children", CHILDREN(), tuple(blocks))


def _children(figures: Figures, country: str) -> list[tuple[str, StatCell]]:
    return [(country, cell) for cell in figures.cells(country, "children", "total")]


def _children_grid(figures: Figures, rows: list[tuple[str, StatCell]]) -> Grid:
    return Grid(
        "children",
        CHILDREN_GRID(),
        (
            COUNTRY(),
            PERIOD(),
            CHILDREN_COLUMN(),
            TOTAL_COLUMN(),
            UNIT(),
            HOW_COLUMN(),
        ),
        tuple(
            (
                names.country(country),
                Verbatim(cell.period),
                cell,
                _all(figures, country, cell),
                names.unit(cell.unit),
                _beside_sexes(figures, cell),
            )
            for country, cell in rows
        ),
    )


def _all(figures: Figures, country: str, child: StatCell) -> StatCell | None:
    for measure in ("victims", "crimes_reported"):
        base = figures.base_of(country, measure, child.period)
        if base and base.unit == child.unit:
            return base
    return None


def _beside_sexes(figures: Figures, cell: StatCell) -> Sentence:
    flags = figures.flags((cell,))
    if "children_only" in flags:
        return ONLY()
    if "children_apart_from_sexes" in flags:
        return APART()
    return INSIDE() if "children_inside_sexes" in flags else UNTOLD()


def sex(figures: Figures) -> Section:
    """Return how women and men stand to each other, in every country-year given."""
    pairs = [pair for country in figures.countries for pair in _pairs(figures, country)]
    if not pairs:
        return Section("sex", SEX(), (Paragraph((NO_SEX(),)),))
    more_women = [pair for pair in pairs if value(pair[0]) > value(pair[1])]
    more_men = [pair for pair in pairs if value(pair[0]) < value(pair[1])]
    even = [pair for pair in pairs if value(pair[0]) == value(pair[1])]
    said: list[Sentence] = []
    if more_women:
        said.append(MORE_WOMEN(len(more_women), *_flat(more_women)))
    if more_men:
        said.append(MORE_MEN(len(more_men), *_flat(more_men), where=_where(more_men)))
    if even:
        said.append(EVEN(len(even), *_flat(even), where=_where(even)))
    grid = Grid(
        "sex",
        SEX_GRID(),
        (COUNTRY(), PERIOD(), WOMEN_COLUMN(), MEN_COLUMN(), UNIT()),
        tuple(
            (
                names.country(women.ref_area),
                Verbatim(women.period),
                women,
                men,
                names.unit(women.unit),
            )
            for women, men in pairs
        ),
    )
    return Section("sex", SEX(), (Points(tuple(said)), grid))


Pair = tuple[StatCell, StatCell]


def _pairs(figures: Figures, country: str) -> list[Pair]:
    main = figures.main_measure(country)
    found: list[Pair] = []
    for period in figures.periods(country, main, "sex") if main else ():
        cells = figures.of_period(country, main or "", "sex", period)
        of = {cell.category: cell for cell in cells if is_known(cell)}
        if {"female", "male"} <= of.keys():
            found.append((of["female"], of["male"]))
    return found


def _flat(pairs: list[Pair]) -> list[StatCell]:
    return [cell for pair in pairs for cell in pair]


def _where(pairs: list[Pair]) -> Listed:
    return Listed(
        tuple(
            WHERE(country=names.country(women.ref_area), period=Verbatim(women.period))
            for women, _men in pairs
        )
    )


def citizenship(figures: Figures) -> Section:
    """Return the largest groups by citizenship or origin, as the sources print them."""
    latest = [
        (country, cells)
        for country in figures.countries
        if (cells := _latest_citizens(figures, country))
    ]
    if not latest:
        return Section("citizenship", CITIZENS(), (Paragraph((NO_CITIZENS(),)),))
    grid = Grid(
        "citizenship",
        CITIZENS_GRID(),
        (COUNTRY(), PERIOD(), LARGEST_COLUMN(), UNIT(), LIST_COLUMN()),
        tuple(
            (
                names.country(country),
                Verbatim(cells[0].period),
                largest_groups(cells),
                names.unit(cells[0].unit),
                PARTIAL() if "partial_list" in figures.flags(cells) else COMPLETE(),
            )
            for country, cells in latest
        ),
    )
    return Section("citizenship", CITIZENS(), (Paragraph((PRINTED(),)), grid))


def largest_groups(cells: tuple[StatCell, ...]) -> Listed:
    """Return the largest groups with their numbers; ties at the end are all named."""
    ordered = known(cells)
    last = value(ordered[:AT_MOST][-1])
    shown = [cell for cell in ordered if value(cell) >= last]
    if len(shown) > 2 * AT_MOST:
        shown = [cell for cell in ordered if value(cell) > last]
    return Listed(
        tuple(GROUP(c, name=Verbatim(c.category), number=value(c)) for c in shown)
    )


def _latest_citizens(figures: Figures, country: str) -> tuple[StatCell, ...]:
    for measure in dict.fromkeys((figures.main_measure(country), "crimes_reported")):
        for period in reversed(figures.periods(country, measure or "", "citizen")):
            cells = figures.of_period(country, measure or "", "citizen", period)
            if found := known(cells):
                return found
    return ()
