"""Which people besides the victim stand in a case, and in which part of the file?"""

from enum import StrEnum

from ledfyr.domain.access.compartments import Compartment


class PersonRole(StrEnum):
    """What somebody is in a case."""

    VICTIM = "victim"
    CHILD_OF = "child_of"
    FAMILY = "family"
    WITNESS = "witness"
    SUSPECT = "suspect"
    CONTACT = "contact"


PERSON_ROLE_NAMES: dict[PersonRole, str] = {
    PersonRole.VICTIM: "The person the case is about",
    PersonRole.CHILD_OF: "Child of the person",
    PersonRole.FAMILY: "Family of the person",
    PersonRole.WITNESS: "Witness",
    PersonRole.SUSPECT: "Suspect",
    PersonRole.CONTACT: "Contact of the person",
}
"""English names of the roles, for translators."""

PART_OF_ROLE: dict[PersonRole, Compartment] = {
    PersonRole.VICTIM: Compartment.IDENTITY,
    PersonRole.CHILD_OF: Compartment.SUPPORT,
    PersonRole.FAMILY: Compartment.SUPPORT,
    PersonRole.CONTACT: Compartment.SUPPORT,
    PersonRole.WITNESS: Compartment.ACCOUNT,
    PersonRole.SUSPECT: Compartment.ACCOUNT,
}
"""The part of the file in which somebody of a role is written, and read.

Family and contacts are where pressure is put: police do not see them. Witnesses and
suspects belong to what the person has told.
"""

ADDED_LATER = tuple(role for role in PersonRole if role is not PersonRole.VICTIM)
"""Roles that people can be given in a case that is open."""
