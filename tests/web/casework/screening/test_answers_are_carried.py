"""Answers travel signed from page to page, and come out as they went in."""

import pytest
from django.core import signing

from ledfyr.web.casework.screening.carried import (
    Carried,
    CarriedBroken,
    pack,
    summary_text,
    unpack,
)

CHECK = Carried(form="LABOUR", age_group="adult", answers={"LAB7": "yes", "CTL1": "no"})


def test_a_check_comes_out_as_it_went_in() -> None:
    packed = pack(CHECK)

    assert unpack(packed) == CHECK


@pytest.mark.parametrize("packed", ["", "LABOUR", pack(CHECK)[:-1], "x" + pack(CHECK)])
def test_altered_answers_are_refused(packed: str) -> None:
    with pytest.raises(CarriedBroken, match="start the check again"):
        unpack(packed)


@pytest.mark.parametrize(
    "content",
    [
        {"instrument": "tea-leaves"},
        {"answers": {"LAB999": "yes"}},
        {"answers": {"LAB7": "perhaps"}},
        {"age_group": "old"},
        {"form": "TEA"},
        {"person": "a name"},
        ["LAB7"],
    ],
)
def test_a_signed_text_that_is_no_check_is_refused(content: object) -> None:
    packed = signing.dumps(content, salt="ledfyr.screening.carried")

    with pytest.raises(CarriedBroken):
        unpack(packed)


def test_not_known_takes_an_answer_back() -> None:
    changed = CHECK.answered({"LAB7": "unknown", "LAB3": "yes"})

    assert changed.answers == {"CTL1": "no", "LAB3": "yes"}


def test_the_summary_says_form_elements_signs_and_advice() -> None:
    check = CHECK.answered({"ACT1": "yes", "LAB3": "yes", "MEA3": "yes"})

    text = summary_text(check)

    assert "Labour exploitation" in text
    assert "The means is present" in text
    assert "LAB3: Are the working hours longer than the law allows?" in text
    assert "Treat the person as a presumed victim" in text
    assert "CTL1" not in text
