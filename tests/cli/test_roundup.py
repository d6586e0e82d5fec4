"""`ledfyr roundup` makes the whole report, from the record and what is handed over."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledfyr.cli.main import main
from ledfyr.engines.statistics import edition_folder

FACTS = "ref_area,body,measure,year,form,sex,age_group,count\n"

pytestmark = pytest.mark.xdist_group("browser")


def run(*words: str | Path) -> int:
    return main(["roundup", *map(str, words)])


def quick(out: Path, *more: str | Path) -> int:
    """A small edition: one reader, one year."""
    return run("--years", "2018", "--reader", "municipality", "--out", out, *more)


def figures(folder: Path) -> dict[str, int | None]:
    table = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    return {
        "/".join(
            (c["ref_area"], c["measure"], str(c["year"]), c["by"], c["category"])
        ): (c["value"])
        for c in table["cells"]
    }


def test_an_edition_is_a_paper_a_site_and_files_for_programs(edition: Path) -> None:
    names = {path.name for path in edition.iterdir()}

    assert names >= {
        "report.pdf",
        "index.html",
        "dk.html",
        "comparison.html",
        "method.html",
        "report.css",
        "figures.csv",
        "edition.json",
        "sentences.json",
    }
    assert figures(edition)["DK/victims/2018/total/total"] == 97


def test_an_edition_is_not_heavy(edition: Path) -> None:
    sizes = {p.name: p.stat().st_size for p in edition.rglob("*") if p.is_file()}

    assert sizes["report.pdf"] < 4_000_000
    assert max(size for name, size in sizes.items() if name.endswith("html")) < 200_000
    assert sum(sizes.values()) < 8_000_000


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    contents = []
    for name in ("first", "second"):
        assert quick(tmp_path / name) == 0
        paths = sorted(p for p in (tmp_path / name).rglob("*") if p.is_file())
        contents.append([(p.name, p.read_bytes()) for p in paths])

    assert contents[0] == contents[1]


def test_json_tells_what_was_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quick(tmp_path / "out", "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["years"] == "2018"
    assert told["texts_in_english"] == 0
    assert "report.pdf" in told["files"]


def test_progress_goes_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quick(tmp_path / "out") == 0

    told = capsys.readouterr()
    assert "[1/5]" in told.err and "[5/5]" in told.err
    assert "[" not in told.out


def test_facts_are_protected_before_they_are_in_the_report(tmp_path: Path) -> None:
    facts = tmp_path / "facts.csv"
    rows = [
        "SE,police,victims,2021,sexual,F,adult,40",
        "SE,police,victims,2021,labour,F,adult,14",
        "SE,police,victims,2021,labour,M,adult,23",
        "SE,police,victims,2021,begging,M,adult,3",
        "SE,police,victims,2021,begging,F,adult,9",
    ]
    facts.write_text(FACTS + "\n".join(rows) + "\n", encoding="utf-8")
    out = tmp_path / "out"

    assert (
        run("--years", "2021", "--reader", "rapporteur", "--input", facts, "--out", out)
        == 0
    )

    found = figures(out)
    assert found["SE/victims/2021/total/total"] == 89
    assert found["SE/victims/2021/sex/male"] == 26
    for path in out.rglob("*.html"):
        assert ">3<" not in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("SE,police,victims,2021,sexual,F,adult,many", "row 2, column 'count'"),
        ("SE,police,victims,2021,sexuel,F,adult,9", "row 2, column 'form'"),
        ("XX,police,victims,2021,sexual,F,adult,9", "row 2, column 'ref_area'"),
        ("SE,,victims,2021,sexual,F,adult,9", "row 2, column 'body'"),
        ("SE,police,victims,2021,sexual,F,9", "row 2: 7 columns"),
    ],
)
def test_facts_that_cannot_be_read_name_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, place: str
) -> None:
    facts = tmp_path / "facts.csv"
    facts.write_text(f"{FACTS}{row}\n", encoding="utf-8")

    assert quick(tmp_path / "out", "--input", facts) == 2

    assert place in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--years", "soon"), "write 2016-2018 or 2018"),
        (("--years", "2018-2016"), "write the earlier year first"),
        (("--years", "2041"), "hand figures over with --input"),
        (("--years", "2018", "--language", "xx"), "choose one of en"),
        (
            ("--years", "2018", "--compare", "nowhere"),
            "there is no readable edition.json",
        ),
        (("--years", "2018", "--input", "nowhere.csv"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    told: str,
) -> None:
    assert run(*words, "--out", tmp_path / "out") == 2

    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("ledfyr: ") and told in last
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_other_files_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")

    assert quick(tmp_path) == 2

    assert "holds other files" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_place_that_cannot_be_written_to_is_said_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")

    assert quick(tmp_path / "file" / "edition") == 2

    error = capsys.readouterr().err
    assert "cannot be written to; name a folder elsewhere" in error
    assert "[1/5]" not in error


def test_a_disk_that_refuses_at_the_end_is_told_in_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_words: object, **_more: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(edition_folder.tempfile, "mkdtemp", full)

    assert quick(tmp_path / "edition") == 2

    error = capsys.readouterr().err
    assert "edition cannot be written: No space left on device." in error
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_there_before", [False, True])
def test_whoever_interrupts_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there_before: bool
) -> None:
    out = tmp_path / "out"
    if is_there_before:
        edition_folder.write_edition(out, {"edition.json": "earlier"})
    written = Path.write_text
    left: list[int] = [3]

    def interrupted(self: Path, *words: Any, **more: Any) -> int:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        return written(self, *words, **more)

    monkeypatch.setattr(Path, "write_text", interrupted)
    files = {f"{n}.html": "page" for n in range(9)} | {"edition.json": "new"}
    with pytest.raises(KeyboardInterrupt):
        edition_folder.write_edition(out, files)

    assert [p.name for p in tmp_path.iterdir()] == (["out"] if is_there_before else [])
    if is_there_before:
        assert (out / "edition.json").read_text(encoding="utf-8") == "earlier"


def test_an_earlier_edition_is_replaced_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    edition_folder.write_edition(out, {"edition.json": "1", "old.html": "old"})

    edition_folder.write_edition(out, {"edition.json": "2", "new.html": "new"})

    assert sorted(p.name for p in out.iterdir()) == ["edition.json", "new.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_two_editions_are_compared_in_a_chapter_and_a_file(
    tmp_path: Path, edition: Path
) -> None:
    table = json.loads((edition / "edition.json").read_text(encoding="utf-8"))
    for cell in table["cells"]:
        if (cell["ref_area"], cell["measure"], cell["year"], cell["by"]) == (
            "FI",
            "convicted",
            2018,
            "total",
        ):
            cell["value"] = cell["value"] + 1
    earlier = tmp_path / "earlier"
    edition_folder.write_edition(earlier, {"edition.json": json.dumps(table)})
    out = tmp_path / "out"

    assert run("--years", "2018", "--compare", earlier, "--out", out) == 0

    told = json.loads((out / "changes.json").read_text(encoding="utf-8"))
    assert {each["figure"] for each in told["corrected"]} == {
        "FI/convicted/2018/total/total"
    }
    assert told["withdrawn"] == []
    assert "corrected" in (out / "changes.html").read_text(encoding="utf-8")


def test_a_municipalitys_edition_leaves_nothing_behind_that_it_hides(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"

    assert quick(out) == 0

    assert not any(0 < (value or 0) < 5 for value in figures(out).values())
    assert not (out / "changes.json").exists()
