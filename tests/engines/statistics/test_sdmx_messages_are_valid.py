"""Figures and their structure leave as SDMX that the published schemas accept."""

import random
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pysdmx.io import get_datasets, read_sdmx

from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.published import countries, figures, years
from ledfyr.domain.statistics.standards import plain, sdmx
from ledfyr.domain.statistics.standards.publication import Number, Publication, State
from ledfyr.domain.statistics.standards.published_figures import of_figures
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.engines.statistics.sdmx_messages import (
    BadMessage,
    data,
    read,
    structure_message,
)
from tests.factories.facts import as_published

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
KINDS = ("sdmx-ml", "sdmx-csv")
FACTS = [
    Fact(
        ref_area="SE",
        body="POLICE",
        measure="victims",
        year=2026,
        count=count,
        form=form,
        sex=sex,
    )
    for count, form, sex in ((12, "sexual", "F"), (3, "labour", "M"), (9, "organ", "X"))
]


def printed() -> Publication:
    every = (
        each
        for country in countries()
        for year in years(country)
        for each in figures(country, year)
    )
    return of_figures(standard("sdmx"), every)


def essence(number: Number) -> tuple[object, ...]:
    return (
        number.ref_area,
        number.measure,
        number.period,
        tuple((axis, curled(code)) for axis, code in number.codes),
        number.value,
        number.state,
        number.unit,
        number.source,
        number.certainty,
        number.flags,
        tuple(map(curled, number.notes)),
    )


def curled(text: str) -> str:
    """Return a text as SDMX-ML holds it: its quotation marks are never straight."""
    return text.replace("'", "\u2019").replace('"', "\u201d")


@pytest.mark.parametrize("kind", KINDS)
def test_every_printed_figure_is_read_again_as_it_was_written(kind: str) -> None:
    written = printed()

    again = sdmx.read(read(data(written, kind, NOW)))  # type: ignore[arg-type]

    assert [essence(n) for n in again.numbers] == [essence(n) for n in written.numbers]


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_number_stays_hidden_on_the_way(kind: str) -> None:
    written = as_published("sdmx", FACTS)

    again = sdmx.read(read(data(written, kind, NOW)))  # type: ignore[arg-type]

    states = {each.state for each in again.numbers}
    assert State.SMALL in states and State.BESIDE in states
    assert [essence(n) for n in again.numbers] == [essence(n) for n in written.numbers]


def test_what_was_read_stands_in_our_own_codes_again() -> None:
    written = as_published("sdmx", FACTS)

    again = sdmx.in_plain_codes(sdmx.read(read(data(written, "sdmx-ml", NOW))))

    direct = as_published("plain", FACTS)
    assert plain.rows(again).rows == plain.rows(direct).rows


def test_the_structure_is_valid_and_holds_every_code() -> None:
    found = read_sdmx(BytesIO(structure_message(NOW)), validate=True)

    lists = {
        each.id: {code.id for code in each.items} for each in found.get_codelists()
    }
    assert lists == {
        f"CL_{name}": set(codes) for name, codes in sdmx.structure().lists.items()
    }


def test_the_data_follow_the_structure_that_goes_with_them() -> None:
    message = data(as_published("sdmx", FACTS), "sdmx-ml", NOW)

    (found,) = get_datasets(BytesIO(message), BytesIO(structure_message(NOW)))

    told = {component.id for component in found.structure.components}
    assert told - set(found.data.columns) <= {"COMMENT_OBS", "FLAGS"}
    assert set(found.data.columns) <= told


def test_a_message_that_is_no_sdmx_is_refused_with_the_reason() -> None:
    for message in (b"", b"<a/>", b"<a", b"one,two\n1,2\n", b"\xff\xfe\x00"):
        with pytest.raises(BadMessage, match="no valid SDMX"):
            read(message)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("VICT_REG", "VICTIMS", "row 1, column INDICATOR"),
        (",2026,", ",26,", "row 1, column TIME_PERIOD"),
        (",12,A,", ",twelve,A,", "row 1, column OBS_VALUE"),
        (",12,A,", ",,A,", "row 1, column OBS_VALUE"),
        (",NUMBER,CERTAIN", ",PART_NOT_PRINTED,SURE", "row 1, column CERTAINTY"),
        (",12,A,F,", ",12,M,F,", "row 1, column OBS_STATUS"),
    ],
)
def test_an_observation_against_the_structure_is_refused_by_its_place(
    old: str, new: str, place: str
) -> None:
    message = data(as_published("sdmx", FACTS), "sdmx-csv", NOW).decode()
    assert old in message

    with pytest.raises(sdmx.NotOurStructure, match=place):
        sdmx.read(read(message.replace(old, new).encode()))


def test_quotation_marks_in_a_remark_do_not_break_the_message() -> None:
    notes = [note for each in printed().numbers for note in each.notes]
    assert any("'" in note for note in notes)

    assert b"\xe2\x80\x99" in data(printed(), "sdmx-ml", NOW)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_message_is_refused_or_read_and_never_breaks_the_reader(
    kind: str,
) -> None:
    whole = data(as_published("sdmx", FACTS), kind, NOW)  # type: ignore[arg-type]
    chance = random.Random(7)
    refused = 0

    for _ in range(60):
        start = chance.randrange(len(whole))
        length = chance.randrange(1, 40)
        damaged = whole[:start] + chance.randbytes(3) + whole[start + length :]
        try:
            sdmx.read(read(damaged))
        except (BadMessage, sdmx.NotOurStructure):
            refused += 1

    assert refused > 30
