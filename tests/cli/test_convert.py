"""`ledfyr convert` carries figures between standards, whole or not at all."""

import csv
import json
from pathlib import Path

import pytest

from ledfyr.cli import whole_file as whole
from ledfyr.cli.conversions import FACTS, PUBLIC, PUBLICATIONS, TRANSFERS
from ledfyr.cli.main import main
from ledfyr.domain.statistics.disclosure import written_release
from tests.factories.facts import a_release

TABLE = """ref_area,body,measure,year,sex,age_group,form,citizenship_group,count
SE,POLICE,victims,2026,F,adult,sexual,EU,24
SE,POLICE,victims,2026,M,adult,labour,OTHER,3
SE,Harbour shelter,victims,2026,M,child,labour,NATIONAL,11
SE,POLICE,convicted,2026,M,adult,sexual,NATIONAL,8
"""
CASES = """prs_First_Name,prs_Citizenship,vic_Trafficking_Status,vic_TypeOfExploitation
A,VN,ActualVictimOfTrafficking,ForcedLabour
B,SE,PossibleVictimOfTrafficking,SexualExploitation
C,SE,NotAVictimOfTrafficking,
"""
REPORTING = ["--country", "SE", "--body", "POLICE", "--year", "2026"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "facts.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def convert(source: str, target: str, given: Path | str, out: Path, *more: str) -> int:
    words = ["convert", "--from", source, "--to", target, str(given), str(out), *more]
    return main(words)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("target", [*PUBLICATIONS, *TRANSFERS])
def test_facts_go_into_every_format(table: Path, target: str) -> None:
    out = table.with_name("out")

    assert convert("facts-csv", target, table, out) == 0

    assert out.stat().st_size > 0


@pytest.mark.parametrize("target", PUBLICATIONS)
def test_the_published_record_goes_into_every_format_for_readers(
    tmp_path: Path, target: str
) -> None:
    assert convert("published", target, "FI", tmp_path / "out") == 0


def test_what_is_for_readers_is_protected_first(table: Path) -> None:
    out = table.with_name("out.csv")

    convert("facts-csv", "eurostat", table, out)

    victims = [row for row in rows(out) if row["leg_stat"] == "PER_VICT"]
    hidden = [row for row in victims if row["OBS_FLAG"] == "c"]
    assert hidden and all(row["OBS_VALUE"] == "" for row in hidden)
    assert "3" not in {row["OBS_VALUE"] for row in victims}
    assert {row["OBS_VALUE"] for row in victims if row["sex"] == "F"} == {"24"}


def test_the_threshold_is_the_users(table: Path) -> None:
    out = table.with_name("out.csv")

    convert("facts-csv", "glotip", table, out, "--threshold", "10")

    assert "<10" in {row["txtVALUE"] for row in rows(out)}
    assert convert("facts-csv", "csv", table, out, "--force", "--threshold", "2") == 2


@pytest.mark.parametrize("target", TRANSFERS)
def test_records_are_said_to_be_a_transfer(
    table: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    convert("facts-csv", target, table, table.with_name("out"), "--json")

    printed = capsys.readouterr()
    assert "never a publication" in printed.err
    assert json.loads(printed.out)["use"] == "transfer"


def test_the_summary_tells_losses_conditions_and_what_is_hidden(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert("facts-csv", "eurostat", table, table.with_name("out"), "--json")

    told = json.loads(capsys.readouterr().out)
    assert told["counted"] == {"victims": 38, "convicted": 8}
    assert told["use"] == "publication"
    assert 0 < told["shown"] < told["figures"]
    assert told["lost"] and told["cannot_say"] and told["conditions"]
    assert {"kind", "text"} == set(told["notes"][0])


@pytest.mark.parametrize("source", ["htcds-csv", "htcds-json"])
def test_cases_in_htcds_are_counted(
    tmp_path: Path, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given, out = tmp_path / "cases", tmp_path / "facts.csv"
    given.write_text(CASES, encoding="utf-8")
    if source == "htcds-json":
        given.write_text(json.dumps(rows(given)), encoding="utf-8")

    assert convert(source, "facts-csv", given, out, *REPORTING, "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["counted"] == {
        "victims": 2,
        "identified_victims": 1,
        "presumed_victims": 1,
    }
    assert told["not_counted"] == ["1 records: not a victim"]
    assert "CC BY 4.0" in told["conditions"][0]


def test_records_like_ctdcs_go_there_and_back(table: Path) -> None:
    there, back = table.with_name("ctdc.csv"), table.with_name("back.csv")

    convert("facts-csv", "ctdc", table, there)
    convert("ctdc", "facts-csv", there, back, "--country", "SE", "--body", "POLICE")

    assert len(rows(there)) == sum(int(row["count"]) for row in rows(back)) == 38


def test_htcds_is_written_of_one_year_and_read_again(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there, back = table.with_name("htcds.csv"), table.with_name("back.csv")
    text = TABLE.replace("victims", "identified_victims")
    table.write_text(text, encoding="utf-8")

    convert("facts-csv", "htcds-csv", table, there)
    convert("htcds-csv", "facts-csv", there, back, "--country", "SE", "--year", "2026")

    counted = [row for row in rows(back) if row["measure"] == "identified_victims"]
    assert len(rows(there)) == sum(int(row["count"]) for row in counted) == 38
    table.write_text(text.replace(",2026,F", ",2025,F"), encoding="utf-8")
    assert convert("facts-csv", "htcds-csv", table, there, "--force") == 2
    assert "one country and year at a time" in capsys.readouterr().err


def test_sdmx_is_read_into_a_spreadsheet(table: Path) -> None:
    message, out = table.with_name("out.xml"), table.with_name("out.xlsx")

    convert("facts-csv", "sdmx-ml", table, message)

    assert table.with_name("out.structure.xml").exists()
    assert convert("sdmx-ml", "xlsx", message, out) == 0
    assert convert("sdmx-ml", "eurostat", message, table.with_name("e.csv")) == 2


def test_a_released_file_goes_where_its_codes_stay_apart(tmp_path: Path) -> None:
    given = tmp_path / "release.json"
    given.write_text(written_release(a_release()), encoding="utf-8")

    assert convert("released", "csv", given, tmp_path / "out.csv") == 0
    assert convert("released", "eurostat", given, tmp_path / "e.csv") == 2
    assert {row["count"] for row in rows(tmp_path / "out.csv")} == {"24", "0", ""}


def test_a_released_file_that_was_changed_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "release.json"
    text = written_release(a_release()).replace('"count": 24', '"count": 25')
    given.write_text(text, encoding="utf-8")

    assert convert("released", "csv", given, tmp_path / "out.csv") == 2
    assert "changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (TABLE.replace("M,adult,labour", "N,adult,labour"), "row 3, column 'sex'"),
        (TABLE.replace(",24\n", ",many\n"), "row 2, column 'count'"),
        (TABLE.replace(",24\n", ",24,1\n"), "row 2"),
        (TABLE.replace(",2026,F", ",2226,F"), "row 2, column 'year'"),
        (TABLE.replace("body", "who"), "row 1, column 2"),
        (TABLE.replace(",count", ",sector"), "'count' is missing"),
        (TABLE + TABLE.splitlines()[1] + "\n", "row 6"),
        (TABLE.replace("SE,POLICE,victims,2026,F", "SE,,victims,2026,F"), "'body'"),
        (TABLE.splitlines()[0] + "\n", "nothing to count"),
        ("", "is missing"),
    ],
)
def test_facts_that_have_to_be_corrected_fail_naming_the_place(
    table: Path, capsys: pytest.CaptureFixture[str], text: str, place: str
) -> None:
    table.write_text(text, encoding="utf-8")

    status = convert("facts-csv", "csv", table, table.with_name("out.csv"))

    assert status == 2
    assert place in capsys.readouterr().err
    assert not table.with_name("out.csv").exists()


def test_a_wrong_value_of_htcds_is_named_by_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "cases.csv"
    given.write_text(CASES.replace("ForcedLabour", "Slavery"), encoding="utf-8")

    status = convert("htcds-csv", "csv", given, tmp_path / "out", *REPORTING)

    assert status == 2
    assert "row 2, column 'vic_TypeOfExploitation'" in capsys.readouterr().err


def test_empty_lines_do_not_shift_the_rows_that_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "cases.csv"
    text = CASES.replace("B,SE", "\n\nB,Sweden")
    given.write_text(text, encoding="utf-8")

    assert convert("htcds-csv", "csv", given, tmp_path / "out", *REPORTING) == 2
    assert "row 5, column 'prs_Citizenship'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    ["", "{", "3", "[3]", '[{"person": 3}]', '[{"events": 3}]', '[{"events": [3]}]']
    + ['[{"vic_TraffickingStatus": {"a": 1}}]', "[" * 5000],
)
def test_json_of_another_shape_is_refused_in_one_sentence(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "cases.json"
    given.write_text(text, encoding="utf-8")

    assert convert("htcds-json", "csv", given, tmp_path / "out", *REPORTING) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_folder_is_no_file_to_write(table: Path) -> None:
    assert convert("facts-csv", "csv", table, table.parent, "--force") == 2


@pytest.mark.parametrize(
    "words",
    [
        ("htcds-csv", "csv"),
        ("ctdc", "csv", "--country", "SE"),
        ("published", "ctdc"),
        ("published", "facts-csv"),
        ("facts-csv", "csv", "--country", "SE"),
    ],
)
def test_what_does_not_go_together_is_refused(
    table: Path, words: tuple[str, ...]
) -> None:
    source, target, *more = words
    given = "FI" if source == "published" else table

    assert convert(source, target, given, table.with_name("out"), *more) == 2


@pytest.mark.parametrize("source", [*FACTS, *PUBLIC])
def test_an_input_that_is_not_there_is_refused(tmp_path: Path, source: str) -> None:
    more = REPORTING if source in FACTS[1:] else []

    assert convert(source, "csv", tmp_path / "none", tmp_path / "out", *more) == 2


def test_nothing_is_overwritten_unless_asked(table: Path) -> None:
    out = table.with_name("out.csv")
    out.write_text("mine", encoding="utf-8")

    assert convert("facts-csv", "csv", table, out) == 2
    assert out.read_text(encoding="utf-8") == "mine"
    assert convert("facts-csv", "csv", table, out, "--force") == 0
    assert out.read_text(encoding="utf-8") != "mine"


def test_a_transfer_opens_to_its_owner_alone(table: Path) -> None:
    records, figures = table.with_name("records"), table.with_name("figures")

    convert("facts-csv", "ctdc", table, records)
    convert("facts-csv", "csv", table, figures)

    assert records.stat().st_mode & 0o077 == 0
    assert figures.stat().st_mode & 0o400


def test_stopping_in_the_middle_leaves_nothing_behind(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(whole.os, "fsync", stopped)

    status = convert("facts-csv", "csv", table, table.with_name("out.csv"))

    assert status == 130
    assert [path.name for path in table.parent.iterdir()] == ["facts.csv"]


def test_a_body_named_like_a_formula_is_written_as_text(table: Path) -> None:
    table.write_text(TABLE.replace("Harbour shelter", "=1+1"), encoding="utf-8")
    out = table.with_name("out.csv")

    convert("facts-csv", "eu-19a", table, out)

    assert "'=1+1" in {row["registering_organisation"] for row in rows(out)}
