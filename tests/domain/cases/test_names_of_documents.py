"""The name of a document tells what it is, and hides nothing in how it is written."""

import pytest

from ledfyr.domain.cases.documents import LONGEST_NAME, tidy_name


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
    assert tidy_name(typed) == kept


def test_a_very_long_name_is_cut() -> None:
    assert len(tidy_name("a" * 5_000 + ".pdf")) == LONGEST_NAME
