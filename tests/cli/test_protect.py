"""`ledfyr protect` hides small counts and says where a table has to be corrected."""

import json
from pathlib import Path

import pytest

from ledfyr.cli.main import main


def _write(folder: Path, text: str) -> str:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_every_margin_is_given_and_the_small_cell_is_not_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = _write(tmp_path, "form,count\nsexual,3\nlabour,10\n")

    assert main(["protect", table, "--threshold", "5", "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {
        "cells": [
            {"form": "sexual", "count": None, "status": "primary"},
            {"form": "labour", "count": None, "status": "secondary"},
            {"form": "Total", "count": 13, "status": "published"},
        ]
    }


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_of_a_spreadsheet_is_read_whatever_parts_its_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mark: str
) -> None:
    commas = 'sex,form,count\nF,"sexual, other",3\nF,labour,10\nM,labour,20\n'
    main(["protect", _write(tmp_path, commas), "--json"])
    expected = capsys.readouterr().out
    parted = commas.replace(",", mark).replace(f"sexual{mark}", "sexual,")

    assert main(["protect", _write(tmp_path, parted), "--json"]) == 0

    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("form,count\nsexual,3\nlabour,many\n", "row 3, column 'count'"),
        ("form,count\nsexual,\n", "row 2, column 'count'"),
        ("form,count\nsexual,-1\n", "row 2, column 'count'"),
        ("form,count\nsexual,1.5\n", "row 2, column 'count'"),
        ("form,count\n,4\n", "row 2, column 'form'"),
        ("form,count\nTotal,4\n", "row 2, column 'form'"),
        ("form,count\na,4\nTOTAL,4\n", "row 3, column 'form'"),
        ("form,count\na,4\nyhteensä,4\n", "row 3, column 'form'"),
        ("form,count\na,4\nИтого,4\n", "row 3, column 'form'"),
        ("form;count\na;4\nb;many\n", "row 3, column 'count'"),
        ("form,count\nsexual,4,1\n", "row 2"),
        ("form,count\nsexual,4\nsexual,1\n", "row 3"),
        ("form,form,count\nsexual,a,4\n", "row 1, column 1"),
        ("form,number\nsexual,4\n", "row 1"),
        ("", "row 1"),
    ],
)
def test_a_table_that_has_to_be_corrected_fails_naming_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, place: str
) -> None:
    status = main(["protect", _write(tmp_path, text), "--json"])

    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert place in printed.err


def test_a_threshold_that_protects_nobody_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(
        ["protect", _write(tmp_path, "form,count\na,1\n"), "--threshold", "2"]
    )

    assert status == 2
    assert "3 or more" in capsys.readouterr().err


def test_linked_tables_are_protected_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("form,sex,count\na,F,3\na,M,9\nb,F,8\nb,M,20\n")
    other.write_text("form,age,count\na,old,12\nb,old,22\nb,new,6\n")

    assert main(["protect", str(one), str(other), "--json"]) == 0

    tables = json.loads(capsys.readouterr().out)["tables"]
    assert [table["name"] for table in tables] == ["one.csv", "other.csv"]
    shared = [
        {c["form"]: c["count"] for c in table["cells"] if c[other_name] == "Total"}
        for table, other_name in zip(tables, ("sex", "age"), strict=True)
    ]
    assert shared[0] == shared[1]


def test_tables_of_other_persons_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("form,sex,count\na,F,30\n")
    other.write_text("form,age,count\na,old,31\n")

    assert main(["protect", str(one), str(other)]) == 2
    assert "same persons" in capsys.readouterr().err
