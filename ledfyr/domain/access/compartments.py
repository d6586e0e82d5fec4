"""Which parts of a file does a role see and change?"""

from collections.abc import Iterable
from enum import StrEnum

from ledfyr.domain.access.roles import Role


class Compartment(StrEnum):
    """A part of a person's file that is opened on its own."""

    IDENTITY = "identity"
    WHEREABOUTS = "whereabouts"
    ACCOUNT = "account"
    HEALTH = "health"
    STATUS = "status"
    PROCEEDINGS = "proceedings"
    SUPPORT = "support"
    RETURN = "return"


COMPARTMENT_NAMES: dict[Compartment, str] = {
    Compartment.IDENTITY: "Identity",
    Compartment.WHEREABOUTS: "Whereabouts",
    Compartment.ACCOUNT: "Account of exploitation",
    Compartment.HEALTH: "Health",
    Compartment.STATUS: "Status and permits",
    Compartment.PROCEEDINGS: "Proceedings",
    Compartment.SUPPORT: "Support",
    Compartment.RETURN: "Return",
}
"""English names of the compartments, for translators."""

_ALL = frozenset(Compartment)
_READS: dict[Role, frozenset[Compartment]] = {
    Role.CASE_WORKER: _ALL,
    Role.DECISION_MAKER: frozenset(
        {Compartment.IDENTITY, Compartment.ACCOUNT, Compartment.STATUS}
    ),
    Role.INVESTIGATOR: frozenset(
        {
            Compartment.IDENTITY,
            Compartment.ACCOUNT,
            Compartment.STATUS,
            Compartment.PROCEEDINGS,
        }
    ),
    Role.SERVICE_WORKER: frozenset(),
    Role.COORDINATOR: frozenset({Compartment.STATUS}),
    Role.STATISTICIAN: frozenset(),
    Role.ADMINISTRATOR: frozenset(),
}
_WRITES: dict[Role, frozenset[Compartment]] = {
    **{role: frozenset[Compartment]() for role in Role},
    Role.CASE_WORKER: _ALL - {Compartment.PROCEEDINGS},
    Role.DECISION_MAKER: frozenset({Compartment.STATUS}),
    Role.INVESTIGATOR: frozenset({Compartment.STATUS, Compartment.PROCEEDINGS}),
}


def readable(roles: Iterable[Role]) -> frozenset[Compartment]:
    """Return the compartments that someone holding `roles` may read.

    A role sees compartments, never "the case": police and prosecution do not see
    support, a statistician sees no person, an administrator sees no content. A worker
    in a support service sees only what a referral carries under the person's consent.
    """
    return frozenset().union(*(_READS[role] for role in roles))


def writable(roles: Iterable[Role]) -> frozenset[Compartment]:
    """Return the compartments that someone holding `roles` may change."""
    return frozenset().union(*(_WRITES[role] for role in roles))
