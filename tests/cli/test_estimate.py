"""`ledfyr estimate` answers with the model, its interval and the models beside it."""

import json
from pathlib import Path

import pytest

from ledfyr.cli.main import main

_KOREA = Path("tests/published/mse/korea_palembang_3list.csv")


def _answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["estimate", str(_KOREA), *words, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_given_model_is_estimated(capsys: pytest.CaptureFixture[str]) -> None:
    found = _answer(capsys, "--model", "[12,3]")

    assert found["observed"] == 123
    assert found["estimate"] == pytest.approx(268.7778, abs=1e-4)
    assert (found["model"], found["exists"]) == ("[12,3]", True)
    assert found["interval"] is None


def test_a_model_that_does_not_exist_has_no_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = _answer(capsys, "--model", "[12,13]", "--bootstrap", "10")

    assert (found["estimate"], found["bic"], found["exists"]) == (None, None, False)


def test_the_search_shows_every_model(capsys: pytest.CaptureFixture[str]) -> None:
    found = _answer(capsys, "--search", "bic", "--order", "2")

    models = found["models"]
    assert isinstance(models, list)
    assert (found["model"], len(models)) == ("[12,23]", 8)


def test_the_same_seed_gives_the_same_interval(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--search", "stepwise", "--bootstrap", "50", "--seed", "4")

    assert _answer(capsys, *words)["interval"] == _answer(capsys, *words)["interval"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--search", "stepwise", "--order", "3"), "adds pairs of lists only"),
        (("--search", "stepwise", "--order", "1"), "choose --search bic"),
        (("--model", "[12,3]", "--order", "2"), "leave --order out"),
    ],
)
def test_an_order_that_the_search_does_not_take_is_refused(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    status = main(["estimate", str(_KOREA), *words])

    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert sentence in printed.err


def test_the_stepwise_search_takes_the_order_that_it_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with_order = _answer(capsys, "--search", "stepwise", "--order", "2")

    assert with_order == _answer(capsys, "--search", "stepwise")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A,B,C,count\n1,0,2,5\n", "row 2, column 'C'"),
        ("A,B,C,count\n1,0,0,x\n", "row 2, column 'count'"),
        ("A,B,C,count\n1,0,0,5\n1,0,0,5\n", "row 3"),
        ("A,B,count\n1,0,5\n0,1,5\n1,1,2\n", "3 to 8"),
        ("A,B,C,count\n1,0,0,5\n0,1,0,3\n0,0,1,2\n", "two lists"),
    ],
)
def test_lists_that_have_to_be_corrected_fail_naming_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, place: str
) -> None:
    path = tmp_path / "lists.csv"
    path.write_text(text, encoding="utf-8")

    status = main(["estimate", str(path), "--json"])

    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert place in printed.err
