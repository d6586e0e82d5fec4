"""Documents of a file, sealed in parts, and who took out an original."""

import uuid

from django.db import models
from django.db.models import Q

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.documents import Kind
from ledfyr.domain.cases.special_access import AccessReason


class Document(models.Model):
    """A document in one compartment of a file: added, never changed.

    Its content is sealed under a key of its own, so that it can be destroyed alone;
    its name and the checksums of its versions are sealed with the case. One that was
    moved or removed stays as a mark, without name and content: who, when and why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    compartment = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Compartment]
    )
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kind])
    copy_kind = models.CharField(
        max_length=10, choices=[(k.value, k.value) for k in Kind]
    )
    letter = models.CharField(max_length=20, blank=True)
    size = models.PositiveIntegerField()
    sealed_description = models.BinaryField()
    kept_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField()
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+", null=True
    )
    gone_at = models.DateTimeField(null=True)
    gone_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    was_moved = models.BooleanField(default=False)
    sealed_why_gone = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-kept_at"], name="documents_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(gone_at=None, gone_by=None, was_moved=False)
                | Q(gone_at__isnull=False, gone_by__isnull=False),
                name="somebody_took_away_what_is_gone",
            )
        ]


class DocumentPart(models.Model):
    """One sealed part of one version of a document, a megabyte at most.

    Its id follows from document, version and position, and the seal is bound to the
    id: a part that was moved does not open.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="parts"
    )
    version = models.CharField(
        max_length=10,
        choices=[(v, v) for v in ("original", "copy", "preview")],
    )
    position = models.PositiveSmallIntegerField()
    sealed_content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "version", "position"],
                name="a_part_has_its_own_place",
            )
        ]


class OriginalTaken(models.Model):
    """Somebody took out the original of a document, and said why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="takings"
    )
    reason = models.CharField(
        max_length=20, choices=[(r.value, r.value) for r in AccessReason]
    )
    sealed_words = models.BinaryField()
    taken_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["document", "-taken_at"], name="takings")]
