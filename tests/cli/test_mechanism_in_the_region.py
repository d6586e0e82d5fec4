"""Do list, compare and check tell of all countries at once?"""

import json
from datetime import date
from pathlib import Path

import pytest

from ledfyr.cli.main import main
from ledfyr.domain.referrals.mechanism import COUNTRIES, country_codes


def _rows(capsys, *arguments: str):
    assert main(["mechanism", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_list_names_countries_and_local_chains(capsys):
    rows = _rows(capsys, "list")

    assert [row["code"] for row in rows] == list(country_codes())
    norway = next(row for row in rows if row["code"] == "NO")
    assert norway["local"] == [{"id": "bergen", "name": "Bergen operational team"}]


def test_compare_sets_identification_periods_and_bodies_side_by_side(capsys):
    rows = {row["code"]: row for row in _rows(capsys, "compare")}

    assert rows["DE"]["reflection"][0]["length"] == "at least 3 months"
    assert rows["LT"]["reflection"][0]["in_conflict"]
    assert "Directorate of Immigration" in rows["IS"]["identified_by"]
    assert rows["EE"]["unconditional"] == "yes"
    assert rows["SE"]["rapporteur"] == ["National rapporteur, Swedish Police Authority"]


def test_check_passes_and_counts(capsys):
    status = main(["mechanism", "check"])

    assert status == 0
    assert capsys.readouterr().out.endswith(" warnings.\n")


def test_check_fails_on_a_fault_and_names_it(tmp_path: Path, capsys):
    text = (COUNTRIES / "sweden.toml").read_text(encoding="utf-8")
    (tmp_path / "sweden.toml").write_text(
        text.replace('decisions = ["return"]', "decisions = []"), encoding="utf-8"
    )

    status = main(["mechanism", "check", "--countries", str(tmp_path)])

    shown = capsys.readouterr()
    assert status == 2
    assert "no step says when 'return' is taken" in shown.out
    assert (
        shown.err == "ledfyr: 1 fault in the country files; mend what is named above.\n"
    )


def test_check_of_an_empty_folder_is_refused(tmp_path: Path, capsys):
    status = main(["mechanism", "check", "--countries", str(tmp_path)])

    assert status == 2
    assert "no country file is here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "ends"),
    [
        (["clocks", "PL", "--decision", "reasonable_grounds=2026-05-01"], "2026-08-01"),
        (
            ["clocks", "PL", "--child", "--decision", "reasonable_grounds=2026-05-01"],
            "2026-09-01",
        ),
        (
            ["clocks", "no", "--local", "bergen", "--child"]
            + ["--decision", "presumed=2026-05-01"],
            "2026-05-02",
        ),
        (
            ["clocks", "dk", "--residence", "legal"]
            + ["--decision", "reasonable_grounds=2026-05-01"],
            "2026-05-31",
        ),
    ],
)
def test_clocks_follow_child_residence_and_local_chain(arguments, ends, capsys):
    (row,) = _rows(capsys, *arguments)

    assert row["ends"] == ends


def test_until_looks_from_another_day(capsys):
    asked = ["clocks", "se", "--decision", "reasonable_grounds=2026-01-10"]

    (then,) = _rows(capsys, *asked, "--until", "2026-01-31")

    assert then["state"] == "running"
    assert date.fromisoformat(then["ends"]) == date(2026, 2, 9)
