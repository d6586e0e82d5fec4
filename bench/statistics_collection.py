"""How quick is the check of a filled-in template, and how much memory does it hold?

`python bench/statistics_collection.py [ROWS]` (100,000 distinct rows unless given
fewer) writes a synthetic workbook and text file and prints rows a second of processor
time for reading and checking, beside plain iteration of the same file (openpyxl, csv)
in the same run. Then it reads 1,000,001 rows of each kind and prints the peak memory of
each process.
"""

import csv
import multiprocessing
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice, product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

LARGEST_RATIO = 1.6
"""Checked reading of a workbook takes at most so many times plain reading."""

MOST_MEGABYTES = 300
MANY = 1_000_000
HEADING = (
    "Country",
    "Year",
    "Form of exploitation",
    "Sex",
    "Age group",
    "Citizenship",
    "Identified victims",
)
_CELL = '<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'
_NUMBER = '<c r="{ref}"><v>{text}</v></c>'


def main(rows: int) -> int:
    """Measure, and tell whether the limits hold."""
    with tempfile.TemporaryDirectory(prefix="ledfyr-bench-") as folder:
        book, text = Path(folder) / "a.xlsx", Path(folder) / "a.csv"
        write_book(book, rows)
        write_text(text, rows)
        ratio = _compare("workbook", book, rows, _plain_book)
        _compare("text file", text, rows, _plain_text)
        for path, write in ((book, write_book), (text, write_text)):
            write(path, MANY + 1, repeated=True)
        peaks = {path.suffix: _peak_of(path) for path in (book, text)}
    _say(f"1,000,001 blank or equal rows, peak megabytes: {peaks}")
    held = ratio <= LARGEST_RATIO and max(peaks.values()) <= MOST_MEGABYTES
    _say(
        f"limits: {LARGEST_RATIO} times plain openpyxl, {MOST_MEGABYTES} MB: "
        f"{'held' if held else 'NOT held'}"
    )
    return 0 if held else 1


def combinations(rows: int) -> Iterator[tuple[str, ...]]:
    """Yield distinct rows of the template of identified victims, all invented."""
    from ledfyr.domain.statistics.collection.template import choices

    forms, places = choices("form_detail"), choices("citizenship")
    every = product(
        ("SE", "FI", "NO", "DK", "EE", "LV"),
        ("2018", "2019", "2020", "2021", "2022"),
        forms,
        ("F", "M", "X"),
        ("child", "adult"),
        places,
    )
    for number, row in enumerate(islice(every, rows)):
        yield (*row, str(number % 97))


def write_text(path: Path, rows: int, *, repeated: bool = False) -> None:
    """Write a text file; repeated: lines of separators that hold nothing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        if repeated:
            file.writelines(",,,,,,\r\n" for _ in range(rows))
        else:
            writer.writerows(combinations(rows))


def write_book(path: Path, rows: int, *, repeated: bool = False) -> None:
    """Write a workbook as a stream, far quicker than openpyxl does."""
    from tests.factories.sheets import as_xlsx

    path.write_bytes(as_xlsx([HEADING]))
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    before, _mark, _rest = parts.pop(sheet).decode().partition("<sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, content in parts.items():
            new.writestr(name, content)
        with new.open(sheet, "w", force_zip64=True) as out:
            claimed = before.replace("A1:G1", f"A1:G{rows + 1}")  # plain reading obeys
            out.write((claimed + "<sheetData>").encode())
            out.write(_row(1, HEADING))
            body = (() for _ in range(rows)) if repeated else combinations(rows)
            for number, row in enumerate(body, start=2):
                out.write(_row(number, row))
            out.write(b"</sheetData></worksheet>")


def _row(number: int, row: tuple[str, ...]) -> bytes:
    cells = "".join(
        (_NUMBER if text.isdigit() else _CELL).format(
            ref=f"{letter}{number}", text=text
        )
        for letter, text in zip("ABCDEFG", row, strict=False)
    )
    return f'<row r="{number}">{cells}</row>'.encode()


def _compare(kind: str, path: Path, rows: int, plain: Callable[[Path], int]) -> float:
    timed = []
    for read in (_checked, plain) * 2:
        start = time.process_time()
        assert read(path) == rows, kind  # noqa: S101
        timed.append(time.process_time() - start)
    ours, peer = min(timed[0::2]), min(timed[1::2])
    _say(
        f"{kind}, {rows:,} rows: {rows / ours:,.0f} rows a second checked, "
        f"{rows / peer:,.0f} plainly read: {ours / peer:.2f} times"
    )
    return ours / peer


def _checked(path: Path) -> int:
    from ledfyr.domain.statistics.collection import check, template
    from ledfyr.engines.statistics.spreadsheets import read_sheet

    with path.open("rb") as file:
        found = check(template("identification"), read_sheet(file))
    assert not found.faults, found.faults[:2]  # noqa: S101
    return len(found.facts)


def _plain_book(path: Path) -> int:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) - 1


def _plain_text(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def _peak_of(path: Path) -> int:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(peak_of_reading, (str(path),))


def peak_of_reading(path: str) -> int:
    """Return the peak memory of this process in megabytes after reading a file."""
    from ledfyr.domain.statistics.collection import check, template
    from ledfyr.engines.statistics.spreadsheets import read_sheet

    with open(path, "rb") as file:
        found = check(template("identification"), read_sheet(file))
    assert found.faults, "so many rows are refused"  # noqa: S101
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
