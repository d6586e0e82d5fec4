"""Cases in the words of HTCDS 2.0, read as facts.

A victim, possible or actual, is one registered victim and one presumed or identified.
Whoever is found not to be a victim, or stands without a status, is not counted.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from ledfyr.domain.statistics.facts import Fact, FactError, broad_form_of
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
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.domain.vocabulary.htcds import htcds

_PARTS = ("organisation", "person", "victim", "case")
_STATUS = "vic_TraffickingStatus"
_FORMS, _SEX = "vic_TypeOfExploitation", "vic_TypeOfSexExploitation"
_INDUSTRY, _ARRIVED = "vic_ForcedLabourIndustry", "cas_IncomingReferralDate"
_PRIVATE_HOUSEHOLDS = "T"


class OddShape(ValueError):
    """A case whose parts have another shape than an exported case."""

    def __init__(self, part: str, expected: str) -> None:
        super().__init__(f"'{part}' is not {expected}.")


def flat(record: Mapping[str, Any]) -> Record:
    """Return a case as plain fields, also one in the parts that this house exports.

    Several values are joined by semicolons, as in the standard's own workbook. Raises
    OddShape.
    """
    fields = {name: value for name, value in record.items() if "_" in name}
    for part in _PARTS:
        fields |= _object(part, record.get(part) or {})
    events = record.get("events") or ()
    if not isinstance(events, (list, tuple)):
        raise OddShape("events", "a list of events")
    for each in events:
        event = _object("events", each)
        if event.get("hte_Type") == "Exploitation" and "hte_Country" in event:
            fields.setdefault("hte_Country", event["hte_Country"])
            fields.setdefault("hte_Type", "Exploitation")
    return {name: _joined(value) for name, value in fields.items()}


def _object(part: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise OddShape(part, "an object of fields")
    return value


def facts(records: Iterable[Record], reporting: Reporting) -> Counted:
    """Return the facts of some cases; raises RecordError naming record and column.

    Field names are those of the standard or of its form toolkit, with or without
    underlines; values may carry spaces. A field that no record has is not recorded.
    """
    named = [_named(record) for record in records]
    recorded = frozenset(name for record in named for name in record)
    found: list[Fact] = []
    left: dict[str, int] = {}
    for row, record in enumerate(named, start=1):
        values = _checked(row, record)
        if not (status := values[_STATUS]):
            left["no trafficking status"] = left.get("no trafficking status", 0) + 1
        elif measure := standard("htcds").words["measure"].get(status[0]):
            found += _facts(row, record, values, recorded, measure, reporting)
        else:
            left["not a victim"] = left.get("not a victim", 0) + 1
    return Counted(
        added(found), tuple(f"{count} records: {why}" for why, count in left.items())
    )


def _facts(
    row: int,
    record: Record,
    values: Mapping[str, list[str]],
    recorded: frozenset[str],
    measure: str,
    reporting: Reporting,
) -> list[Fact]:
    one = _citizenship(row, record, recorded, reporting.ref_area)
    form, detail = _form(values, recorded)
    year = _year(row, record, reporting)
    try:
        return [
            Fact(
                ref_area=reporting.ref_area,
                body=_body(row, record, reporting),
                measure=each,
                year=year,
                count=1,
                form=form,
                form_detail=detail,
                age_group=_age_group(row, record, recorded, year),
                citizenship=one[0],
                citizenship_group=one[1],
                sector=_sector(values, recorded),
                exploited_in=_exploited_in(row, record, values, recorded),
            )
            for each in ("victims", measure)
        ]
    except FactError as error:
        raise RecordError(row, error.column, str(error)) from error


def _named(record: Record) -> Record:
    known = _fields()
    return {known.get(_squashed(name), name): text for name, text in record.items()}


def _checked(row: int, record: Record) -> dict[str, list[str]]:
    """Return the values of each field that has a list, in the standard's spelling."""
    found: dict[str, list[str]] = {}
    for field, known in _values().items():
        found[field] = []
        for written in (
            record.get(field, "").replace(",", ";").replace(" ", ";").split(";")
        ):
            if not (text := _squashed(written)):
                continue
            if text not in known:
                raise RecordError(
                    row,
                    field,
                    f"'{written}' is not a value of HTCDS 2.0; choose one of "
                    f"{', '.join(htcds().values[field])}.",
                )
            found[field].append(known[text])
    return found


