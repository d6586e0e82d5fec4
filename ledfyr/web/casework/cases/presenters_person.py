"""Wording of the pages about people; no database here."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import (
    Candidate,
    Identity,
    InvolvedView,
    PeopleOfCase,
    PersonView,
)
from ledfyr.apps.cases.retention import REMOVED_KEPT
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES
from ledfyr.domain.cases.childhood import CHILDHOOD_SENTENCES, turns_adult_on
from ledfyr.domain.cases.partial_dates import ages_on, read_partial_date
from ledfyr.domain.cases.person_roles import PART_OF_ROLE, PERSON_ROLE_NAMES
from ledfyr.domain.cases.sameness import SAME_SENTENCES
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.countries import country_name


def person_page(person: PersonView, may_change: bool, today: date) -> dict[str, Any]:
    """Return what is known of a person, with the rule for children and its source."""
    known, identity = codes(), person.identity
    birth = read_partial_date(identity.birth_date, latest=today)
    citizenships = [country_name(code) for code in identity.citizenships]
    return {
        "person": person,
        "may_change": may_change,
        "facts": [
            (gettext("Name"), identity.name),
            (gettext("Date of birth"), identity.birth_date),
            (gettext("Age today"), _age(ages_on(birth, today)) if birth else ""),
            (
                gettext("Age when the case was opened"),
                gettext(known.age_group[person.age_group]),
            ),
            (gettext("Sex"), gettext(known.sex[person.sex])),
            (gettext("Gender"), gettext(known.gender[identity.gender])),
            (gettext("Citizenships"), ", ".join(citizenships)),
            (
                gettext("Citizenship in figures"),
                gettext(known.citizenship_group[person.citizenship_group]),
            ),
            (gettext("Languages"), identity.languages),
        ],
        "childhood": gettext(CHILDHOOD_SENTENCES[person.childhood.reason]),
        "is_adult_by_birth": (
            person.childhood.is_treated_as_child
            and person.childhood.age_group == "adult"
            and birth is not None
        ),
        "turns_adult_on": turns_adult_on(birth) if birth else None,
        "is_treated_as_child": person.childhood.is_treated_as_child,
    }


def people_page(people: PeopleOfCase, viewer: Viewer, place: Any) -> dict[str, Any]:
    """Return who else stands in a case, each with the part of the file they are in."""
    writable = viewer.writable_in(place)
    return {
        "people": people,
        "rows": [
            _involved(each, PART_OF_ROLE[each.role] in writable)
            for each in people.involved
        ],
        "may_add": any(PART_OF_ROLE[role] in writable for role in people.roles_open),
    }


def to_take_out(
    people: PeopleOfCase, involved_id: UUID, viewer: Viewer, place: UUID
) -> dict[str, Any] | None:
    """Return somebody whom the viewer may take out of a case; None for anybody else."""
    for row in people_page(people, viewer, place)["rows"]:
        if row["view"].id == involved_id and row["is_writable"]:
            return {"people": people, "days_kept": REMOVED_KEPT.days, **row}
    return None


def candidates(found: tuple[Candidate, ...]) -> list[dict[str, Any]]:
    """Return cases that may be about the same person, with the reasons in words."""
    return [
        {
            "case": each,
            "identity": _short(each.identity),
            "reasons": [
                gettext(SAME_SENTENCES[reason]) for reason in each.resemblance.reasons
            ],
        }
        for each in found
    ]


def _involved(view: InvolvedView, is_writable: bool) -> dict[str, Any]:
    return {
        "view": view,
        "role": gettext(PERSON_ROLE_NAMES[view.role]),
        "part": gettext(COMPARTMENT_NAMES[PART_OF_ROLE[view.role]]),
        "who": _short(view.identity) or gettext("Name not known"),
        "is_writable": is_writable,
    }


def _short(identity: Identity) -> str:
    return ", ".join(part for part in (identity.name, identity.birth_date) if part)


def _age(ages: tuple[int, int]) -> str:
    youngest, oldest = ages
    if youngest == oldest:
        return ngettext("%(age)d year", "%(age)d years", oldest) % {"age": oldest}
    return gettext("%(first)d to %(last)d years") % {"first": youngest, "last": oldest}
