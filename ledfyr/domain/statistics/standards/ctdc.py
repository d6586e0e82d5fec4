"""Facts as records with flags like CTDC's, and such records as facts.

A flag is raised or blank (-99 in the classic columns), never zero: a fact holds the
main form alone, and what is not known is not "no". One flag for several things is
never taken apart.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from ledfyr.domain.statistics.facts import (
    NOT_RECORDED,
    STATELESS,
    UNKNOWN,
    Fact,
    FactError,
)
from ledfyr.domain.statistics.standards.records import (
    Counted,
    Record,
    RecordError,
    Reporting,
    added,
    blank,
    citizenship,
    country,
)
from ledfyr.domain.statistics.standards.sheet import Sheet, Value
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.domain.statistics.standards.transfer import Transfer
from ledfyr.domain.vocabulary.countries import every_country

Columns = Literal["current", "classic"]
_FLAGS = ("is", "sectorOf", "typeOf", "means", "recruiterRelation")
_WORDS = ("Concatenated", "NotSpecified")
_LABOUR = {"labour", "domestic_servitude"}
_MISSING = "-99"


def transfer(facts: Iterable[Fact], columns: Columns = "current") -> Transfer:
    """Return one row a registered victim; facts of other measures are left out."""
    words = standard("ctdc")
    victims = [fact for fact in facts if fact.measure in words.indicators]
    heading = words.columns[columns]
    rows = tuple(row for fact in victims for row in [_row(fact, columns)] * fact.count)
    return Transfer(words.id, Sheet(heading, rows), words.loses + words.cannot_say)


def _row(fact: Fact, columns: Columns) -> tuple[Value, ...]:
    known: dict[str, Value] = {
        "yearOfRegistration": fact.year,
        "citizenship": _three(fact.citizenship),
        "CountryOfExploitation": _three(fact.exploited_in),
        "majorityStatus": standard("ctdc").words["majority"].get(fact.age_group, ""),
        **dict.fromkeys(_raised(fact), 1),
    }
    missing = _MISSING if columns == "classic" else ""
    return tuple(
        known.get(name) or (missing if is_flag(name) else "")
        for name in standard("ctdc").columns[columns]
    )


def _raised(fact: Fact) -> Iterator[str]:
    words = standard("ctdc").words
    yield from words["form"][fact.form].split()
    yield from words["form_detail"].get(fact.form_detail, "").split()
    if fact.form in _LABOUR:
        yield from words["sector"].get(fact.sector, "").split()


def is_flag(column: str) -> bool:
    """Is a column raised or blank, and no word or number?"""
    return column.startswith(_FLAGS) and not column.endswith(_WORDS)


def _three(code: str) -> str:
    found = every_country().get(code)
    return found.alpha_3 if found else ""


def facts(records: Iterable[Record], reporting: Reporting) -> Counted:
    """Return the facts of records with such columns; raises RecordError.

    Sectors may be called sectorOf… or typeOf…; countries have two or three letters.
    Several flags of different forms at once have no main form: other or not known.
    """
    every = list(records)
    recorded = frozenset(name for record in every for name in record)
    return Counted(
        added(
            _fact(row, record, recorded, reporting)
            for row, record in enumerate(every, start=1)
        )
    )


def _fact(
    row: int, record: Record, recorded: frozenset[str], reporting: Reporting
) -> Fact:
    raised = frozenset(
        name for name in record if is_flag(name) and _is_raised(row, name, record)
    )
    form, detail = _form(raised, recorded)
    one = _citizenship(row, record, recorded, reporting.ref_area)
    try:
        return Fact(
            ref_area=reporting.ref_area,
            body=reporting.body,
            measure="victims",
            year=_year(row, record, reporting),
            count=1,
            form=form,
            form_detail=detail,
            age_group=_age_group(row, record, recorded),
            citizenship=one[0],
            citizenship_group=one[1],
            sector=_sector(form, raised, recorded),
            exploited_in=_place(row, "CountryOfExploitation", record, recorded),
        )
    except FactError as error:
        raise RecordError(row, error.column, str(error)) from error


def _is_raised(row: int, column: str, record: Record) -> bool:
    text = record[column].strip()
    if text not in ("1", "0", "", _MISSING):
        raise RecordError(row, column, f"'{text}' is neither 1, 0, -99 nor blank.")
    return text == "1"


def _year(row: int, record: Record, reporting: Reporting) -> int:
    text = record.get("yearOfRegistration", "").strip()
    if text.isascii() and text.isdigit() and len(text) == 4:
        return int(text)
    if reporting.year is not None and text in ("", _MISSING):
        return reporting.year
    raise RecordError(row, "yearOfRegistration", f"'{text}' is no year; give one.")


def _age_group(row: int, record: Record, recorded: frozenset[str]) -> str:
    known = standard("ctdc").words["age"]
    for column in ("majorityStatus", "ageBroad"):
        text = record.get(column, "").strip()
        if text in known:
            return known[text]
        if text not in ("", _MISSING, "Unknown"):
            raise RecordError(
                row, column, f"'{text}' is no age; choose one of {', '.join(known)}."
            )
    silent = not recorded & {"majorityStatus", "ageBroad"}
    return NOT_RECORDED if silent else "unknown"


def _place(row: int, column: str, record: Record, recorded: frozenset[str]) -> str:
    # Published files carry an undocumented 0 in the place of a country.
    text = record.get(column, "").strip()
    if text in ("", "0", _MISSING, "Unknown"):
        return blank(column, recorded)
    return country(row, column, text)


def _citizenship(
    row: int, record: Record, recorded: frozenset[str], ref_area: str
) -> tuple[str, str]:
    place = _place(row, "citizenship", record, recorded)
    if place in (UNKNOWN, NOT_RECORDED, STATELESS):
        return place, place
    return citizenship([place], ref_area)


def _form(raised: frozenset[str], recorded: frozenset[str]) -> tuple[str, str]:
    groups = ("isForcedLabour", "isSexualExploit", "isOtherExploit")
    found = [name for name in groups if name in raised]
    if not found:
        silent = not recorded & set(groups)
        return (NOT_RECORDED,) * 2 if silent else ("other_unknown", UNKNOWN)
    if len(found) > 1:
        return "other_unknown", NOT_RECORDED
    if found == ["isForcedLabour"]:
        return "labour", NOT_RECORDED
    details = [each for each, names in _details(found[0]).items() if names & raised]
    if found == ["isSexualExploit"]:
        return "sexual", details[0] if len(details) == 1 else NOT_RECORDED
    return _other(raised)


@cache
def _details(group: str) -> dict[str, frozenset[str]]:
    prefix = "SEX_" if group == "isSexualExploit" else ""
    return {
        detail: frozenset(names.split())
        for detail, names in standard("ctdc").words["form_detail"].items()
        if prefix and detail.startswith(prefix)
    }


def _other(raised: frozenset[str]) -> tuple[str, str]:
    broad = {
        form
        for form, names in standard("ctdc").words["form"].items()
        for name in names.split()
        if name != "isOtherExploit" and name in raised
    }
    return (broad.pop() if len(broad) == 1 else "other_unknown"), NOT_RECORDED


def _sector(form: str, raised: frozenset[str], recorded: frozenset[str]) -> str:
    words = standard("ctdc").words["sector"]
    asked = {name for names in words.values() for name in names.split()}
    if not asked & recorded:
        return NOT_RECORDED
    found = [code for code, names in words.items() if set(names.split()) & raised]
    return found[0] if form == "labour" and len(found) == 1 else UNKNOWN
