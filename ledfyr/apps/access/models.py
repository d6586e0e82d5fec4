"""Organisations, staff and the roles they hold; sealed keys; the audit."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from ledfyr.domain.access.roles import ROLE_NAMES, Role
from ledfyr.domain.vocabulary.codes import codes


def organisation_kinds() -> list[tuple[str, str]]:
    """Return the kinds of organisation as choices; a new kind needs no migration."""
    return list(codes().organisation_kind.items())


class Organisation(models.Model):
    """An organisation of the chain: whoever holds a role holds it in one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=organisation_kinds)
    country = models.CharField(max_length=2)
    municipality = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "country",
                "municipality",
                "region",
                name="one_organisation_of_a_name_and_place",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(kind="") & ~Q(country=""),
                name="an_organisation_says_what_it_is",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Staff(AbstractBaseUser):
    """A member of staff who may sign in; a closed account signs in nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = BaseUserManager["Staff"]()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_of_an_email"),
            models.CheckConstraint(
                condition=Q(is_active=True, closed_at=None)
                | Q(is_active=False, closed_at__isnull=False),
                name="a_closed_account_is_not_active",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(is_active=False),
                name="only_a_closed_account_is_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoleHeld(models.Model):
    """A role that a member of staff holds in one organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(
        Staff, on_delete=models.CASCADE, related_name="roles_held"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="roles_held"
    )
    role = models.CharField(
        max_length=30, choices=[(role.value, name) for role, name in ROLE_NAMES.items()]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "organisation", "role"], name="a_role_is_held_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="a_known_role"
            ),
        ]

    def __str__(self) -> str:
        return self.role


class KeyPurpose(models.TextChoices):
    """What a sealed key seals; each room adds its own."""

    AUDIT = "audit"
    BLIND_INDEX = "blind_index"
    SIGN_IN = "sign_in"
    CASE = "case"
    WEBHOOK = "webhook"
    DOCUMENT = "document"
    PERSON = "person"


ONE_PER_NODE = (KeyPurpose.AUDIT, KeyPurpose.BLIND_INDEX, KeyPurpose.SIGN_IN)
"""Purposes with a single key that lasts as long as the node."""


class SealedKey(models.Model):
    """A key wrapped by a node key. Destroying it erases all that it seals."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=30)
    node_key_id = models.CharField(max_length=8, db_index=True)
    wrapped = models.BinaryField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["purpose"], name="keys_for_a_purpose")]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose"],
                condition=Q(purpose__in=[purpose.value for purpose in ONE_PER_NODE]),
                name="one_key_per_node_for_its_own_purposes",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(wrapped=b"")
                | Q(erased_at__isnull=False, wrapped=b""),
                name="an_erased_key_is_gone",
            ),
        ]


class AuditEvent(models.Model):
    """Who did what to which record, and when; identifiers only, and never changed.

    No foreign keys: an event neither keeps a record alive nor goes with it. Triggers of
    the database refuse to change or delete a row.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    compartment = models.CharField(max_length=20, blank=True)
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "sequence"], name="audit_of_subject"),
            models.Index(fields=["actor_id", "sequence"], name="audit_of_actor"),
            models.Index(fields=["verb", "sequence"], name="audit_of_verb"),
            models.Index(fields=["at"], name="audit_of_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sequence__gte=1), name="the_audit_counts_from_one"
            )
        ]


class AuditHead(models.Model):
    """The end of the audit: how many events stand and what ends them, sealed.

    One row, locked by whoever adds an event.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    count = models.BigIntegerField()
    last_hash = models.BinaryField(max_length=32)
    seal = models.BinaryField(max_length=32)
    key = models.OneToOneField(SealedKey, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="the_audit_has_one_head")
        ]


class SignInAttempt(models.Model):
    """Counts of recent attempts to sign in, under keys that tell nobody's address.

    The table of Django's cache, so that all workers of a node count together.
    """

    cache_key = models.CharField(primary_key=True, max_length=255)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)


class ApiToken(models.Model):
    """A secret with which a program acts for its owner; only its hash is kept.

    It never does more than its scopes, and never more than the owner's roles in the
    one organisation allow on the day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(
        Staff, on_delete=models.CASCADE, related_name="api_tokens"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=60)
    scopes = models.JSONField(default=list)
    digest = models.BinaryField(max_length=32, unique=True)
    issued_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(digest=b""), name="a_token_has_name_and_hash"
            )
        ]


class ReminderChoice(models.Model):
    """Whether somebody wants reminders by e-mail, and the day of the last one."""

    staff = models.OneToOneField(
        Staff, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    is_wanted = models.BooleanField(default=True)
    last_sent_on = models.DateField(null=True)


class Webhook(models.Model):
    """Where a program is told that something happened; one for a token at most.

    The secret that signs is sealed. `stopped_at` is set when nobody answered there for
    as long as is tried; its owner starts it again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.OneToOneField(
        ApiToken, on_delete=models.CASCADE, related_name="webhook"
    )
    url = models.CharField(max_length=500)
    sealed_key = models.OneToOneField(
        SealedKey, on_delete=models.PROTECT, related_name="+"
    )
    sealed_secret = models.BinaryField()
    set_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=20, blank=True)


class Announcement(models.Model):
    """Something to tell a program: kept in the transaction of what happened.

    Neither the body nor an answer is kept. `next_attempt_at` is moved on before each
    attempt, so that two workers send one announcement once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(
        Webhook, on_delete=models.CASCADE, related_name="announcements"
    )
    kind = models.CharField(max_length=30)
    subject_id = models.UUIDField()
    happened_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(next_attempt_at__isnull=False),
                name="announcements_to_send",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_at=None) | Q(next_attempt_at=None),
                name="what_was_delivered_is_not_sent_again",
            )
        ]
