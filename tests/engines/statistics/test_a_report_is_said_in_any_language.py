"""A report is said in any language there is, and tells what it left in English."""

import pytest

from ledfyr.domain.statistics.cells import Certainty, Printed
from ledfyr.domain.statistics.roundup.material import published_material, years_of
from ledfyr.domain.statistics.roundup.report import roundup
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Name,
    Phrase,
    Verbatim,
    listed,
)
from ledfyr.engines.statistics.report_language import (
    NoSuchLanguage,
    language,
    languages,
)
from ledfyr.engines.statistics.report_words import worded
from tests.factories.figures import cell, material

NEW = Phrase("A sentence that no catalogue has: {number}.")
TIMES = Counted("{count} hour", "{count} hours")


@pytest.mark.parametrize("code", languages())
def test_every_language_says_the_whole_report(code: str) -> None:
    chosen = language(code)

    words = worded(roundup(material(cell(1200)), {}), chosen)

    assert words.language == code
    assert words.chapters
    assert bool(words.translation) == bool(chosen.lacking)


def test_swedish_says_everything() -> None:
    chosen = language("sv")

    worded(roundup(published_material(years_of("2016-2018")), {}), chosen)

    evidence = {
        each.evidence for each in published_material(years_of("2016-2018")).cells
    }
    assert chosen.lacking <= evidence


@pytest.mark.parametrize(("code", "name"), [("sv", "Sverige"), ("uk", "Швеція")])
def test_countries_have_their_names_in_every_language(code: str, name: str) -> None:
    words = worded(roundup(material(cell(3)), {}), language(code))

    assert [c.title.text for c in words.chapters if c.id == "se"] == [name]


def test_english_lacks_nothing() -> None:
    assert worded(roundup(material(cell(3)), {}), language("en")).translation == ""


def test_the_share_in_english_is_counted() -> None:
    chosen = language("pl")

    worded(roundup(material(cell(3)), {}), chosen)

    assert 0 < len(chosen.lacking) <= len(chosen.asked)
    assert chosen.lacking <= chosen.asked


def test_what_is_not_translated_says_that_it_is_english() -> None:
    said = language("sv").say(NEW(number=3))

    assert (said.text, said.language) == ("A sentence that no catalogue has: 3.", "en")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert language("en").say(4739).text == "4,739"
    assert language("sv").say(4739).text == "4\xa0739"
    assert language("de").say(4739).text == "4.739"


@pytest.mark.parametrize(("count", "said"), [(1, "1 hour"), (2, "2 hours")])
def test_a_number_chooses_its_plural(count: int, said: str) -> None:
    assert language("en").say(TIMES(count)).text == said


def test_names_with_commas_do_not_run_into_each_other() -> None:
    names = listed([Name("Police, border guard"), Verbatim("Court")])

    assert language("en").say(names).text == "Police, border guard; Court"


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ({}, "–"),
        ({"printed": Printed.BLANK}, "blank"),
        ({"printed": Printed.LOST}, "lost"),
        ({"printed": Printed.HIDDEN}, "hidden"),
        ({"printed": Printed.UNCLEAR, "candidates": (2, 3)}, "2 or 3?"),
        ({"printed": Printed.UNCLEAR, "candidates": (1,)}, "1?"),
    ],
)
def test_what_is_no_number_never_looks_like_one(
    place: dict[str, object], shown: str
) -> None:
    assert language("en").figure(cell(None, **place)) == shown


def test_a_likely_number_is_marked() -> None:
    likely = cell(7, certainty=Certainty.LIKELY)

    assert language("en").figure(likely) == "≈ 7"


@pytest.mark.parametrize("code", ["xx", "", "../sv", "sv_SE"])
def test_a_language_without_a_catalogue_is_refused(code: str) -> None:
    with pytest.raises(NoSuchLanguage, match="choose one of en"):
        language(code)
