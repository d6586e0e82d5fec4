"""Four of five right answers pass an exercise; all exercises passed, a certificate."""

import pytest

from ledfyr.domain.screening.practice import has_certificate, has_passed


@pytest.mark.parametrize(
    ("right", "total", "passes"),
    [(8, 10, True), (7, 10, False), (12, 15, True), (13, 17, False), (0, 0, False)],
)
def test_four_of_five_right_answers_pass(right: int, total: int, passes: bool) -> None:
    assert has_passed(right, total) is passes


@pytest.mark.parametrize(
    ("passed", "given"),
    [([True, True], True), ([True, False], False), ([], False)],
)
def test_a_certificate_asks_for_every_exercise(passed: list[bool], given: bool) -> None:
    assert has_certificate(passed) is given
