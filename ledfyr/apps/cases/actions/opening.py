"""Opening and closing a case."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.decisions import Ruling, add_decision
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import (
    NotMandated,
    NotPermitted,
    audited,
    locked_case,
)
from ledfyr.apps.cases.actions.identities import keep_identity
from ledfyr.apps.cases.actions.support import add_entry
from ledfyr.apps.cases.models import (
    Case,
    Person,
)
from ledfyr.apps.cases.queries import (
    CaseNotFound,
    Identity,
    case_of,
    childhood_of,
    law_of_case,
    may_close,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.childhood import age_as_kept, check_age_group
from ledfyr.domain.cases.partial_dates import read_partial_date
from ledfyr.domain.cases.references import new_reference
from ledfyr.domain.cases.status import Taken, check_decision
from ledfyr.domain.referrals.mandates import may_decide


@dataclass(frozen=True)
class Opening:
    """What is known when a case is opened; every part but the organisation may lack."""

    organisation_id: UUID
    presumed_on: date
    reasons: str
    identity: Identity | None = None
    age_group: str = "unknown"
    age_is_in_doubt: bool = False
    sex: str = "UNKNOWN"
    main_form: str = "UNKNOWN"
    entries: Mapping[Compartment, tuple[str, str]] = field(default_factory=dict)
    same_person_as: UUID | None = None
    """A case of this organisation about the same person, whose record is used then."""


@transaction.atomic
def open_case(*, by: Viewer, now: datetime, opening: Opening) -> Case:
    """Open a case for a presumed victim and record the presumption.

    Raises NotPermitted, StatusError for a day in the future, DateError and AgeError for
    a date of birth that cannot be, NotMandated where the country does not let this
    organisation presume.
    """
    held = by.roles_in(opening.organisation_id)
    if not by.may_in(Permission.OPEN_CASE, opening.organisation_id):
        raise NotPermitted("You may not open a case for this organisation.")
    check_decision([], Taken("presumed", opening.presumed_on), localdate(now))
    case = _new_case(by, opening, now)
    answer = may_decide(
        law_of_case(case),
        "presumed",
        organisation_kind=case.organisation.kind,
        roles=held,
        child=childhood_of(case.person, opening.presumed_on).is_treated_as_child,
        on=opening.presumed_on,
    )
    if not answer.allowed:
        raise NotMandated(answer)
    ruling = Ruling("presumed", opening.presumed_on, opening.reasons, "")
    add_decision(case, by, now, ruling, answer.source)
    for compartment, (kind, text) in opening.entries.items():
        add_entry(case, by, now, compartment, kind, text)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.CASE_OPENED, case, now)
    return case


@transaction.atomic
def close_case(*, by: Viewer, now: datetime, case_id: UUID) -> None:
    """Close a case; the years that it is kept start to run, until it is opened again.

    Raises CaseNotFound, and NotPermitted for those who may not open one, or who
    investigate where others carry the support.
    """
    case = locked_case(by, case_id)
    if not may_close(by, case):
        raise NotPermitted("You may not close this case.")
    if case.closed_on:
        return
    case.closed_on = max(localdate(now), case.opened_on)
    case.save(update_fields=["closed_on"])
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.CASE_CLOSED, case, now)


@transaction.atomic
def reopen_case(*, by: Viewer, now: datetime, case_id: UUID) -> None:
    """Open a closed case again: what waits falls due, and no years are counted.

    Raises CaseNotFound, and NotPermitted for those who may not close it.
    """
    case = locked_case(by, case_id)
    if not may_close(by, case):
        raise NotPermitted("You may not open this case again.")
    if not case.closed_on:
        return
    case.closed_on = None
    case.save(update_fields=["closed_on"])
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.CASE_REOPENED, case, now)


def _new_case(by: Viewer, opening: Opening, now: datetime) -> Case:
    case = Case(
        reference=new_reference(secrets.choice),
        sealed_key=vault.new_sealed_key("case"),
        organisation_id=opening.organisation_id,
        main_form=opening.main_form,
        opened_on=localdate(now),
        opened_by_id=by.staff_id,
    )
    case.country = case.organisation.country
    case.person = (
        _known_person(by, opening, now)
        if opening.same_person_as
        else _new_person(opening, case.country, now)
    )
    case.save()
    return case


def _known_person(by: Viewer, opening: Opening, now: datetime) -> Person:
    assert opening.same_person_as is not None  # noqa: S101  (for the type)
    known = case_of(by, opening.same_person_as, now=now)
    if known.organisation_id != opening.organisation_id:
        raise CaseNotFound
    if Compartment.IDENTITY not in by.readable_in(known.organisation_id):
        raise NotPermitted("You may not say who a person of another case is.")
    return known.person


def _new_person(opening: Opening, country: str, now: datetime) -> Person:
    person = Person(
        sealed_key=vault.new_sealed_key("person"),
        age_group=opening.age_group,
        age_is_in_doubt=opening.age_is_in_doubt,
        sex=opening.sex,
    )
    identity = opening.identity
    if identity and (identity.name.strip() or identity.birth_date.strip()):
        birth = read_partial_date(identity.birth_date, latest=localdate(now))
        check_age_group(opening.age_group, birth, localdate(now))
        person.age_group, person.age_is_in_doubt = age_as_kept(
            opening.age_group, opening.age_is_in_doubt, birth, localdate(now)
        )
        keep_identity(person, identity, country, localdate(now))
    else:
        person.save()
    return person
