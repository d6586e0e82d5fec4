"""What does an address ask of the figures, and how does the answer read?"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from django.utils.formats import localize
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledfyr.apps.statistics.queries import OWN, FreeQuestion, Overlap, Source
from ledfyr.domain.statistics.counting import CountingRule, counting_rules
from ledfyr.domain.statistics.disclosure import TOTAL, Key, PerturbedTable
from ledfyr.domain.statistics.facts import NOT_RECORDED, code_lists
from ledfyr.engines.statistics.drawings import Mark, bars, panels
from ledfyr.web.casework.statistics.names import (
    DIMENSION_NAMES,
    code_name,
    source_name,
)
from ledfyr.web.casework.statistics.presenters_overlaps import left_out_lines

BREAKDOWNS = ("form", "sex", "age_group", "citizenship_group", "year")
FILTERS = ("form", "sex", "age_group", "citizenship_group")
_NAMES = {**DIMENSION_NAMES, "year": _("Year")}


@dataclass(frozen=True)
class Option:
    """One choice of a list."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class Choice:
    """One list to choose from."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Row:
    """One line of the table; a hidden number is None."""

    name: str
    numbers: tuple[str | None, ...]
    is_total: bool


@dataclass(frozen=True)
class FreePage:
    """A table with noise in words, and how it is protected."""

    title: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    protection: tuple[str, ...]
    rule: CountingRule
    has_drawing: bool
    left_out: tuple[str, ...]


def question_of(
    words: Mapping[str, str], years: tuple[int, ...], sources: tuple[Source, ...]
) -> FreeQuestion:
    """Return what an address asks; what it says wrongly falls back on what is usual."""
    measure = words.get("measure", "")
    rows = _one_of(words.get("rows", ""), BREAKDOWNS, "form")
    columns = _one_of(words.get("columns", ""), BREAKDOWNS, "")
    known = code_lists()
    return FreeQuestion(
        measure=_one_of(measure, tuple(counting_rules()), "victims"),
        by=(rows, columns) if columns and columns != rows else (rows,),
        year=next((year for year in years if str(year) == words.get("year")), None),
        source=next((s for s in sources if _code(s) == words.get("source")), OWN),
        only={
            name: words[name]
            for name in FILTERS
            if words.get(name) in known[name] and name not in (rows, columns)
        },
    )


def choices(
    question: FreeQuestion, years: tuple[int, ...], sources: tuple[Source, ...]
) -> tuple[Choice, ...]:
    """Return everything that can be chosen, with what is chosen now."""
    rows, *columns = question.by
    measures = {name: gettext(rule.name) for name, rule in counting_rules().items()}
    cuts = {name: str(_NAMES[name]) for name in BREAKDOWNS}
    each_year = {str(year): str(year) for year in years}
    return (
        _choice("measure", gettext("What is counted"), measures, question.measure),
        _choice(
            "source",
            gettext("Counted by"),
            {_code(each): source_name(each) for each in sources},
            _code(question.source),
        ),
        _choice(
            "year",
            gettext("Year"),
            {"": gettext("All these years")} | each_year,
            str(question.year or ""),
        ),
        _choice("rows", gettext("Rows"), cuts, rows),
        _choice(
            "columns",
            gettext("Columns"),
            {"": gettext("None")} | cuts,
            "".join(columns),
        ),
        *(_filter(name, question) for name in FILTERS if name not in question.by),
    )


def page(
    question: FreeQuestion, table: PerturbedTable, left_out: tuple[Overlap, ...] = ()
) -> FreePage:
    """Return the answer in rows and columns, and what is not in it."""
    lines, columns = _keys(table)
    counts = {cell.key: cell.count for cell in table.cells}
    return FreePage(
        title=_title(question),
        corner=str(_NAMES[question.by[0]]),
        columns=tuple(_column_name(question, column) for column in columns),
        rows=tuple(
            Row(
                code_name(question.by[0], line),
                tuple(_shown(counts[(line, *column)]) for column in columns),
                line == TOTAL,
            )
            for line in lines
        ),
        protection=protection(table),
        rule=counting_rules()[question.measure],
        has_drawing=1 < len(lines) <= 25 and len(columns) <= 5,
        left_out=left_out_lines(left_out),
    )


def drawing(question: FreeQuestion, table: PerturbedTable) -> str:
    """Return the answer drawn: the parts, not their sums; hidden ones say so."""
    lines, columns = _keys(table)
    counts = {cell.key: cell.count for cell in table.cells}
    parts = [line for line in lines if line != TOTAL]
    if columns == [()]:
        marks = [_mark(code_name(question.by[0], p), counts[(p,)]) for p in parts]
        return bars(_title(question), marks)
    inner = [column for column in columns if column != (TOTAL,)]
    series = {
        code_name(question.by[0], part): [
            _mark(code_name(question.by[1], column[0]), counts[(part, *column)])
            for column in inner
        ]
        for part in parts
    }
    return panels(_title(question), series, one_scale=True)


def written(
    question: FreeQuestion, table: PerturbedTable, left_out: tuple[Overlap, ...] = ()
) -> str:
    """Return the answer as comma-separated text, with notes after an empty line."""
    text = StringIO()
    csv.writer(text).writerows(_rows(question, table))
    csv.writer(text).writerows([line] for line in left_out_lines(left_out))
    return "\ufeff" + text.getvalue()


def protection(table: PerturbedTable) -> tuple[str, ...]:
    """Return how the table protects people, in sentences."""
    return (
        gettext(
            "Every number but zero carries noise: up to %(most)d more or fewer than "
            "was counted. Asked again, in whatever table, the same persons come out "
            "the same."
        )
        % {"most": table.most},
        gettext("What comes out below %(threshold)d is hidden.")
        % {"threshold": table.policy.threshold},
        gettext(
            "Parts therefore need not add up to their sum. For a number to publish, "
            "use the released figures."
        ),
    )


def _rows(question: FreeQuestion, table: PerturbedTable) -> Iterator[tuple[str, ...]]:
    yield (*table.dimensions, "persons", "status")
    for cell in table.cells:
        names = map(code_name, table.dimensions, cell.key)
        hidden = cell.count is None
        shown = "" if hidden else str(cell.count)
        yield (*names, shown, "hidden" if hidden else "with noise")
    yield ()
    yield (_title(question),)
    yield from ((sentence,) for sentence in protection(table))
    yield (gettext(counting_rules()[question.measure].event),)


def _keys(table: PerturbedTable) -> tuple[list[str], list[Key]]:
    lines = dict.fromkeys(cell.key[0] for cell in table.cells)
    columns = dict.fromkeys(cell.key[1:] for cell in table.cells)
    by_total = sorted(columns, key=lambda key: (key == (TOTAL,), key))
    return sorted(lines, key=lambda line: (line == TOTAL, line)), by_total


def _title(question: FreeQuestion) -> str:
    parts = [
        gettext(counting_rules()[question.measure].name),
        source_name(question.source),
        str(question.year or gettext("All these years")),
        *(code_name(name, code) for name, code in question.only.items()),
    ]
    return ", ".join(parts)


def _column_name(question: FreeQuestion, column: Key) -> str:
    return code_name(question.by[1], column[0]) if column else gettext("Persons")


def _mark(label: str, count: int | None) -> Mark:
    shown = gettext("hidden") if count is None else str(localize(count))
    return Mark(label=label, value=count, shown=shown)


def _shown(count: int | None) -> str | None:
    return None if count is None else str(localize(count))


def _filter(name: str, question: FreeQuestion) -> Choice:
    known = sorted(code_lists()[name] - {NOT_RECORDED}) + [NOT_RECORDED]
    named = {code: code_name(name, code) for code in known}
    every = {"": gettext("All")} | named
    return _choice(name, str(_NAMES[name]), every, question.only.get(name, ""))


def _choice(name: str, label: str, named: Mapping[str, str], chosen: str) -> Choice:
    options = (Option(code, said, code == chosen) for code, said in named.items())
    return Choice(name, label, tuple(options))


def _code(source: Source) -> str:
    """Return what an address calls a source: "police-se"."""
    return "-".join(part.lower() for part in (source.body, source.ref_area) if part)


def _one_of(word: str, known: tuple[str, ...], usual: str) -> str:
    return word if word in known else usual
