"""How is an amount of money typed?"""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ledfyr.domain.cases.happened import MOST

_SPACES = re.compile(r"\s+")
_AMOUNT = re.compile(r"-?(\d+|\d{1,3}( \d{3})+)([.,]\d{1,2})?")


class MoneyField(forms.DecimalField):
    """An amount with a comma or a point before its hundredths, as people write it.

    Spaces may stand between thousands. What some countries read as thousands and others
    as a fraction, such as 12.000, is refused: nobody guesses about money.
    """

    widget = forms.TextInput(
        attrs={"autocomplete": "off", "inputmode": "decimal", "data-width": "short"}
    )

    def __init__(self, **known: Any) -> None:
        """Take what can be recorded, from the smallest coin up."""
        super().__init__(
            min_value=Decimal("0.01"), max_value=MOST, decimal_places=2, **known
        )

    def to_python(self, value: Any) -> Any:
        """Return the amount, or None for none; raise ValidationError for a riddle."""
        typed = _SPACES.sub(" ", str(value or "").strip())
        if not typed:
            return None
        if not _AMOUNT.fullmatch(typed):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Decimal(typed.replace(" ", "").replace(",", "."))
