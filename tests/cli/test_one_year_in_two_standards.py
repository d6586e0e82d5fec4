"""One year in two standards gives no small number away, however they are laid."""

import csv
import json
from pathlib import Path

import pytest

from ledfyr.cli.main import main
from ledfyr.domain.statistics.disclosure import exposures
from ledfyr.engines.statistics.release_files import released

TABLE = """ref_area,body,measure,year,form,form_detail,count
SE,POLICE,victims,2026,sexual,NOT_RECORDED,20
SE,POLICE,victims,2026,labour,NOT_RECORDED,9
SE,POLICE,victims,2026,begging,NOT_RECORDED,6
SE,POLICE,victims,2026,forced_criminality,NOT_RECORDED,7
SE,POLICE,victims,2026,other_unknown,UNKNOWN,10
SE,POLICE,victims,2026,other_unknown,OTHER,3
"""
"""Alone, no cell of either standard is small: 13 other or not known, 10 not known."""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "facts.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def convert(target: str, table: Path, *more: str) -> dict[str, str]:
    """Publish the facts; return each shown count by its form."""
    out = table.with_name(f"{target}.csv")
    words = ["convert", "--from", "facts-csv", "--to", target, str(table), str(out)]
    assert main([*words, "--force", *more]) == 0
    form, count = {"csv": ("form", "count"), "eurostat": ("iccs", "OBS_VALUE")}[target]
    with out.open(encoding="utf-8", newline="") as file:
        return {row[form]: row[count] for row in csv.DictReader(file)}


def told(ours: dict[str, str], theirs: dict[str, str]) -> int | None:
    """Subtract what is not known from what is other or not known: what is other."""
    if not (ours["other_unknown"] and theirs["UNK"]):
        return None
    return int(ours["other_unknown"]) - int(theirs["UNK"])


def test_without_a_common_shelf_subtraction_tells_of_three_persons(
    table: Path,
) -> None:
    theirs = convert("eurostat", table, "--shelf", str(table.with_name("one")))
    ours = convert("csv", table, "--shelf", str(table.with_name("two")))

    assert told(ours, theirs) == 3


@pytest.mark.parametrize("order", [("eurostat", "csv"), ("csv", "eurostat")])
def test_with_one_subtraction_tells_nothing(
    table: Path, order: tuple[str, str]
) -> None:
    found = {target: convert(target, table) for target in order}

    assert told(found["csv"], found["eurostat"]) is None
    kept = released(table.with_name("facts.published"))
    for each in kept:
        assert not exposures([each], [other for other in kept if other is not each])


def test_what_was_published_first_stays_as_it_was(table: Path) -> None:
    first = convert("eurostat", table)
    convert("csv", table)

    again = convert("eurostat", table)

    assert again == first
    names = [path.name for path in table.with_name("facts.published").iterdir()]
    assert sorted(names) == [
        "SE_victims_2026_form_2026-12-31_1_eurostat.json",
        "SE_victims_2026_form_2026-12-31_1_plain.json",
    ]


def test_a_file_of_one_country_is_laid_beside_that_of_all(table: Path) -> None:
    whole = table.with_name("region.csv")
    more = TABLE.splitlines()[1].replace("SE,", "FI,")
    whole.write_text(f"{TABLE}{more}\n", encoding="utf-8")
    shelf = ("--shelf", str(table.with_name("shelf")))

    theirs = convert("eurostat", whole, *shelf)
    ours = convert("csv", table, *shelf)

    assert told(ours, theirs) is None


def test_some_of_the_bodies_are_not_published_beside_all_of_them(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert("csv", table)
    table.write_text(
        TABLE + TABLE.splitlines()[2].replace("POLICE", "Harbour shelter") + "\n",
        encoding="utf-8",
    )

    out = str(table.with_name("out.csv"))
    status = main(["convert", "--from", "facts-csv", "--to", "glotip", str(table), out])

    assert status == 2
    assert "publish the figures of the same bodies" in capsys.readouterr().err
    assert not Path(out).exists()


def test_a_correction_that_would_tell_of_two_persons_hides_them(table: Path) -> None:
    first = convert("csv", table)
    table.write_text(TABLE.replace("RECORDED,9", "RECORDED,11"), encoding="utf-8")

    second = convert("csv", table)

    assert first["labour"] == "9"
    assert second["labour"] == "" and second["all"] == ""


def test_the_summary_names_what_it_was_compared_with(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert("eurostat", table)
    capsys.readouterr()

    convert("csv", table, "--json")

    said = json.loads(capsys.readouterr().out)
    assert said["compared_with"] == ["SE_victims_2026_form_2026-12-31_1_eurostat"]
    assert said["shelf"].endswith("facts.published")


def test_a_shelf_that_was_tampered_with_stops_everything(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert("eurostat", table)
    (kept,) = table.with_name("facts.published").iterdir()
    kept.write_text(kept.read_text().replace('"count": 20', '"count": 21'))

    out = str(table.with_name("out.csv"))
    status = main(["convert", "--from", "facts-csv", "--to", "csv", str(table), out])

    assert status == 2
    assert "changed after its release" in capsys.readouterr().err
