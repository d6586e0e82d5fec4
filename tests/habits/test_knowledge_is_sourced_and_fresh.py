"""Every fact names where it comes from, and somebody looked within two years."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from ledfyr.domain.referrals.mechanism import country_codes, country_files, mechanism
from ledfyr.domain.screening.instruments import instrument, instrument_names
from ledfyr.domain.statistics.published.record import records
from ledfyr.domain.statistics.roundup.knowledge import (
    challenges,
    practices,
    themes,
)
from ledfyr.domain.vocabulary.knowledge import Knowledge
from ledfyr.domain.vocabulary.sources import Source, all_sources
from tools.sources_page import every_source

TWO_YEARS = timedelta(days=730)


def facts(record: Any) -> Iterator[Knowledge]:
    """Yield every record that names a source or says if it was checked."""
    if isinstance(record, Knowledge):
        if {"source", "checked"} & set(type(record).model_fields):
            yield record
        for name in type(record).model_fields:
            yield from facts(getattr(record, name))
    elif isinstance(record, (tuple, list)):
        for each in record:
            yield from facts(each)


def is_recent(day: date | None) -> bool:
    return day is not None and timezone.localdate() - day <= TWO_YEARS


@pytest.mark.parametrize("code", country_codes())
def test_a_country_was_checked_and_each_fact_has_a_source(code: str) -> None:
    country = mechanism(code)
    cited = {fact.source for fact in facts(country) if isinstance(cite(fact), str)}

    assert is_recent(country.checked_on)
    assert cited
    assert cited <= set(country.sources())


@pytest.mark.parametrize("code", country_codes())
def test_a_country_file_is_named_for_its_country(code: str) -> None:
    written = mechanism(code).name.lower().replace(" ", "_")

    assert country_files()[code].stem == written


@pytest.mark.parametrize("name", instrument_names())
def test_an_instrument_names_the_source_of_each_item(name: str) -> None:
    asked = instrument(name)

    assert asked.item
    assert {asked.source, *asked.sources} <= set(all_sources())
    for item in asked.item:
        assert item.source in all_sources(), item.id
        assert is_recent(item.checked_on) or not item.checked, item.id


def test_published_figures_name_their_report() -> None:
    assert records()
    assert {record.source for record in records().values()} <= set(all_sources())


@pytest.mark.parametrize("source_id", every_source())
def test_a_source_that_was_read_says_when(source_id: str) -> None:
    source: Source = every_source()[source_id]

    assert is_recent(source.checked_on) or not source.checked
    assert source.checked_on is None or source.checked_on <= timezone.localdate()


def cite(fact: Knowledge) -> Any:
    return getattr(fact, "source", None)


def test_what_the_report_tells_in_words_names_its_source_and_years() -> None:
    told = [*practices(), *challenges(0, 9999)]
    told += [t for name in ("forms", "children", "sex") for t in themes(name, 0, 9999)]

    assert len(told) > 20
    for each in told:
        assert each.source in all_sources(), each.id
        assert each.read_at and each.from_year <= each.to_year, each.id
        assert is_recent(each.checked_on) or not each.checked, each.id
