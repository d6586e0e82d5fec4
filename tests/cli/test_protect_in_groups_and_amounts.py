"""`ledfyr protect` puts codes together, and hides sums that tell of a contributor."""

import json
from pathlib import Path

import pytest

from ledfyr.cli.main import main

FORMS = """form,count
sexual,30
labour,20
begging,3
organ,2
forced_marriage,4
"""
WAGES = """sector,contributor,amount
building,A,90000
building,B,4000
building,C,3000
building,D,2000
farming,E,20000
farming,F,18000
farming,G,17000
farming,H,16000
care,I,30000
care,J,28000
care,K,9000
care,L,8000
"""


def write(folder: Path, text: str) -> str:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def cells(printed: str, count: str = "count") -> dict[str, int | None]:
    found = json.loads(printed)["cells"]
    name = next(key for key in found[0] if key not in (count, "status"))
    return {cell[name]: cell[count] for cell in found}


def test_the_usual_group_hides_less_and_says_how_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write(tmp_path, FORMS)

    assert main(["protect", table, "--group", "form", "--json"]) == 0

    said = capsys.readouterr()
    assert cells(said.out) == {
        "sexual": 30,
        "labour": 20,
        "neither_sexual_nor_labour": 9,
        "Total": 59,
    }
    assert "without groups: 3 of 6 cells; with them: 0 of 4." in said.err


def test_groups_of_ones_own_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, group = write(tmp_path, FORMS), "form=begging_or_organ:begging,organ"

    assert main(["protect", table, "--group", group, "--json"]) == 0

    assert "begging_or_organ" in cells(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("group", "cure"),
    [
        ("sex", "choose from form"),
        ("form=few:begging,none", "'none' is no code of 'form'"),
        ("form=labour:begging,organ", "give the group another name"),
        ("form=few:begging", "two codes or more"),
    ],
)
def test_a_group_that_cannot_be_is_refused_with_the_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], group: str, cure: str
) -> None:
    assert main(["protect", write(tmp_path, FORMS), "--group", group]) == 2

    assert cure in capsys.readouterr().err


def test_a_sum_that_is_almost_one_contributors_is_hidden(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write(tmp_path, WAGES)

    assert main(["protect", table, "--dominance", "1,75", "--json"]) == 0

    said = capsys.readouterr().out
    shown = cells(said, "amount")
    assert shown["building"] is None
    assert list(shown.values()).count(None) == 2
    assert not any(f'"{who}"' in said for who in "ABCDEFGHIJKL")


@pytest.mark.parametrize(
    ("text", "more", "place"),
    [
        (
            WAGES.replace(",B,4000", ",A,4000"),
            [],
            "row 3: the contributor stands twice",
        ),
        (WAGES.replace("C,3000", "C,3000.5"), [], "row 4, column 'amount'"),
        (WAGES.replace("building,D", "building,"), [], "row 5, column 'contributor'"),
        (WAGES.replace("farming,E", "Total,E"), [], "row 6, column 'sector'"),
        (WAGES, ["--p-percent", "0"], "1 to 100"),
        (WAGES, ["--group", "sector"], "without --shelf"),
        (FORMS, ["--rest", "3"], "a rule for amounts"),
    ],
)
def test_amounts_that_have_to_be_corrected_are_named_by_place(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    more: list[str],
    place: str,
) -> None:
    assert main(["protect", write(tmp_path, text), *more]) == 2

    assert place in capsys.readouterr().err


def test_tau_argus_proposes_and_the_audit_decides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write(tmp_path, FORMS)

    status = main(["protect", table, "--by", "tau-argus", "--json"])

    said = capsys.readouterr()
    if status:
        assert status == 2 and "leave --by out" in said.err.lower()
    else:
        assert cells(said.out)["organ"] is None


def test_a_second_table_is_laid_beside_the_first_on_the_shelf(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    about = ["--country", "SE", "--measure", "victims", "--year", "2026"]
    shelf = ["--shelf", str(tmp_path / "shelf"), *about, "--json"]
    forms = "form,count\nsexual,20\nlabour,9\nbegging,3\n"
    main(["protect", write(tmp_path, forms), *shelf])
    first = cells(capsys.readouterr().out)
    finer = "form,sex,count\nsexual,F,20\nlabour,F,9\nbegging,M,3\n"

    assert main(["protect", write(tmp_path, finer), *shelf]) == 0

    second = {
        cell["form"]: cell["count"]
        for cell in json.loads(capsys.readouterr().out)["cells"]
        if cell["sex"] == "Total"
    }
    hidden = {form for form, count in first.items() if count is None}
    assert hidden - {"Total"} and all(second[form] is None for form in hidden)


def test_a_shelf_asks_whose_figures_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = ["--shelf", str(tmp_path / "shelf"), "--country", "SE"]

    assert main(["protect", write(tmp_path, FORMS), *shelf]) == 2

    assert "--measure: say of which country" in capsys.readouterr().err
