"""`ledfyr figures total` and `check` list what does not come out, and by how much."""

import json

import pytest

from ledfyr.cli.main import main


def test_a_total_is_given_with_its_parts_and_the_difference(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["figures", "total", "dk", "--json"]) == 0

    (found,) = json.loads(capsys.readouterr().out)
    assert (found["printed"], found["recomputed"], found["difference"]) == (316, 316, 0)
    assert [part["value"] for part in found["parts"]] == [121, 98, 97]


def test_a_number_that_does_not_come_out_is_no_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["figures", "check", "SE"])

    printed = capsys.readouterr().out
    assert status == 0
    assert "recomputed 71, difference -1" in printed


def test_the_region_is_asked_by_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "total", "BSR", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert [each["difference"] for each in found] == [-19, 292]


def test_an_unknown_area_fails_with_the_codes_that_exist(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["figures", "check", "XX"])

    assert status == 2
    assert "BSR" in capsys.readouterr().err