@cache
def _fields() -> dict[str, str]:
    return {_squashed(name): name for name in htcds().fields}


@cache
def _values() -> dict[str, dict[str, str]]:
    words = standard("htcds").words
    return {
        field: {
            **{_squashed(each): each for each in known},
            **{
                _squashed(spelling): value
                for spelling, value in words.get(f"alias_{field}", {}).items()
            },
        }
        for field, known in htcds().values.items()
    }


def _squashed(text: str) -> str:
    return text.strip().replace("_", "").casefold()


def _joined(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ";".join(str(each) for each in value)
    return "" if value is None else str(value)


def _body(row: int, record: Record, reporting: Reporting) -> str:
    body = reporting.body or record.get("org_Name", "").strip()
    if not body:
        raise RecordError(row, "org_Name", "who counts is missing; name the body.")
    return body


def _year(row: int, record: Record, reporting: Reporting) -> int:
    if reporting.year is not None:
        return reporting.year
    if arrived := _day(row, _ARRIVED, record):
        return arrived.year
    raise RecordError(
        row, _ARRIVED, "the standard has no year of registration; give one."
    )


def _day(row: int, column: str, record: Record) -> date | None:
    written = record.get(column, "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise RecordError(
            row, column, f"'{written}' is no day; write it as 2026-03-01."
        ) from None


def _age_group(row: int, record: Record, recorded: frozenset[str], year: int) -> str:
    born = _day(row, "prs_Birthdate", record)
    if born is None:
        return blank("prs_Birthdate", recorded, "unknown")
    arrived = _day(row, _ARRIVED, record)
    if arrived and arrived.year == year:
        turned = (arrived.month, arrived.day) >= (born.month, born.day)
        return "adult" if arrived.year - born.year - (not turned) >= 18 else "child"
    if year - born.year == 18:
        return "unknown"
    return "adult" if year - born.year > 18 else "child"


def _citizenship(
    row: int, record: Record, recorded: frozenset[str], ref_area: str
) -> tuple[str, str]:
    column = "prs_Citizenship"
    written = record.get(column, "").replace(",", ";").replace(" ", ";").split(";")
    held = [country(row, column, each) for each in written if each.strip()]
    if not held:
        return blank(column, recorded), blank(column, recorded)
    return citizenship(held, ref_area)


def _form(values: Mapping[str, list[str]], recorded: frozenset[str]) -> tuple[str, str]:
    forms = set(values[_FORMS]) or ({"SexualExploitation"} if values[_SEX] else set())
    if not forms:
        silent = _FORMS not in recorded
        return ("NOT_RECORDED",) * 2 if silent else ("other_unknown", "UNKNOWN")
    pairs = {_pair(form, values) for form in forms}
    if len(pairs) == 1:
        return pairs.pop()
    broad = {form for form, _detail in pairs}
    return (broad.pop() if len(broad) == 1 else "other_unknown"), "NOT_RECORDED"


def _pair(form: str, values: Mapping[str, list[str]]) -> tuple[str, str]:
    """Return broad and finest form; the finest only where one value tells it."""
    if form == "SexualExploitation":
        by_name = htcds().type_of_sex_exploitation
        found = [ours for ours, name in by_name.items() if [name] == values[_SEX]]
        return "sexual", found[0] if found else "NOT_RECORDED"
    detail = standard("htcds").words["form"][form]
    if form == "Servitude" and _letters(values) == [_PRIVATE_HOUSEHOLDS]:
        detail = "DOMESTIC_SERVITUDE"
    return broad_form_of(detail), detail


def _letters(values: Mapping[str, list[str]]) -> list[str]:
    return sorted({name.partition("_")[0] for name in values[_INDUSTRY]})


def _sector(values: Mapping[str, list[str]], recorded: frozenset[str]) -> str:
    letters = _letters(values)
    return letters[0] if len(letters) == 1 else blank(_INDUSTRY, recorded)


def _exploited_in(
    row: int,
    record: Record,
    values: Mapping[str, list[str]],
    recorded: frozenset[str],
) -> str:
    written = record.get("hte_Country", "").strip()
    if written and values["hte_Type"] == ["Exploitation"]:
        return country(row, "hte_Country", written)
    return blank("hte_Country", recorded)
