"""The name of a document tells what it is, and hides nothing in how it is written."""

import pytest

from ledfyr.domain.cases.documents import (
    LONGEST_NAME,
    Kind,
    as_file,
    name_of_file,
    tidy_name,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("photo\u202egpj.exe", "photogpj"),
        ("\u2066letter\u2069.pdf", "letter"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Alma\\Scan.TIFF", "Scan"),
        ("con\x00sent\r\n.pdf", "consent"),
        (".hidden", "hidden"),
        ("  two   words .docx", "two words"),
        ("letter.2026.pdf", "letter.2026"),
        ("\u202e", ""),
        ("...", ""),
    ],
)
def test_folders_control_signs_and_the_ending_go(typed: str, kept: str) -> None:
    assert name_of_file(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Judgment B 123/26 of 12/3", "Judgment B 123/26 of 12/3"),
        ("Dr. Berg on the left knee", "Dr. Berg on the left knee"),
        ("  photo\u202egpj.exe\n ", "photogpj.exe"),
    ],
)
def test_what_somebody_typed_stays_as_typed(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Judgment B 123/26 of 12/3", "Judgment B 123-26 of 12-3.pdf"),
        ("../../etc/passwd", "-..-etc-passwd.pdf"),
        ("..", "document.pdf"),
    ],
)
def test_a_file_that_is_handed_out_names_no_folder(name: str, file: str) -> None:
    assert as_file(name, Kind.PDF) == file


def test_a_very_long_name_is_cut() -> None:
    assert len(tidy_name("a" * 5_000)) == LONGEST_NAME
