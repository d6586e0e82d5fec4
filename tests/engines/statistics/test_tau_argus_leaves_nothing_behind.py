"""Tau-Argus proposes, in a process and folder of which nothing remains."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from ledfyr.domain.statistics.disclosure import (
    LeakFound,
    Pattern,
    Policy,
    Table,
    release,
)
from ledfyr.engines.statistics import tau_argus
from ledfyr.engines.statistics.protection import protect, protect_by_tau_argus
from ledfyr.engines.statistics.suppression import suppress
from ledfyr.engines.statistics.tau_argus import TauArgusFailed, propose


def _table(seed: int = 1, shape: tuple[int, ...] = (5, 4), persons: int = 150) -> Table:
    random = np.random.default_rng(seed)
    shares = 1 / np.arange(1, np.prod(shape) + 1)
    random.shuffle(shares)
    counts = random.multinomial(persons, shares / shares.sum()).reshape(shape)
    names = ("labour å", "b", "c")[: len(shape)]
    return Table(
        names,
        {
            tuple(f"{name} {n}" for name, n in zip(names, at, strict=True)): int(count)
            for at, count in np.ndenumerate(counts)
        },
    )


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the scratch folders, the temporary ones and the current one lie apart."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tau_argus, "_IN_MEMORY", scratch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _left(place: Path) -> list[str]:
    return [str(path.relative_to(place)) for path in place.rglob("*")]


def test_nothing_remains_after_an_answer(place: Path) -> None:
    pattern = propose(_table(), Policy())

    assert pattern.secondary <= set(_table().with_margins)
    assert _left(place) == ["scratch"]


def test_nothing_remains_after_a_crash(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tau_argus, "_PERCENT", "no number")

    with pytest.raises(TauArgusFailed) as failed:
        propose(_table(), Policy())

    assert _left(place) == ["scratch"]
    assert not any(character.isdigit() for character in str(failed.value))


def test_nothing_remains_of_one_that_takes_too_long(place: Path) -> None:
    with pytest.raises(TauArgusFailed, match="long"):
        propose(_table(), Policy(), seconds=0.05)

    assert _left(place) == ["scratch"]


def test_the_folder_is_closed_to_others_and_holds_no_words(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, str]] = []

    def looked(folder: Path, seconds: float) -> None:
        text = "".join(each.read_text() for each in folder.iterdir())
        seen.append((folder.stat().st_mode & 0o777, text))

    monkeypatch.setattr(tau_argus, "_run", looked)

    with pytest.raises(TauArgusFailed):
        propose(_table(), Policy())
    ((mode, text),) = seen
    assert mode == 0o700
    assert "labour" not in text


def test_what_a_killed_node_left_is_wiped_by_the_next(place: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = place / "scratch" / f"ledfyr-tau-{gone.pid}-abc"
    mine = place / "scratch" / f"ledfyr-tau-{os.getpid()}-abc"
    for folder in (left, mine):
        folder.mkdir()
        (folder / "JJUit.dat").write_text("3")

    tau_argus.wipe_left_folders()

    assert not left.exists()
    assert mine.exists()


@pytest.mark.parametrize(
    "table",
    [
        Table(("form",), {("a",): 0}),
        Table(("form",), {("a",): 1_000_000}),
        Table(("form",), {("a",): 9}, sensitive={("a",): "Hidden."}),
    ],
)
def test_a_table_not_fit_for_it_goes_to_the_own_program(table: Table) -> None:
    with pytest.raises(TauArgusFailed):
        propose(table, Policy())

    assert protect_by_tau_argus(table).cells == protect(table).cells


def test_a_pattern_that_the_audit_refuses_is_not_used() -> None:
    """Of two small cells beside each other, it shows a margin that gives them away."""
    table = Table(("form",), {("a",): 2, ("b",): 30, ("c",): 40})

    with pytest.raises(LeakFound):
        release(table, Pattern(), Policy())
    assert protect_by_tau_argus(table).audit.is_clean


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("shape", [(6,), (5, 4), (3, 3, 2)])
def test_where_both_pass_the_audit_the_own_program_hides_no_more(
    seed: int, shape: tuple[int, ...]
) -> None:
    table, policy = _table(seed, shape, 30 * int(np.prod(shape)) // 4), Policy()
    theirs, own = propose(table, policy), suppress(table, policy)

    release(table, own, policy)
    try:
        release(table, theirs, policy)
    except LeakFound:
        return
    assert _loss(table, own) <= _loss(table, theirs)


def _loss(table: Table, pattern: Pattern) -> int:
    return sum(table.with_margins[key] + 1 for key in pattern.secondary)
