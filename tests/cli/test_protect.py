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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("form,count\nsexual,3\nlabour,many\n", "row 3, column 'count'"),
        ("form,count\nsexual,\n", "row 2, column 'count'"),
        ("form,count\nsexual,-1\n", "row 2, column 'count'"),
        ("form,count\nsexual,1.5\n", "row 2, column 'count'"),
        ("form,count\n,4\n", "row 2, column 'form'"),
        ("form,count\nTotal,4\n", "row 2, column 'form'"),
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
