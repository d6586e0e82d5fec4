"""How is it said how old somebody is, as far as it is known?"""

from typing import Protocol

from django.utils.translation import gettext

from ledfyr.domain.vocabulary.codes import codes


class Aged(Protocol):
    """Whatever tells an age as a group, and whether doubt protects."""

    @property
    def age_group(self) -> str:
        """Return the group as it was told."""

    @property
    def is_treated_as_child(self) -> bool:
        """Return whether the rules for children hold; doubt protects."""


def age_in_words(person: Aged) -> str:
    """Return the age group, and that somebody whose age is in doubt is as a child."""
    age = gettext(codes().age_group[person.age_group])
    if person.is_treated_as_child and person.age_group != "child":
        return gettext("%(age)s, in doubt: treated as a child") % {"age": age}
    return age
