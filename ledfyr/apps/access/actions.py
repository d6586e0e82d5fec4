"""What an administrator does: organisations, accounts, roles."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from ledfyr.apps.access import audit
from ledfyr.apps.access.models import Organisation, RoleHeld, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from ledfyr.domain.referrals.mechanism import country_codes
from ledfyr.domain.vocabulary.codes import codes


class NotAllowed(Exception):
    """The actor lacks the permission for this deed."""


class NotAccepted(Exception):
    """What was given cannot be kept; the message says what to give instead."""


@transaction.atomic
def add_organisation(
    *,
    by: Viewer,
    now: datetime,
    name: str,
    kind: str,
    country: str,
    municipality: str = "",
    region: str = "",
) -> Organisation:
    """Add an organisation of the chain, with its kind and country as shared codes.

    Raises NotAllowed without the permission to manage staff, and NotAccepted for an
    empty or taken name or a code that the vocabulary does not have.
    """
    _refuse_unless_administrator(by)
    if not name.strip():
        raise NotAccepted("An organisation needs a name.")
    if kind not in codes().organisation_kind:
        raise NotAccepted(f"'{kind}' is no kind of organisation; choose a listed one.")
    if country not in country_codes():
        raise NotAccepted(f"'{country}' is no country here; use a code such as SE.")
    organisation = Organisation(
        name=name.strip(),
        kind=kind,
        country=country,
        municipality=municipality.strip(),
        region=region.strip(),
    )
    if _is_taken(organisation):
        raise NotAccepted("An organisation of this name and place is there already.")
    organisation.save(force_insert=True)
    _audit(by, AuditVerb.ORGANISATION_ADDED, organisation, now)
    return organisation


@transaction.atomic
def add_staff(
    *,
    by: Viewer,
    now: datetime,
    email: str,
    name: str,
    password: str | None = None,
    language: str = "en",
) -> Staff:
    """Add an account; without a password its owner asks for one by e-mail.

    The account opens nothing until a role is given and a second step is set up.
    Raises NotAllowed without the permission to manage staff, and NotAccepted for an
    e-mail that is malformed or taken, an empty name or a password that is too weak.
    """
    _refuse_unless_administrator(by)
    staff = Staff(email=email.strip().lower(), name=name.strip(), language=language)
    _refuse_unfit(staff, password)
    staff.set_password(password)
    staff.save(force_insert=True)
    _audit(by, AuditVerb.STAFF_ADDED, staff, now)
    return staff


@transaction.atomic
def give_role(
    *, by: Viewer, now: datetime, staff: Staff, organisation: Organisation, role: Role
) -> RoleHeld:
    """Give a member of staff a role in an organisation; it counts at once.

    Raises NotAllowed without the permission to manage staff, and NotAccepted when the
    account is closed, holds the role already or is the administrator's own: nobody
    opens files to themselves.
    """
    _refuse_unless_administrator(by)
    _refuse_oneself(by, staff)
    if not staff.is_active:
        raise NotAccepted("The account is closed; add a new one.")
    held, is_new = RoleHeld.objects.get_or_create(
        staff=staff, organisation=organisation, role=Role(role).value
    )
    if not is_new:
        raise NotAccepted("This role is held already.")
    _audit(by, AuditVerb.ROLE_GIVEN, staff, now, organisation)
    return held


@transaction.atomic
def withdraw_role(
    *, by: Viewer, now: datetime, staff: Staff, organisation: Organisation, role: Role
) -> None:
    """Take a role back; from the next page on it opens nothing.

    Raises NotAllowed without the permission to manage staff, and NotAccepted when the
    role is not held or the account is the administrator's own.
    """
    _refuse_unless_administrator(by)
    _refuse_oneself(by, staff)
    deleted, _ = RoleHeld.objects.filter(
        staff=staff, organisation=organisation, role=Role(role).value
    ).delete()
    if not deleted:
        raise NotAccepted("This role is not held.")
    _audit(by, AuditVerb.ROLE_WITHDRAWN, staff, now, organisation)


@transaction.atomic
def close_account(*, by: Viewer, now: datetime, staff: Staff) -> None:
    """Close an account: its roles end and every session of it stops at once.

    Raises NotAllowed without the permission to manage staff, and NotAccepted when the
    account is closed already or is the administrator's own.
    """
    _refuse_unless_administrator(by)
    _refuse_oneself(by, staff)
    if not staff.is_active:
        raise NotAccepted("The account is closed already.")
    staff.is_active, staff.closed_at = False, now
    staff.save(update_fields=["is_active", "closed_at"])
    staff.roles_held.all().delete()
    _audit(by, AuditVerb.STAFF_CLOSED, staff, now)


@transaction.atomic
def choose_language(*, by: Viewer, now: datetime, language: str) -> None:
    """Let members of staff choose the language of their own pages.

    Raises NotAccepted for a language that the node does not speak.
    """
    if language not in dict(settings.LANGUAGES):
        raise NotAccepted(f"'{language}' is no language of this node.")
    staff = Staff.objects.get(pk=by.staff_id)
    staff.language = language
    staff.save(update_fields=["language"])
    _audit(by, AuditVerb.LANGUAGE_CHOSEN, staff, now)


@transaction.atomic
def reset_second_step(*, by: Viewer, now: datetime, staff: Staff) -> None:
    """Take away the second steps of someone who lost them; a new one is set up next.

    Raises NotAllowed without the permission to manage staff, and NotAccepted when the
    account has no second step or is the administrator's own.
    """
    _refuse_unless_administrator(by)
    _refuse_oneself(by, staff)
    if not second_steps_of(staff).delete()[0]:
        raise NotAccepted("This account has no second step to take away.")
    _audit(by, AuditVerb.SECOND_FACTOR_REMOVED, staff, now)


def _refuse_unless_administrator(by: Viewer) -> None:
    if not by.may(Permission.MANAGE_STAFF):
        raise NotAllowed("Only an administrator of the node may do this; ask one.")


def _refuse_oneself(by: Viewer, staff: Staff) -> None:
    if by.staff_id == staff.pk:
        raise NotAccepted("This is your own account; ask another administrator.")


def _is_taken(organisation: Organisation) -> bool:
    return Organisation.objects.filter(
        name__iexact=organisation.name,
        country=organisation.country,
        municipality=organisation.municipality,
        region=organisation.region,
    ).exists()


def _refuse_unfit(staff: Staff, password: str | None) -> None:
    try:
        validate_email(staff.email)
        if password is not None:
            validate_password(password, staff)
    except ValidationError as error:
        raise NotAccepted(" ".join(error.messages)) from None
    if not staff.name:
        raise NotAccepted("A member of staff needs a name.")
    if staff.language not in dict(settings.LANGUAGES):
        raise NotAccepted(f"'{staff.language}' is no language of this node.")
    if Staff.objects.filter(email__iexact=staff.email).exists():
        raise NotAccepted("This e-mail has an account already.")


def _audit(
    by: Viewer,
    verb: AuditVerb,
    subject: Staff | Organisation,
    now: datetime,
    organisation: Organisation | None = None,
) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind=subject._meta.model_name or "",
        subject_id=subject.pk,
        organisation=organisation.pk if organisation else None,
        now=now,
    )
