"""A blind index finds equal values and tells nothing else."""

import pytest

from ledfyr.engines.access.sealing import blind_index, new_key

KEY = new_key()


@pytest.mark.parametrize("same", ["aino  example", "AINO EXAMPLE", " Aino Example "])
def test_values_that_a_person_would_call_equal_are_found(same: str) -> None:
    assert blind_index(KEY, "name", same) == blind_index(KEY, "name", "Aino Example")


def test_unlike_values_are_not_found() -> None:
    assert blind_index(KEY, "name", "Aino") != blind_index(KEY, "name", "Aina")


def test_a_value_is_not_found_under_another_purpose() -> None:
    assert blind_index(KEY, "name", "Aino") != blind_index(KEY, "alias", "Aino")


def test_a_value_is_not_found_with_another_key() -> None:
    assert blind_index(KEY, "name", "Aino") != blind_index(new_key(), "name", "Aino")
