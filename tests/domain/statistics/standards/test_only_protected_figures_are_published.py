"""What is for readers takes a Publication; raw tables, facts and records do not fit."""

import subprocess
import sys
from pathlib import Path

import pytest

from ledfyr.domain.statistics.disclosure import Pattern, Policy, release
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards import (
    ctdc,
    eu_19a,
    eurostat,
    glotip,
    plain,
    sdmx,
)
from ledfyr.domain.statistics.standards.cutting import Cut, cuts
from ledfyr.domain.statistics.standards.publication import (
    Publication,
    State,
    of_tables,
)
from ledfyr.domain.statistics.standards.standard import standard

ROOT = Path(__file__).resolve().parents[4]
WRITERS = {
    "eurostat": eurostat.rows,
    "eu_19a": eu_19a.rows,
    "glotip": glotip.rows,
    "plain": plain.rows,
    "sdmx": sdmx.rows,
}
TRIED = """
from ledfyr.domain.statistics.disclosure import SafeTable, Table
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards import ctdc, eurostat
from ledfyr.domain.statistics.standards.cutting import Subject
from ledfyr.domain.statistics.standards.publication import Publication, of_tables

def right(about: Subject, safe: SafeTable) -> None:
    eurostat.rows(of_tables("eurostat", [(about, safe)]))

def raw_table(about: Subject, table: Table) -> None:
    of_tables("eurostat", [(about, table)])

def raw_facts(facts: list[Fact]) -> None:
    eurostat.rows(facts)

def records(facts: list[Fact]) -> None:
    eurostat.rows(ctdc.transfer(facts))
"""


def a_fact(count: int, form: str = "sexual", measure: str = "victims") -> Fact:
    return Fact(
        ref_area="SE",
        body="POLICE",
        measure=measure,
        year=2026,
        count=count,
        form=form,
        citizenship_group="EU",
    )


def made(name: str, *facts: Fact) -> list[Cut]:
    return cuts(standard(name), facts)[0]


def hidden(cut: Cut) -> Pattern:
    """Return the pattern that hides every cell that counts somebody."""
    every = cut.table.with_margins
    small = {key for key, count in every.items() if 0 < count < 5}
    return Pattern(frozenset(key for key, n in every.items() if n) - small)


@pytest.mark.parametrize("name", WRITERS)
def test_a_raw_table_is_refused_at_run_time(name: str) -> None:
    (first, *_others) = made(name, a_fact(12))

    with pytest.raises(TypeError):
        of_tables(name, [(first.subject, first.table)])  # type: ignore[list-item]
    with pytest.raises((TypeError, AttributeError)):
        WRITERS[name](first.table)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", WRITERS)
def test_nobody_makes_a_publication_by_hand(name: str) -> None:
    with pytest.raises(TypeError):
        Publication(name, (), (), None)


def test_records_do_not_fit_where_figures_are_written() -> None:
    with pytest.raises((TypeError, AttributeError)):
        eurostat.rows(ctdc.transfer([a_fact(12)]))  # type: ignore[arg-type]


def test_figures_of_one_standard_are_not_written_as_another() -> None:
    (first, *_others) = made("plain", a_fact(12))
    safe = release(first.table, Pattern(), Policy())

    with pytest.raises(TypeError):
        eurostat.rows(of_tables("plain", [(first.subject, safe)]))


def test_the_type_checker_refuses_raw_tables_facts_and_records(tmp_path: Path) -> None:
    tried = tmp_path / "tried.py"
    tried.write_text(TRIED, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", str(tried)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    faults = [line for line in done.stdout.splitlines() if "error:" in line]
    lines = sorted(int(line.split(":")[1]) for line in faults)
    assert lines == [
        TRIED.splitlines().index(wrong) + 1
        for wrong in (
            '    of_tables("eurostat", [(about, table)])',
            "    eurostat.rows(facts)",
            "    eurostat.rows(ctdc.transfer(facts))",
        )
    ], done.stdout


def test_a_total_that_one_table_hides_is_shown_by_no_other() -> None:
    by_citizen, by_form = made("plain", a_fact(12), a_fact(9, "labour"))

    publication = of_tables(
        "plain",
        [
            (
                by_citizen.subject,
                release(by_citizen.table, hidden(by_citizen), Policy()),
            ),
            (by_form.subject, release(by_form.table, Pattern(), Policy())),
        ],
    )

    assert {number.codes for number in publication.numbers} == {
        (),
        (("form", "sexual"),),
        (("form", "labour"),),
    }
    assert "Protected as a whole" in publication.left_out[0].why


def test_where_every_table_hides_the_total_only_one_of_them_stands() -> None:
    tables = made("plain", a_fact(2), a_fact(1, "labour"))

    publication = of_tables(
        "plain",
        [(cut.subject, release(cut.table, hidden(cut), Policy())) for cut in tables],
    )

    assert {axis for each in publication.numbers for axis, _ in each.codes} == {
        "citizenship_group"
    }
    assert {each.state for each in publication.numbers} == {State.SMALL}


def test_children_counted_apart_do_not_leave_beside_victims() -> None:
    told, left_out = cuts(
        standard("eurostat"), [a_fact(12), a_fact(7, measure="children")]
    )

    assert {cut.subject.measure for cut in told} == {"victims"}
    assert any(each.what.startswith("children") for each in left_out)


def test_a_part_of_the_victims_does_not_leave_beside_all_of_them() -> None:
    both = [a_fact(12), a_fact(7, measure="identified_victims")]

    with_all, _ = cuts(standard("sdmx"), both)
    alone, _ = cuts(standard("sdmx"), both[1:])

    assert {cut.subject.measure for cut in with_all} == {"victims"}
    assert {cut.subject.measure for cut in alone} == {"identified_victims"}
