"""Beside other countries, too, a fact that nobody read in a source says so."""

from datetime import date

import pytest

from ledfyr.cli.roundup_countries import country_facts
from ledfyr.domain.referrals.comparison import compared
from ledfyr.domain.referrals.mechanism import Mechanism, mechanism
from ledfyr.web.parts.mechanism import compare, drawings

TODAY = date(2026, 11, 29)


def _from_memory(code: str) -> Mechanism:
    """Return a country whose identification and periods nobody read in a source."""
    found = mechanism(code)
    rules = tuple(
        rule.model_copy(
            update={
                "mandate": tuple(
                    each.model_copy(update={"checked": rule.id != "identified"})
                    for each in rule.mandate
                )
            }
        )
        for rule in found.decision
    )
    clocks = tuple(
        clock.model_copy(
            update={
                "period": tuple(
                    each.model_copy(update={"checked": False}) for each in clock.period
                )
            }
        )
        for clock in found.clock
    )
    return found.model_copy(update={"decision": rules, "clock": clocks})


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "country_codes", lambda: ("NO",))
    monkeypatch.setattr(compare, "mechanism", _from_memory)


def test_a_mandate_from_memory_is_named_as_such() -> None:
    (row,) = compared([_from_memory("NO")], TODAY)

    assert row.unconfirmed == {"identified"}


def test_the_table_says_so_in_each_cell(unread: None) -> None:
    (line,) = compare.comparison(TODAY).lines

    assert line.identifies.endswith("(not confirmed)")
    assert (
        line.reflection
        == "6 months (everybody without a right to stay) (not confirmed)"
    )
    assert not line.presumes.endswith("(not confirmed)")


def test_the_table_says_where_the_sources_disagree(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compare, "country_codes", lambda: ("LT",))

    (line,) = compare.comparison(TODAY).lines

    assert line.reflection.count("(the sources disagree)") == 2


def test_the_map_counts_no_day_that_nobody_confirmed() -> None:
    (sure,) = compared([mechanism("NO")], TODAY)
    (unsure,) = compared([_from_memory("NO")], TODAY)

    assert drawings._days_of(sure) == [180]
    assert drawings._days_of(unsure) == []


def test_the_report_calls_it_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledfyr.cli.roundup_countries.country_codes", lambda: ("NO",))
    monkeypatch.setattr("ledfyr.cli.roundup_countries.mechanism", _from_memory)

    told = country_facts(TODAY)["NO"]

    assert told.identified_by == ()
    assert "identifies" in {each.kind for each in told.unknown}
