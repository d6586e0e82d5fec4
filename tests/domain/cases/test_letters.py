"""Letters say what they may, and nothing that endangers who carries them."""

from string import Formatter

import pytest

from ledfyr.domain.cases.letters import Letter, LetterError, check_certified, letter_of
from ledfyr.domain.cases.letters import letters as all_letters
from ledfyr.domain.cases.status import Status

FILLED = {
    *("who", "organisation", "reference", "today", "day", "time", "place"),
    *("status", "decision", "decided_on", "decided_by"),
    *("starts", "ends", "period", "source"),
}
TELLING = ("traffick", "victim", "exploit", "police", "crime", "shelter")


@pytest.mark.parametrize("letter", all_letters(), ids=lambda letter: letter.id)
def test_a_letter_asks_only_for_what_the_file_can_fill(letter: Letter) -> None:
    asked = {
        name for line in letter.sentences for _, name, _, _ in Formatter().parse(line)
    }

    assert asked - {None} <= FILLED


@pytest.mark.parametrize("code", ["confirmation", "appointment"])
def test_a_letter_found_in_a_pocket_tells_nothing(code: str) -> None:
    said = " ".join(letter_of(code).sentences).lower()

    assert [word for word in TELLING if word in said] == []


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(LetterError, match="Choose a letter"):
        letter_of("ransom")


@pytest.mark.parametrize(
    "status", [Status.NOT_DECIDED, Status.NOT_A_VICTIM, Status.WITHDRAWN]
)
def test_no_certificate_without_a_decision_that_stands(status: Status) -> None:
    with pytest.raises(LetterError, match="presumed or identified victim"):
        check_certified(status)
