"""`ledfyr link encode` and `encoded` link two lists without a name leaving either."""

import csv
import json
from pathlib import Path

import pytest

from ledfyr.cli.main import main
from tests.factories.people_lists import COLUMNS, lists_of


@pytest.fixture
def coded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, Path]:
    (tmp_path / "key").write_bytes(b"0123456789abcdef" * 2)
    truth = lists_of(500, seed=8)
    for name, rows in (("a", truth.rows[:250]), ("b", truth.rows[250:])):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["id", *COLUMNS])
            writer.writeheader()
            writer.writerows(rows)
        assert _encode(tmp_path, name) == 0
    capsys.readouterr()
    return tmp_path / "a.codes.csv", tmp_path / "b.codes.csv"


def _encode(folder: Path, name: str, key: str = "key") -> int:
    given, out = folder / f"{name}.csv", folder / f"{name}.codes.csv"
    return main(
        ["link", "encode", str(given), str(out), "--key-file", str(folder / key)]
    )


def test_codes_come_to_the_persons_in_both_lists(
    coded: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    truth = lists_of(500, seed=8).person.tolist()

    assert main(["link", "encoded", *map(str, coded), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    both = len(set(truth[:250]) & set(truth[250:]))
    assert told["in_both_files"] == pytest.approx(both, rel=0.12)
    assert told["persons"]["low"] <= told["persons"]["expected"]


def test_a_list_of_codes_holds_no_id_and_no_order_of_the_list(
    coded: tuple[Path, Path],
) -> None:
    with coded[0].open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with coded[0].with_name("a.codes.tickets.csv").open(encoding="utf-8") as file:
        own = dict(csv.reader(file))

    tickets = [row[0] for row in rows[1:]]
    assert len(rows[0]) == 2
    assert tickets == sorted(tickets)
    assert {own[each] for each in tickets} == {str(n) for n in range(250)}
    assert [own[each] for each in tickets] != [str(n) for n in range(250)]


def test_codes_of_two_keys_are_not_compared(
    coded: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").write_bytes(b"another key of thirty-two bytes.")
    coded[1].unlink()
    coded[1].with_name("b.codes.tickets.csv").unlink()
    assert _encode(tmp_path, "b", "other") == 0

    assert main(["link", "encoded", *map(str, coded)]) == 2
    assert "different keys" in capsys.readouterr().err


@pytest.mark.parametrize("kept", ["a.codes.csv", "a.codes.tickets.csv"])
def test_codes_and_their_tickets_are_never_overwritten(
    coded: tuple[Path, Path], tmp_path: Path, kept: str
) -> None:
    for path in tmp_path.glob("a.codes*"):
        if path.name != kept:
            path.unlink()
    before = (tmp_path / kept).read_bytes()

    assert _encode(tmp_path, "a") == 2

    assert (tmp_path / kept).read_bytes() == before
    assert [path.name for path in tmp_path.glob("a.codes*")] == [kept]


def test_a_key_that_can_be_guessed_is_refused(
    coded: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "short").write_bytes(b"summer2026")
    coded[0].unlink()
    coded[0].with_name("a.codes.tickets.csv").unlink()

    assert _encode(tmp_path, "a", "short") == 2
    told = capsys.readouterr().err
    assert "32 random bytes" in told and "summer" not in told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ticket,code aa\nx,not base64!\n", "row 2"),
        ("ticket,code aa\nx,QUJD\n", "row 2"),
        ("ticket,memo\nx,QUJD\n", "row 1"),
        ("id,code aa\nx,QUJD\n", "row 1"),
    ],
)
def test_what_is_no_list_of_codes_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, place: str
) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")

    assert main(["link", "encoded", str(path), str(path)]) == 2
    assert place in capsys.readouterr().err
