"""Money is taken as people write it, and never guessed at."""

from decimal import Decimal

import pytest
from django import forms

from ledfyr.web.casework.cases.money import MoneyField
from ledfyr.web.parts.faults import faults_of


class ClaimForm(forms.Form):
    """A form that asks for one amount."""

    amount = MoneyField(label="Amount", required=False)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12000", "12000"),
        ("12000,50", "12000.50"),
        ("12000.50", "12000.50"),
        ("12000,5", "12000.50"),
        ("12 000", "12000"),
        (" 1 234 567,89 ", "1234567.89"),
        ("12\u00a0000", "12000"),
        ("12\u202f000.50", "12000.50"),
        ("0,01", "0.01"),
    ],
)
def test_an_amount_is_read(typed: str, amount: str) -> None:
    form = ClaimForm({"amount": typed})

    assert form.is_valid()
    assert form.cleaned_data["amount"] == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    ["12.000", "12,000", "1.234,50", "1,234.50", "12 00", "1 2000", "12,", ",5"]
    + ["1e5", "NaN", "twelve", "12 000 kr", "12.000.000"],
)
def test_what_may_mean_two_things_is_asked_again(typed: str) -> None:
    form = ClaimForm({"amount": typed})

    [fault] = faults_of(form)

    assert fault.text == (
        "Write “Amount” in digits, with a comma or a point only before hundredths, "
        "like 12 000,50 or 12000.50."
    )
    assert f'value="{typed}"' in str(form)


@pytest.mark.parametrize("typed", ["0", "-5", "0,00"])
def test_nothing_and_less_is_no_amount(typed: str) -> None:
    [fault] = faults_of(ClaimForm({"amount": typed}))

    assert fault.text == "Enter 0.01 or more under “Amount”."


def test_an_empty_amount_is_none() -> None:
    form = ClaimForm({"amount": " "})

    assert form.is_valid()
    assert form.cleaned_data["amount"] is None
