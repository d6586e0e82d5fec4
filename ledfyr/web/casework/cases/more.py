"""Which further pages of a case are open to this viewer?"""

from django.urls import reverse
from django.utils.translation import gettext

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import CaseFile
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.person_roles import ADDED_LATER, PART_OF_ROLE


def person_links(file: CaseFile) -> list[dict[str, str]]:
    """Return a link to each page about people and what was done; no query."""
    is_open = set(file.open_compartments)
    links = []
    if Compartment.IDENTITY in is_open:
        links.append(
            _link(
                file,
                "cases:person",
                gettext("The person"),
                gettext("Age, citizenship, languages, other cases of the same person"),
            )
        )
    if is_open & {PART_OF_ROLE[role] for role in ADDED_LATER}:
        links.append(
            _link(
                file,
                "cases:people",
                gettext("Other people"),
                gettext("Family, contacts, witnesses, suspects"),
            )
        )
    if Compartment.ACCOUNT in is_open:
        links += [
            _link(
                file,
                "cases:exploitation",
                gettext("What was done to the person"),
                gettext("Form, place, time, means and recruitment of each episode"),
            ),
            _link(
                file,
                "cases:situation",
                gettext("Others in the same situation"),
                gettext("How many there are, and which you may open"),
            ),
        ]
    return links


def file_links(file: CaseFile, viewer: Viewer) -> list[dict[str, str]]:
    """Return a link to each page about the file itself that is open to the viewer."""
    place = file.row.organisation_id
    pages = (
        (
            Permission.READ_WHO_HAS_SEEN,
            "cases:who_has_seen",
            gettext("Who has seen this file"),
            gettext("Readings, emergencies, who is kept out; seal the file"),
        ),
        (
            Permission.COPY_FOR_PERSON,
            "cases:own_copy",
            gettext("Copy for the person"),
            gettext("What is kept about them, on paper or as data"),
        ),
        (
            Permission.READ_CASE,
            "cases:step_back",
            gettext("Step back from this case"),
            gettext("If you are close to the person or to a suspect"),
        ),
    )
    return [
        _link(file, page, name, about)
        for permission, page, name, about in pages
        if viewer.may_in(permission, place)
    ]


def _link(file: CaseFile, page: str, name: str, about: str) -> dict[str, str]:
    return {"href": reverse(page, args=[file.row.id]), "name": name, "about": about}
