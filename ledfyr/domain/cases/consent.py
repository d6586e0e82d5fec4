"""What has the person agreed to share: with whom, for what, which part of the file?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.vocabulary.refusal import Refusal


class ConsentError(Refusal):
    """An entry that cannot stand in the ledger, or a disclosure without consent."""


class Purpose(StrEnum):
    """What the person has agreed that a part of the file is used for."""

    SUPPORT = "support"
    IDENTIFICATION = "identification"
    LEGAL_HELP = "legal_help"
    RETURN = "return"
    TRANSFER = "transfer"


PURPOSE_NAMES: dict[Purpose, str] = {
    Purpose.SUPPORT: "To get support",
    Purpose.IDENTIFICATION: "To be identified as a victim",
    Purpose.LEGAL_HELP: "To get legal help",
    Purpose.RETURN: "To prepare a safe return",
    Purpose.TRANSFER: "To take over the case",
}
"""English names of the purposes, for translators."""

FOR_REFERRALS: tuple[Purpose, ...] = tuple(
    purpose for purpose in Purpose if purpose is not Purpose.TRANSFER
)
"""What a referral may be for; a transfer of the case is asked for apart."""


class Explained(StrEnum):
    """How the consent was explained and given."""

    WRITTEN = "written"
    ORAL = "oral"
    ORAL_INTERPRETER = "oral_interpreter"


EXPLAINED_NAMES: dict[Explained, str] = {
    Explained.WRITTEN: "In writing, signed",
    Explained.ORAL: "In talk, in a shared language",
    Explained.ORAL_INTERPRETER: "In talk, with an interpreter",
}
"""English names of the ways of consenting, for translators."""


GIVEN_BY_NAMES: dict[str, str] = {
    "person": "The person",
    "guardian": "A guardian",
    "both": "The person and a guardian",
}
"""Who may have agreed, by code, in English for translators."""


@dataclass(frozen=True)
class Consent:
    """One entry of the ledger: one recipient, one purpose, one compartment."""

    id: UUID
    recipient: UUID
    purpose: Purpose
    compartment: Compartment
    given_on: date
    until: date | None = None
    withdrawn_on: date | None = None

    def is_live(self, today: date) -> bool:
        """Say whether it holds on `today`; a withdrawal holds from its own day."""
        if self.withdrawn_on is not None and self.withdrawn_on <= today:
            return False
        return self.given_on <= today and (self.until is None or today <= self.until)


def check_entry(given_on: date, until: date | None, today: date) -> None:
    """Raise ConsentError when the days of a new entry cannot stand."""
    if given_on > today:
        raise ConsentError("The consent is dated in the future; correct the day.")
    check_end(until, today)


def check_end(until: date | None, today: date) -> None:
    """Raise ConsentError for a new entry whose last day has passed."""
    if until is not None and until < today:
        raise ConsentError("The last day has already passed; choose a later day.")


def check_told(explained: Explained, interpreter: str) -> None:
    """Raise ConsentError where nobody can say later who interpreted."""
    if explained is Explained.ORAL_INTERPRETER and not interpreter.strip():
        raise ConsentError(
            "Write who interpreted: a name, or the number of the interpreter."
        )


def disclosable(
    ledger: Iterable[Consent], recipient: UUID, purpose: Purpose, today: date
) -> dict[Compartment, UUID]:
    """Return the compartments that may go to `recipient` for `purpose`, by entry.

    What is not consented is not in it; an empty answer means that only a consultation
    without personal details is possible.
    """
    return {
        entry.compartment: entry.id
        for entry in ledger
        if entry.recipient == recipient
        and entry.purpose == purpose
        and entry.is_live(today)
    }
