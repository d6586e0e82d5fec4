"""A number in a country file is one that a telephone can dial."""

import re

import pytest
from pydantic import ValidationError

from ledfyr.domain.referrals.facts import Contact
from ledfyr.domain.referrals.mechanism import country_codes, mechanism

DIALLED = re.compile(r"\+?\d{3,15}")


@pytest.mark.parametrize("code", country_codes())
def test_every_number_is_one_number(code: str) -> None:
    for contact in mechanism(code).contact:
        for number in (contact.number, contact.number_from_abroad or "unknown"):
            digits = re.sub(r"[ -]", "", number)
            assert number == "unknown" or DIALLED.fullmatch(digits), contact.id


@pytest.mark.parametrize("number", ["020-1, from abroad +46 20", "call us", "", "+"])
def test_words_in_a_number_are_refused(number: str) -> None:
    with pytest.raises(ValidationError, match="number"):
        Contact(
            id="line",
            name="Line",
            kind="hotline",
            number=number,
            hours="unknown",
            languages="unknown",
            source="guidelines_sv",
            checked=False,
        )
