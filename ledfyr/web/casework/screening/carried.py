"""How do the answers of a check travel from page to page without being stored?

They travel in the body of each POST, signed, so that nobody can alter them on the way;
never in an address, a session or the database.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.core import signing
from django.utils.translation import override

from ledfyr.domain.screening.assessment import Assessment, assess, read_answer
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import AgeGroup
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.screening.wording import summary_lines

_SALT = "ledfyr.screening.carried"


class CarriedBroken(ValueError):
    """The carried answers are not those that this node signed."""


@dataclass(frozen=True)
class Carried:
    """One check of signs: what was met, and the answers that are known.

    `form` and `age_group` are codes of the vocabulary; `answers` maps item ids to
    "yes" or "no". What is not in it is not known.
    """

    instrument: str = "guidelines"
    form: str = "UNKNOWN"
    place: str = ""
    age_group: str = "unknown"
    answers: Mapping[str, str] = field(default_factory=dict)

    def answered(self, given: Mapping[str, str]) -> "Carried":
        """Return this check with these answers; "unknown" takes an answer back."""
        merged = {**self.answers, **given}
        known = {item: a for item, a in merged.items() if a != "unknown"}
        return replace(self, answers=known)


def pack(carried: Carried) -> str:
    """Return the check as signed text for a hidden field."""
    return signing.dumps(asdict(carried), salt=_SALT, compress=True)


def unpack(packed: str) -> Carried:
    """Return the check that was packed.

    Raises CarriedBroken if the text was altered, or if it names an instrument or an
    item that is no longer asked.
    """
    try:
        found = Carried(**_loaded(packed))
        assessed(found)
    except (TypeError, ValueError) as error:
        raise CarriedBroken(str(error)) from error
    if found.form not in codes().form_of_exploitation:
        raise CarriedBroken("The form is no longer known; start the check again.")
    return found


def assessed(carried: Carried) -> Assessment:
    """Return what the carried answers add up to."""
    answers = {item: read_answer(item, a) for item, a in carried.answers.items()}
    return assess(instrument(carried.instrument), answers, AgeGroup(carried.age_group))


def summary_text(carried: Carried) -> str:
    """Return the result in plain English words, for the account in a file of a case."""
    with override("en"):
        return "\n".join(summary_lines(assessed(carried), carried.form))


def _loaded(packed: str) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = signing.loads(packed, salt=_SALT)
    except signing.BadSignature as error:
        raise CarriedBroken(
            "The answers were changed on the way; start the check again."
        ) from error
    return loaded
