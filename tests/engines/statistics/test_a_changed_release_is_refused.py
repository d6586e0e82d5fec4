"""A released file is read whole and strictly, or refused with its name and place."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledfyr.domain.statistics.disclosure import (
    Heading,
    ReleasedTable,
    ReleaseError,
    Table,
    as_released,
    read_release,
    written_release,
)
from ledfyr.domain.statistics.disclosure.release_text import _digest
from ledfyr.engines.statistics.protection import protect
from ledfyr.engines.statistics.release_files import released, write_release

_HEADING = Heading(
    ref_area="SE",
    measure="victims",
    year=2026,
    as_of=date(2026, 9, 30),
    edition=1,
    published_on=date(2026, 10, 4),
    published_by="Statistics (synthetic)",
)


def _table(heading: Heading = _HEADING) -> ReleasedTable:
    counts = {("sexual",): 3, ("labour",): 17, ("begging",): 20, ("organ",): 0}
    return as_released(protect(Table(("form",), counts)), heading)


def _changed(change: Any) -> str:
    content = json.loads(written_release(_table()))
    change(content)
    del content["digest"]
    content["digest"] = _digest(content)
    return json.dumps(content)


def test_what_was_released_comes_back_the_same(tmp_path: Path) -> None:
    write_release(tmp_path, _table())

    (found,) = released(tmp_path)

    assert found.heading == _HEADING
    assert found.cells == _table().cells
    assert found.policy == _table().policy


def test_no_hidden_count_is_in_the_file(tmp_path: Path) -> None:
    path = write_release(tmp_path, _table())

    content = json.loads(path.read_text(encoding="utf-8"))

    hidden = [cell for cell in content["cells"] if cell["status"] != "published"]
    assert len(hidden) == 2
    assert all(cell["count"] is None for cell in hidden)
    assert all(cell["reason"].startswith("Hidden") for cell in hidden)


def test_a_number_changed_by_hand_is_refused_by_the_digest(tmp_path: Path) -> None:
    path = write_release(tmp_path, _table())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"count": 20', '"count": 21'))

    with pytest.raises(ReleaseError, match=r"SE_victims.*digest"):
        released(tmp_path)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda c: c["cells"][0].update(count=3), r"cells\.0: it is hidden"),
        (lambda c: c["cells"][3].update(count=2), r"cells\.3: a count below 5"),
        (lambda c: c["cells"][3].update(count=None), r"cells\.3: .* no count"),
        (lambda c: c["cells"].pop(), "not every combination"),
        (lambda c: c["cells"].append(c["cells"][0]), "not every combination"),
        (lambda c: c["cells"][2].update(count=900), "do not come to it"),
        (lambda c: c["cells"][0].update(reason=""), r"cells\.0\.reason"),
        (lambda c: c["cells"][3].update(count="40"), r"cells\.3\.count"),
        (lambda c: c.update(threshold=2), "threshold"),
        (lambda c: c.update(ref_area="ZZ"), "ref_area"),
        (lambda c: c.update(dimensions=["name"]), "dimensions"),
        (lambda c: c.update(hidden={"sexual": 3}), "hidden"),
        (lambda c: c["cells"][0].update(key=[]), "codes than there are dimensions"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(change: Any, place: str) -> None:
    text = _changed(change)

    with pytest.raises(ReleaseError, match=place):
        read_release("x.json", text)


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000])
def test_what_is_no_release_is_refused(text: str) -> None:
    with pytest.raises(ReleaseError, match=r"x\.json"):
        read_release("x.json", text)


def test_a_stranger_in_the_folder_is_refused(tmp_path: Path) -> None:
    write_release(tmp_path, _table())
    (tmp_path / "notes.txt").write_text("hello")

    with pytest.raises(ReleaseError, match=r"notes\.txt"):
        released(tmp_path)


def test_a_file_under_another_name_is_refused(tmp_path: Path) -> None:
    path = write_release(tmp_path, _table())
    path.rename(tmp_path / "figure.json")

    with pytest.raises(ReleaseError, match=r"figure\.json"):
        released(tmp_path)


def test_a_release_is_never_overwritten(tmp_path: Path) -> None:
    path = write_release(tmp_path, _table())
    path.write_text("{}")

    with pytest.raises(ReleaseError, match="another table"):
        write_release(tmp_path, _table())


def test_a_write_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left.")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(OSError, match="space"):
        write_release(tmp_path, _table())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert released(tmp_path / "none") == ()


def test_a_released_table_is_not_made_by_hand() -> None:
    made = _table()

    with pytest.raises(TypeError, match="SafeTable"):
        ReleasedTable(made.heading, made.dimensions, made.policy, made.cells)
