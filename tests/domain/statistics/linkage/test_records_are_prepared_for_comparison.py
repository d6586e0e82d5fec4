"""Records are brought into one form before they are compared."""

import pytest

from ledfyr.domain.statistics.linkage import (
    CannotLink,
    birth_of,
    linkage_settings,
    prepare,
)


def test_scripts_and_spellings_meet() -> None:
    given = {
        "given_name": ["Олександр", "Aleksander", ""],
        "family_name": ["Шевченко", "SZEWCZENKO", "Ševtšenko"],
    }

    found = prepare(given, [0, 0, 1]).columns

    assert found["family_name"] == ["shevchenko", "szewczenko", "shevtshenko"]
    assert len(set(found["family_sound"])) == 1
    assert found["given_sound"][0] == found["given_sound"][1]
    assert found["given_name"][2] is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1990-05-17", ("1990-05-17", "1990")),
        ("17.5.1990", ("1990-05-17", "1990")),
        ("1990-05", (None, "1990")),
        ("1990", (None, "1990")),
        ("1990-05-17~", (None, "1990")),
    ],
)
def test_what_is_told_of_a_birth_is_kept(
    written: str, read: tuple[str | None, str | None]
) -> None:
    assert birth_of(written) == read


@pytest.mark.parametrize("written", ["1990-13-01", "yesterday", "1066-10-14", "90"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        birth_of(written)


def test_names_alone_of_one_kind_link_nobody() -> None:
    with pytest.raises(CannotLink):
        prepare({"family_name": ["Tamm"], "sex": ["F"]}, [0])


def test_blocks_do_without_a_column_that_is_not_there() -> None:
    settings = linkage_settings()

    there = {"given_name", "given_sound", "birth_date", "birth_year"}

    assert [each.on for each in settings.blocks_for(there)] == [
        ("birth_date", "given_sound"),
        ("birth_year", "given_sound"),
    ]
    assert [each.id for each in settings.comparisons_for(there)] == [
        "given_name",
        "birth_date",
    ]
