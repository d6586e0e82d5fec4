"""Every code of ours has a place in every standard that asks for its dimension."""

from typing import get_args

import pytest

from ledfyr.domain.statistics.disclosure import Status
from ledfyr.domain.statistics.facts import NOT_RECORDED, code_lists
from ledfyr.domain.statistics.published.record import Flag, Measure
from ledfyr.domain.statistics.standards import sdmx
from ledfyr.domain.statistics.standards.publication import STATES, State
from ledfyr.domain.statistics.standards.standard import Standard, names, standard
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import all_sources

EVERY = [standard(name) for name in names()]
PUBLIC = [each for each in EVERY if each.use == "publication"]
FINE = set(codes().form_of_exploitation)


def named(each: Standard) -> str:
    return each.id


@pytest.mark.parametrize("each", PUBLIC, ids=named)
def test_every_code_of_every_axis_becomes_one_of_theirs(each: Standard) -> None:
    lacking = [
        (axis.id, code)
        for axis in each.axis
        if not axis.open
        for code in sorted(code_lists()[axis.of] - {NOT_RECORDED})
        if not axis.code(code)
    ]

    assert lacking == []


@pytest.mark.parametrize("each", PUBLIC, ids=named)
def test_no_code_is_mapped_that_we_do_not_have(each: Standard) -> None:
    for axis in each.axis:
        known = code_lists().get(axis.of, frozenset())
        assert set(axis.codes) <= known
        assert set(axis.finer) <= FINE


@pytest.mark.parametrize("each", EVERY, ids=named)
def test_every_measure_is_told_or_left_out_for_a_reason(each: Standard) -> None:
    told, left = set(each.indicators), set(each.left_out)

    assert told | left == set(get_args(Measure))
    assert not told & left


@pytest.mark.parametrize("each", PUBLIC, ids=named)
def test_every_breakdown_names_axes_of_the_standard(each: Standard) -> None:
    used = {name for indicator in each.indicator for by in indicator.by for name in by}
    fixed = {name for indicator in each.indicator for name in indicator.at}

    assert used == set(each.axes)
    assert fixed <= used


@pytest.mark.parametrize("each", EVERY, ids=named)
def test_a_standard_says_what_it_loses_and_where_it_comes_from(each: Standard) -> None:
    assert each.source in all_sources()
    assert each.loses and each.cannot_say and each.conditions
    assert each.checked_on is not None or not each.checked


@pytest.mark.parametrize("each", PUBLIC, ids=named)
def test_unknown_and_not_recorded_are_never_the_code_for_all(each: Standard) -> None:
    for axis in each.axis:
        assert axis.total not in {axis.not_recorded, *axis.codes.values()}


def test_unknown_and_not_recorded_stay_apart_where_a_standard_can() -> None:
    for name in ("plain", "sdmx", "eu_19a"):
        for axis in standard(name).axis:
            assert axis.not_recorded not in axis.codes.values()


def test_eurostat_has_a_flag_for_every_remark_and_every_state() -> None:
    words = standard("eurostat").words

    assert set(words["flag"]) == {*get_args(Flag), "mixed"}
    assert set(words["state"]) == set(State)


def test_every_country_has_its_region_in_the_glotip_sheet() -> None:
    assert set(standard("glotip").words["subregion"]) == set(codes().country)


def test_every_status_of_a_protected_cell_is_a_state_of_a_number() -> None:
    assert set(STATES) == set(Status)


def test_every_state_becomes_a_status_of_the_sdmx_lists() -> None:
    lists, states = sdmx.structure().lists, standard("sdmx").words["state"]

    assert set(states) == set(State)
    for both in states.values():
        status, secrecy = both.split()
        assert status in lists["OBS_STATUS"] and secrecy in lists["CONF_STATUS"]


def test_the_sdmx_codes_are_unlike_each_other_so_that_nothing_is_lost() -> None:
    for axis in standard("sdmx").axis:
        theirs = [*axis.codes.values(), axis.not_recorded, axis.total]
        assert len(set(theirs)) == len(theirs)


def test_ctdc_has_a_flag_or_a_blank_for_every_form_and_sector() -> None:
    words, columns = standard("ctdc").words, standard("ctdc").columns
    flags = {
        flag
        for table in ("form", "form_detail", "sector")
        for names in words[table].values()
        for flag in names.split()
    }

    assert set(words["form"]) == set(code_lists()["form"])
    assert set(words["form_detail"]) <= FINE
    assert flags <= {*columns["current"], *columns["classic"]}
    assert (len(columns["current"]), len(columns["classic"])) == (27, 63)
