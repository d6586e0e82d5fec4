"""The rapporteur and GRETA read the same cells, and are told what has no answer."""

import pytest

from ledfyr.domain.statistics.published.record import Measure
from ledfyr.domain.statistics.roundup.layout import Grid, Report
from ledfyr.domain.statistics.roundup.material import (
    Material,
    published_material,
    years_of,
)
from ledfyr.domain.statistics.roundup.readers.greta import greta, questionnaire
from ledfyr.domain.statistics.roundup.readers.rapporteur import rapporteur
from ledfyr.domain.vocabulary.sources import all_sources
from ledfyr.engines.statistics.report_language import language
from ledfyr.engines.statistics.report_words import Prose, worded
from tests.factories.figures import cell, material


@pytest.fixture(scope="module")
def published() -> Material:
    return published_material(years_of("2016-2018"))


def said(report: Report) -> list[str]:
    words = worded(report, language("en"))
    return [
        item.text
        for chapter in words.chapters
        for section in chapter.sections
        for part in section.parts
        if isinstance(part, Prose)
        for item in part.items
    ]


def test_the_rapporteurs_tables_hold_every_figure(published: Material) -> None:
    assert set(rapporteur(published, {}).cells) == set(published.cells)


def test_the_rapporteur_reads_the_rules_of_what_the_house_counted() -> None:
    told = said(rapporteur(material(cell(10)), {}))

    assert any(each.startswith("Registered victims") for each in told)


def test_greta_is_answered_by_the_cells_of_the_record(published: Material) -> None:
    report = greta(published, {})

    assert set(report.cells) <= set(published.cells)
    assert {c.measure for c in report.cells} >= {"victims", "children", "convicted"}


def test_greta_is_told_what_has_no_figure(published: Material) -> None:
    told = said(greta(published, {}))

    assert any("reflection period: this question has no figure" in t for t in told)
    assert any("was checked in the questionnaire itself" in t for t in told)


def test_what_is_given_instead_is_said() -> None:
    report = greta(material(cell(10)), {})

    captions = [
        str(block.caption)
        for chapter in report.chapters
        for block in chapter.blocks
        if isinstance(block, Grid)
    ]
    assert any("given instead" in caption for caption in captions)


def test_the_questionnaire_names_its_source_and_known_measures() -> None:
    asked = questionnaire()
    known = set(Measure.__args__)  # type: ignore[attr-defined]

    assert asked.source in all_sources()
    measures = {name for t in asked.table for name in (t.measure, t.instead) if name}
    assert measures <= known
    assert all(table.by or not table.measure for table in asked.table)
