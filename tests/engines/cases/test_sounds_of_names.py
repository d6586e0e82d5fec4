"""A name is found however it was written, and others are not."""

import pytest

from ledfyr.domain.vocabulary.spelling import sound_keys
from ledfyr.engines.cases.names import likeness

ONE_NAME = [
    ("Шевченко", "Shevchenko"),
    ("Szewczenko", "Schewtschenko"),
    ("Ševtšenko", "Shevchenko"),
    ("Oleksandr", "Александр"),
    ("Юрій", "Jüri"),
    ("Kseniya", "Xenia"),
    ("Mohammed", "Mukhammad"),
    ("Halyna", "Galina"),
    ("Serhii", "Sergey"),
    ("Yekaterina", "Катерина"),
    ("Viktorija", "Victoria"),
    ("Kowalski", "Kowalska"),
    ("Nguyễn", "Nguyen"),
    ("Øyvind", "Oivind"),
    ("Gunnþór", "Gunnthor"),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert sound_keys(one) & sound_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna", "Maria"), ("Popescu", "Ionescu"), ("Tamm", "Sild"), ("Ali", "Omar")],
)
def test_other_names_share_none(one: str, other: str) -> None:
    assert not sound_keys(one) & sound_keys(other)


def test_order_script_and_accents_do_not_part_a_name() -> None:
    assert likeness("Jüri Tamm", "TAMM Juri") == 1
    assert likeness("Олександр Шевченко", "Oleksandr Szewczenko") > 0.95


def test_one_word_alone_never_makes_two_names_the_same() -> None:
    assert likeness("Anna", "Anna Tamm") < 0.95
    assert likeness("Anna Sild", "Anna Tamm") < 0.5


def test_a_name_in_another_script_is_compared_as_it_stands() -> None:
    assert sound_keys("արամ") == {"արամ"}
    assert likeness("արամ", "արամ") == 1


def test_nothing_is_like_nothing() -> None:
    assert likeness("", "Anna") == likeness("?", "!") == 0
    assert sound_keys("") == frozenset()
