"""A country's profile tells its law with dates, and says what nobody knows."""

from ledfyr.domain.statistics.roundup.country_facts import CountryFacts
from ledfyr.domain.statistics.roundup.report import roundup
from ledfyr.engines.statistics.report_language import language
from ledfyr.engines.statistics.report_words import Prose, Table, Worded, worded
from tests.factories.figures import cell, material


def profile(facts: CountryFacts) -> Worded:
    report = roundup(material(cell(10)), {"SE": facts})
    return worded(report, language("en"))


def texts(words: Worded, section: str) -> list[str]:
    parts = [
        part
        for chapter in words.chapters
        if chapter.id == "se"
        for each in chapter.sections
        if each.id == section
        for part in each.parts
    ]
    said = [
        item.text for part in parts if isinstance(part, Prose) for item in part.items
    ]
    rows = [row for part in parts if isinstance(part, Table) for row in part.rows]
    return said + [place.said.text for row in rows for place in row]


def test_a_law_stands_with_its_day_and_whether_it_was_checked(
    facts: CountryFacts,
) -> None:
    law = texts(profile(facts), "law")

    assert "1 July 2018" in law
    assert any(each.endswith(", not checked in it") for each in law)


def test_a_period_stands_with_its_bounds(facts: CountryFacts) -> None:
    assert "at least 30 days, up to 60 days" in texts(profile(facts), "periods")


def test_who_identifies_is_said_to_be_unknown(facts: CountryFacts) -> None:
    words = profile(facts)

    assert texts(words, "identifies") == [
        "Presumed a victim by: Police.",
        "The sources do not say who identifies a victim.",
    ]
    assert texts(words, "unknown") == [
        "Who identifies a victim.",
        "On which day it came into force: Act.",
    ]


def test_references_lead_to_the_list_of_sources(facts: CountryFacts) -> None:
    words = profile(facts)

    number = [each.id for each in words.sources].index("act") + 1
    assert f"Plan (2016–2020) [{number}]" in texts(words, "plans")
