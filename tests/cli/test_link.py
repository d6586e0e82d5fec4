"""`ledfyr link` counts distinct persons, names places and never people."""

import contextlib
import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ledfyr.cli.link import found_in
from ledfyr.cli.main import main
from tests.factories.people_lists import COLUMNS, Row, lists_of

HEADING = "id,given_name,family_name,birth_date,sex"


@pytest.fixture
def two_lists(tmp_path: Path) -> tuple[str, str]:
    rows = lists_of(300, seed=4).rows
    return (
        _file(tmp_path / "a.csv", rows[:150]),
        _file(tmp_path / "b.csv", rows[150:]),
    )


def _file(path: Path, rows: list[Row]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", *COLUMNS])
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def _text(folder: Path, text: str) -> str:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_two_lists_come_to_persons_with_an_interval(
    two_lists: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["link", *two_lists, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    truth = lists_of(300, seed=4).distinct()
    assert told["records"] == 300
    assert told["threshold"] == 0.9
    assert told["persons"]["expected"] == pytest.approx(truth, rel=0.05)
    assert told["persons"]["low"] <= told["persons"]["expected"]
    assert told["in_both_files"] > 20
    assert [each["persons"] for each in told["thresholds"]] == sorted(
        each["persons"] for each in told["thresholds"]
    )


def test_pairs_for_review_hold_no_name_and_come_back_as_quality(
    two_lists: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pairs.csv"
    main(["link", *two_lists, "--pairs", str(out)])
    with out.open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    person = dict(
        zip(
            (row["id"] for row in lists_of(300, seed=4).rows),
            lists_of(300, seed=4).person.tolist(),
            strict=True,
        )
    )
    for pair in pairs:
        is_one = person[pair["id_a"]] == person[pair["id_b"]]
        pair["one_person"] = "yes" if is_one else "no"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(pairs[0]))
        writer.writeheader()
        writer.writerows(pairs)
    capsys.readouterr()

    main(["link", *two_lists, "--reviewed", str(out), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert set(pairs[0]) == {
        *("file_a", "id_a", "file_b", "id_b", "chance", "joined", "one_person")
    }
    assert told["quality"]["reviewed"] == len(pairs)
    assert told["quality"]["precision"]["low"] > 0.8
    assert told["quality"]["recall"]["value"] > 0.8


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{HEADING}\n1,Zorka,Testova,1990-13-01,F\n", "row 2, column 'birth_date'"),
        (f"{HEADING}\n1,Zorka,Testova,,F\n1,Zorka,Testova,,F\n", "row 3, column 'id'"),
        (f"{HEADING}\n,Zorka,Testova,,F\n", "row 2, column 'id'"),
        (f"{HEADING}\n1,Zorka,Testova,1990,F,more\n", "row 2: 6 columns"),
        ("id,memo\n1,Zorka\n", "row 1: none of the headings"),
        ("id,surname,family_name\n1,Testova,Testova\n", "row 1, column 'surname'"),
        ("id,family_name,sex\n1,Testova,F\n", "add such a column"),
        ("name,born\nZorka,1990\n", "row 1: the heading needs a column 'id'"),
    ],
)
def test_a_list_that_has_to_be_corrected_fails_naming_the_place_and_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, place: str
) -> None:
    status = main(["link", _text(tmp_path, text), "--json"])

    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert place in printed.err
    assert not any(name in printed.err for name in ("Zorka", "Testova", "1990"))


@pytest.mark.parametrize("threshold", ["0", "1.2"])
def test_a_threshold_that_joins_nobody_or_everybody_is_refused(
    two_lists: tuple[str, str], capsys: pytest.CaptureFixture[str], threshold: str
) -> None:
    assert main(["link", *two_lists, "--threshold", threshold]) == 2
    assert "--threshold" in capsys.readouterr().err


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    rows = lists_of(15_000, seed=9).rows
    people = _file(tmp_path / "many.csv", rows)
    private = tmp_path / "private"
    private.mkdir()
    started = subprocess.Popen(
        [sys.executable, "-m", "ledfyr.cli.main", "link", people]
        + ["--pairs", str(tmp_path / "pairs.csv")],
        env=os.environ | {"TMPDIR": str(private)},
        stderr=subprocess.PIPE,
        text=True,
    )

    while not any(private.iterdir()) and started.poll() is None:
        time.sleep(0.01)
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=300)

    assert started.returncode == 130
    assert told == "\nledfyr: stopped; nothing was written.\n"
    assert list(private.iterdir()) == []
    assert {each.name for each in tmp_path.iterdir()} == {"many.csv", "private"}


def test_a_library_that_drops_the_key_does_not_go_on_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    people = _file(tmp_path / "few.csv", lists_of(50, seed=9).rows)

    def deaf(*_given: object) -> object:
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        return found_in(*_given)

    monkeypatch.setattr("ledfyr.cli.link.found_in", deaf)

    with pytest.raises(SystemExit) as ended:
        main(["link", people, "--pairs", str(tmp_path / "pairs.csv")])

    assert ended.value.code == 130
    assert capsys.readouterr().err.endswith("ledfyr: stopped; nothing was written.\n")
    assert not (tmp_path / "pairs.csv").exists()


def test_the_list_and_what_people_found_are_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,given_name\n1,Anna\n2,Bo\n", encoding="utf-8")
    before = people.read_bytes()

    assert main(["link", str(people), "--pairs", str(people)]) == 2

    assert "is there already" in capsys.readouterr().err
    assert people.read_bytes() == before
