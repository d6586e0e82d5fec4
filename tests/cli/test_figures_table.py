"""`ledfyr figures table` and `map` say what the public tables and the map say."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from ledfyr.cli.main import main
from ledfyr.domain.statistics.published import countries, figure


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["figures", *words]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["figures", *words]) == 2
    found = capsys.readouterr()
    assert found.out == ""
    return found.err


def test_every_cell_of_a_table_is_the_figure_that_was_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--by", "form", "--rows", "country", "--columns", "kind", "--only", "2016")
    found = json.loads(printed(capsys, "table", *words, "--json"))

    assert found["title"] == "Victims, by form of exploitation, 2016"
    assert set(found["rows"]) <= set(countries())
    for cell in found["cells"]:
        of_country = figure(cell["country"], "2016", "victims", "form")
        shown = {c.category: c.value for c in of_country.cells}
        assert shown[cell["category"]] == cell["value"]
    place = found["columns"].index("labour")
    assert found["rows"]["FI"][place] == 61


def test_a_table_can_be_turned(capsys: pytest.CaptureFixture[str]) -> None:
    one = json.loads(printed(capsys, "table", "--json"))
    words = ("--rows", "year", "--columns", "country")
    other = json.loads(printed(capsys, "table", *words, "--json"))

    for n, year in enumerate(one["columns"]):
        for m, country in enumerate(other["columns"]):
            assert one["rows"][country][n] == other["rows"][year][m]


def test_gaps_are_told_apart_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "table").splitlines()

    iceland = next(line for line in lines if line.startswith("Iceland")).split()
    poland = next(line for line in lines if line.startswith("Poland")).split()
    assert iceland == ["Iceland", ".", ".", ".", "61"]
    assert poland == ["Poland", "lost", "lost", "lost", "."]


def test_what_limits_comparing_stands_below_with_notes_and_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("table", "--measure", "victims", "--only", "total")
    text = printed(capsys, *words)
    found = json.loads(printed(capsys, *words, "--json"))

    assert "  ! Norway: The method of counting changed within the years." in text
    assert "Source: Human Trafficking 2020" in text
    assert all(f"  ! {each}" in text for each in found["before_comparing"])


def test_text_for_a_spreadsheet_has_one_cell_a_line_and_then_the_notes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = list(csv.reader(StringIO(printed(capsys, "table", "--csv"))))

    end = rows.index([])
    assert rows[0][:3] == ["country", "period", "measure"]
    assert all(len(row) == len(rows[0]) for row in rows[:end])
    dash_or_lost = [row for row in rows[1:end] if row[5] == ""]
    assert dash_or_lost and all(row[6] != "number" for row in dash_or_lost)
    assert len(rows) > end + 5


def test_a_map_has_its_table_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "victims.svg"

    text = printed(capsys, "map", str(out), "--year", "2018")

    words = out.read_text(encoding="utf-8")
    beside_it = (tmp_path / "victims.csv").read_text(encoding="utf-8-sig")
    beside = list(csv.DictReader(StringIO(beside_it)))
    numbers = {row["country"]: row["value"] for row in beside if row["value"]}
    assert numbers["FI"] == "163" and "FI 163" in words
    assert "Finland      163" in text
    assert {path.name for path in tmp_path.iterdir()} == {"victims.svg", "victims.csv"}


def test_a_map_can_be_pixels(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "labour.png"

    printed(capsys, "map", str(out), "--by", "form", "--kind", "labour")

    width, height = (int.from_bytes(out.read_bytes()[n : n + 4]) for n in (16, 20))
    assert out.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert width > 800 and height > 600


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("table", "--rows", "year", "--columns", "year"), "choose two that differ"),
        (("table", "--rows", "kind", "--columns", "year", "--only", "XX"), "DK, EE"),
        (("table", "--measure", "charged", "--by", "citizen"), "choose --by"),
        (("map", "figure.pdf"), ".svg or .png"),
        (("map", "no/such/folder.svg"), "no such folder"),
        (("map", "figure.svg", "--year", "1999"), "choose one of 2016"),
        (("map", "figure.svg", "--kind", "sexual"), "choose one of total"),
    ],
)
def test_what_has_to_be_corrected_fails_with_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    said = refused(capsys, *words)

    assert sentence in said and said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_replaced_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("mine", encoding="utf-8")

    said = refused(capsys, "map", str(tmp_path / "a.svg"))
    printed(capsys, "map", str(tmp_path / "a.svg"), "--force")

    assert "add --force" in said
    assert "FI" in (tmp_path / "a.csv").read_text(encoding="utf-8")
