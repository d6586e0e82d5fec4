"""`ledfyr synthesise` tells the quality first, and refuses what noise would drown."""

import json
from pathlib import Path

import pytest

from ledfyr.cli.main import main

_ROWS = "form,sex,count\nlabour,M,4000\nsexual,F,3000\nbegging,M,900\n"


def _run(folder: Path, text: str, *more: str) -> tuple[int, Path]:
    facts, out = folder / "facts.csv", folder / "out.json"
    facts.write_text(text, encoding="utf-8")
    command = ["synthesise", str(facts), "--json", str(out), "--seed", "1", *more]
    return main(command), out


def test_margins_and_rows_are_written_with_their_quality_and_budget(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = _run(tmp_path, _ROWS, "--epsilon", "2", "--margins", "form,sex")

    found = json.loads(out.read_text(encoding="utf-8"))
    said = capsys.readouterr().out
    assert code == 0
    assert "By form and sex" in said
    assert "Budget: epsilon 2, of which 2 is spent." in said
    assert found["budget"] == {"epsilon": 2.0, "spent": pytest.approx(2.0)}
    assert found["quality"][0]["by"] == ["form", "sex"]
    rows = {(row["form"], row["sex"]): row["count"] for row in found["rows"]}
    assert rows[("labour", "M")] == pytest.approx(4000, abs=40)


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        (_ROWS, ("--epsilon", "99", "--margins", "form"), "Epsilon"),
        (_ROWS, ("--epsilon", "1", "--margins", "name"), "--margins: 'name'"),
        (_ROWS.replace("900", "x"), ("--epsilon", "1", "--margins", "form"), "row 4"),
        (
            _ROWS.replace("begging", "juggling"),
            ("--epsilon", "1", "--margins", "form"),
            "'juggling' is not one of its codes",
        ),
        (
            "body,count\npolice,10\n",
            ("--epsilon", "1", "--margins", "body"),
            "no public list of codes",
        ),
        (
            "form,citizenship,count\nlabour,EE,40\n",
            ("--epsilon", "1", "--margins", "form,citizenship"),
            "too much noise",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    more: tuple[str, ...],
    said: str,
) -> None:
    code, out = _run(tmp_path, text, *more)

    assert code == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_an_answer_that_is_there_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out.json").write_text("Kept.")

    code, out = _run(tmp_path, _ROWS, "--epsilon", "2", "--margins", "form,sex")

    assert code == 2
    assert "is there already" in capsys.readouterr().err
    assert out.read_text() == "Kept."
