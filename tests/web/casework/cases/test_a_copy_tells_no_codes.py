"""People read the names of countries in their copy, never two letters."""

from datetime import date

import pytest
from django.utils.translation import override

from ledfyr.domain.cases.own_data import Item, Line
from ledfyr.web.casework.cases import presenters_copy


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Moldova, Stateless"), ("sv", "Moldavien, Statslös")]
)
def test_citizenships_are_told_by_name(language: str, told: str) -> None:
    line = Line("citizenships", "MD, STLS")

    with override(language):
        shown = presenters_copy.as_data(_copy(line))

    [section] = shown["sections"]
    assert section["items"][0]["lines"][0]["value"] == told


def _copy(line: Line) -> presenters_copy.OwnCopy:
    rule = presenters_copy.own_data_rules()["identity"]
    item = Item("1", "identity", None, (line,))
    return presenters_copy.OwnCopy(
        "REF", "A place", date(2026, 11, 2), ((rule, (item,)),), ()
    )
