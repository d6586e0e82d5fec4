"""A number of a case is understood however it was written down."""

import secrets

import pytest

from ledfyr.domain.cases.references import new_reference, read_reference


@pytest.mark.parametrize(
    "typed",
    [
        "KHGR-QD5P",
        "khgr-qd5p",
        "KHGRQD5P",
        "  khgr qd5p ",
        "KHGR - QD5P",
        "KHGR\u2013QD5P",
        "KHGR\u2011QD5P",
        "KHGR\u2212QD5P",
        "KH GR QD 5P",
        "KHGR\u00a0QD5P",
        "KHGR\tQD5P",
    ],
)
def test_dashes_spaces_and_small_letters_make_no_difference(typed: str) -> None:
    assert read_reference(typed) == "KHGR-QD5P"


def test_every_number_that_is_given_reads_as_itself() -> None:
    for _ in range(200):
        given_out = new_reference(secrets.choice)

        assert read_reference(given_out) == given_out
        assert read_reference(given_out.replace("-", "").lower()) == given_out


@pytest.mark.parametrize("typed", ["", "-", "KHGR", "KHGR-QD5P-KHGR", "Ion Popescu"])
def test_what_is_no_number_is_no_number_of_a_case(typed: str) -> None:
    assert len(read_reference(typed).replace("-", "")) != 8
