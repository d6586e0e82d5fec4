"""`ledfyr figures show` prints one object, category to number or null."""

import json

import pytest

from ledfyr.cli.main import main


def _show(capsys: pytest.CaptureFixture[str], *words: str) -> object:
    assert main(["figures", "show", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_printed_dash_is_null_and_no_category_is_invented(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = _show(capsys, "FI", "2016", "--measure", "victims", "--by", "form")

    assert shown == {
        "sexual": 45,
        "labour": 61,
        "forced_criminality": None,
        "other_unknown": 24,
    }


def test_a_printed_zero_stays_zero(capsys: pytest.CaptureFixture[str]) -> None:
    shown = _show(capsys, "FI", "2017", "--measure", "traffickers", "--by", "sex")

    assert shown == {"male": 4, "female": 0}


def test_a_breakdown_that_was_not_printed_is_an_empty_object(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = _show(capsys, "FI", "2016", "--measure", "charged", "--by", "sex")

    assert shown == {}


def test_the_total_is_the_default_breakdown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = _show(capsys, "FI", "2018", "--measure", "investigations")

    assert shown == {"total": 80}


def test_an_unknown_country_fails_with_the_codes_that_exist(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["figures", "show", "XX", "2016", "--measure", "victims"])

    assert status == 2
    assert "choose one of" in capsys.readouterr().err
