"""Several citizenships count once, seen from the country of the case."""

import pytest

from ledfyr.domain.vocabulary.citizenship import citizenship_group, eu_members
from ledfyr.domain.vocabulary.codes import codes


@pytest.mark.parametrize(
    ("held", "country", "group"),
    [
        (["SE"], "SE", "NATIONAL"),
        (["PL", "SE"], "SE", "NATIONAL"),
        (["PL", "UA"], "SE", "EU"),
        (["SE"], "NO", "EU"),
        (["NO"], "SE", "OTHER"),
        (["UA"], "EE", "OTHER"),
        (["STLS"], "LV", "STATELESS"),
        (["STLS", "UA"], "LV", "OTHER"),
        ([], "SE", "UNKNOWN"),
    ],
)
def test_the_nearest_citizenship_counts(
    held: list[str], country: str, group: str
) -> None:
    assert citizenship_group(held, country) == group


def test_the_union_has_27_members_and_every_group_a_name() -> None:
    assert len(eu_members()) == 27
    assert list(codes().citizenship_group) == [
        "NATIONAL",
        "EU",
        "OTHER",
        "STATELESS",
        "UNKNOWN",
    ]
