"""Each number in a sentence comes from a figure with a source, and none is a sum."""

from collections.abc import Iterator

import pytest

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published.record import REGION
from ledfyr.domain.statistics.roundup.edition import id_of
from ledfyr.domain.statistics.roundup.layout import (
    Grid,
    Points,
    Remarks,
    Report,
)
from ledfyr.domain.statistics.roundup.material import (
    Material,
    published_material,
    years_of,
)
from ledfyr.domain.statistics.roundup.report import roundup
from ledfyr.domain.statistics.roundup.wording import (
    Listed,
    Paragraph,
    Sentence,
    Text,
)


@pytest.fixture(scope="module")
def published() -> Material:
    return published_material(years_of("2016-2018"))


@pytest.fixture(scope="module")
def report(published: Material) -> Report:
    return roundup(published, {})


def sentences(report: Report) -> Iterator[Sentence]:
    for chapter in report.chapters:
        for block in chapter.blocks:
            match block:
                case Paragraph(texts) | Points(texts):
                    yield from _inside(texts)
                case Remarks(remarks):
                    yield from _inside(tuple(each.text for each in remarks))
                case Grid():
                    entries = (entry for row in block.rows for entry in row)
                    yield from _inside(
                        tuple(e for e in entries if isinstance(e, Sentence | Listed))
                    )


def _inside(texts: tuple[Text, ...]) -> Iterator[Sentence]:
    for text in texts:
        if isinstance(text, Listed):
            yield from _inside(text.parts)
        if isinstance(text, Sentence):
            yield text
            inner = text.values.values()
            yield from _inside(
                tuple(v for v in inner if isinstance(v, Sentence | Listed))
            )


def test_every_number_that_a_sentence_gives_is_one_of_its_figures(
    report: Report, published: Material
) -> None:
    stated = {each.printed for each in published.findings}
    stated |= {each.recomputed for each in published.findings if each.recomputed}
    stated |= {abs(each.difference) for each in published.findings if each.difference}
    loose = [
        (sentence.one, name, value)
        for sentence in sentences(report)
        for name, value in sentence.values.items()
        if isinstance(value, int) and sentence.count is None
        if value not in {cell.value for cell in sentence.cells} | stated
    ]

    assert loose == []


def test_every_figure_names_a_source_and_a_place(report: Report) -> None:
    listed = {source.id for source in report.sources}

    assert report.cells
    assert {cell.source for cell in report.cells} <= listed
    assert all(id_of(cell).count("/") == 4 for cell in report.cells)


def test_every_figure_of_the_record_stands_in_the_report(
    report: Report, published: Material
) -> None:
    assert set(report.cells) == set(published.cells)


def test_no_figure_of_the_report_is_a_sum_over_countries(report: Report) -> None:
    places = {cell.ref_area for cell in report.cells}

    assert REGION not in places
    assert len(places) == 11


def test_the_region_is_summed_only_where_the_source_did_and_with_the_difference(
    report: Report, published: Material
) -> None:
    regional = [each for each in published.findings if each.ref_area == REGION]

    given = [s for s in sentences(report) if "difference" in s.values]
    assert {each.printed for each in regional} == {4739}
    assert {s.values["difference"] for s in given} == {19, 292}


def test_another_year_states_no_regional_sum() -> None:
    single = roundup(published_material(years_of("2018")), {})

    assert not any("difference" in s.values for s in sentences(single))


def test_a_cell_is_one_place_in_the_report(report: Report) -> None:
    torn = {"UNCLEAR", "unclear"}
    places: dict[str, set[StatCell]] = {}
    for cell in report.cells:
        places.setdefault(id_of(cell), set()).add(cell)

    doubled = [name for name, cells in places.items() if len(cells) > 1]

    assert all(cell.printed in torn for name in doubled for cell in places[name])
