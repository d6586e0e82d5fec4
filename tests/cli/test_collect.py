"""`ledfyr collect` tells what to correct, without a database."""

import json
from pathlib import Path

import pytest

from ledfyr.cli.main import main
from tests.factories.sheets import SUSPECTS, as_csv, as_xlsx

GOOD = ("SE", 2018, "labour", "M", "adult", "EU", 7)


def told(capsys: pytest.CaptureFixture[str], path: Path) -> tuple[int, dict, str]:
    arguments = ["collect", "check", str(path), "--template", "police_suspects"]
    status = main([*arguments, "--json"])
    out, err = capsys.readouterr()
    return status, json.loads(out), err


def test_a_file_that_holds_is_summed_up(capsys, tmp_path) -> None:
    path = tmp_path / "suspects.csv"
    path.write_bytes(as_csv([SUSPECTS, GOOD], delimiter=";"))

    status, found, err = told(capsys, path)

    assert (status, err) == (0, "")
    assert found["can_be_taken"] is True
    assert found["read_as"] == ["UTF-8", "semicolon"]
    assert (found["rows"], found["facts"], found["faults"]) == (1, 1, [])


def test_every_fault_names_row_column_and_cure(capsys, tmp_path) -> None:
    path = tmp_path / "suspects.xlsx"
    path.write_bytes(as_xlsx([SUSPECTS, (*GOOD[:6], "1.234"), ("?", *GOOD[1:])]))

    status, found, err = told(capsys, path)

    assert status == 2
    assert err.startswith("ledfyr: suspects.xlsx: nothing can be taken in")
    places = [(f["row"], f["column"], f["heading"]) for f in found["faults"]]
    assert places == [(2, "G", "Suspected persons"), (3, "A", "Country")]
    assert all(f["what"] and f["cure"] for f in found["faults"])


def test_the_same_is_said_in_words(capsys, tmp_path) -> None:
    path = tmp_path / "suspects.csv"
    path.write_bytes(as_csv([SUSPECTS, (*GOOD[:6], "x")]))

    status = main(["collect", "check", str(path), "--template", "police_suspects"])

    out = capsys.readouterr().out
    assert status == 2
    assert "row 2, column G (Suspected persons): 'x' is not a number." in out
    assert "1 places to correct in 1 rows." in out


def test_a_file_that_is_no_table_gives_one_sentence(capsys, tmp_path) -> None:
    path = tmp_path / "suspects.xlsx"
    path.write_bytes(b"%PDF-1.7")

    status = main(["collect", "check", str(path), "--template", "police_suspects"])

    captured = capsys.readouterr()
    assert (status, captured.out) == (2, "")
    assert captured.err.count("\n") == 1
    assert "neither a workbook nor a text file" in captured.err


def test_a_file_that_is_not_there_gives_one_sentence(capsys, tmp_path) -> None:
    path = tmp_path / "none.csv"

    status = main(["collect", "check", str(path), "--template", "police_suspects"])

    assert status == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_an_empty_template_is_written_whole(capsys, tmp_path, ending) -> None:
    out = tmp_path / f"empty{ending}"

    assert main(["collect", "template", "police_suspects", str(out)]) == 0

    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    status, found, _err = told_after(capsys, out)
    assert status == 2
    assert "No row below the heading" in found["faults"][0]["what"]


def told_after(capsys, path: Path) -> tuple[int, dict, str]:
    capsys.readouterr()
    return told(capsys, path)


def test_a_template_of_another_ending_is_refused(capsys, tmp_path) -> None:
    out = tmp_path / "empty.docx"

    assert main(["collect", "template", "police_suspects", str(out)]) == 2
    assert "end in .xlsx or .csv" in capsys.readouterr().err


def test_a_template_does_not_take_the_place_of_one_that_is_filled_in(
    capsys, tmp_path
) -> None:
    out = tmp_path / "figures.csv"
    out.write_text("filled in")

    assert main(["collect", "template", "police_suspects", str(out)]) == 2

    assert "is there already" in capsys.readouterr().err
    assert out.read_text() == "filled in"
