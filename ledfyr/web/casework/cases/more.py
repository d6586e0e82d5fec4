"""Which further pages of a case are open to this viewer?"""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import CaseFile
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.person_roles import ADDED_LATER, PART_OF_ROLE

ABOUT_PEOPLE = (
    (
        frozenset({Compartment.IDENTITY}),
        "cases:person",
        gettext_lazy("The person"),
        gettext_lazy("Age, citizenship, languages, other cases of the same person"),
    ),
    (
        frozenset(PART_OF_ROLE[role] for role in ADDED_LATER),
        "cases:people",
        gettext_lazy("Other people"),
        gettext_lazy("Family, contacts, witnesses, suspects"),
    ),
    (
        frozenset({Compartment.ACCOUNT}),
        "cases:exploitation",
        gettext_lazy("What was done to the person"),
        gettext_lazy("Form, place, time, means and recruitment of each episode"),
    ),
    (
        frozenset({Compartment.ACCOUNT}),
        "cases:situation",
        gettext_lazy("Others in the same situation"),
        gettext_lazy("How many there are, and which you may open"),
    ),
)
"""Pages about people and what was done, each with parts of which one is open."""
ABOUT_THE_FILE = (
    (
        Permission.READ_WHO_HAS_SEEN,
        "cases:who_has_seen",
        gettext_lazy("Who has seen this file"),
        gettext_lazy("Readings, emergencies, who is kept out; seal the file"),
    ),
    (
        Permission.COPY_FOR_PERSON,
        "cases:own_copy",
        gettext_lazy("Copy for the person"),
        gettext_lazy("What is kept about them, on paper or as data"),
    ),
    (
        Permission.READ_CASE,
        "cases:step_back",
        gettext_lazy("Step back from this case"),
        gettext_lazy("If you are close to the person or to a suspect"),
    ),
)
"""Pages about the file itself, each with what one must be allowed to do."""


def person_links(file: CaseFile) -> list[dict[str, str]]:
    """Return a link to each page about people and what was done; no query."""
    return [
        _link(file, page, name, about)
        for parts, page, name, about in ABOUT_PEOPLE
        if parts & set(file.open_compartments)
    ]


def file_links(file: CaseFile, viewer: Viewer) -> list[dict[str, str]]:
    """Return a link to each page about the file itself that is open to the viewer."""
    place = file.row.organisation_id
    return [
        _link(file, page, name, about)
        for permission, page, name, about in ABOUT_THE_FILE
        if viewer.may_in(permission, place)
    ]


def _link(file: CaseFile, page: str, name: Promise, about: Promise) -> dict[str, str]:
    return {
        "href": reverse(page, args=[file.row.id]),
        "name": str(name),
        "about": str(about),
    }
