"""How long are people's files kept, and how are they erased?

Erasing destroys the keys: what was sealed can then be read by nobody, in the database
or in a backup. Codes for counting stay; they point at no one.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.retention import RetentionRule
from ledfyr.apps.cases.models import (
    Attendee,
    BrokenGlass,
    Case,
    Conference,
    ConferenceNote,
    ConflictOfInterest,
    ConsentEntry,
    Document,
    DocumentPart,
    DueDay,
    DutyDisclosure,
    ExploitationEpisode,
    FileEntry,
    FollowUp,
    Involved,
    MergeUndone,
    NameKey,
    Need,
    OriginalTaken,
    Person,
    PersonMerge,
    PlanStep,
    PlanTerm,
    Proceeding,
    ProceedingStep,
    ReasonGiven,
    ReturnPlan,
    ReturnStep,
    RiskAssessment,
    SearchToken,
    Situation,
    StatusDecision,
    SupervisionEntry,
    SupportPlan,
)
from ledfyr.apps.cases.queries.keeping import kept_until, years_kept

OWN_LOG_KEPT = timedelta(days=730)
"""How long a member of staff's own log of supervision is kept; no law sets it."""

REMOVED_KEPT = timedelta(days=30)
"""How long somebody taken out of a case is kept: time to notice a mistake."""


def erase_closed_cases(now: datetime) -> int:
    """Destroy the keys of cases that were closed long enough ago; return how many."""
    years, today = years_kept(), localdate(now)
    # None is due earlier than this; leap days make some of them due a little later.
    nearly = Case.objects.filter(
        closed_on__lt=today - timedelta(days=365 * years), sealed_key__erased_at=None
    ).select_related("sealed_key")
    due = [
        case for case in nearly if case.closed_on and kept_until(case.closed_on) < today
    ]
    for case in due:
        with transaction.atomic():
            vault.destroy_key(case.sealed_key, now=now)
            case.consents.update(given_by="erased")
            _forget_what_pointed_at(case, now)
    return len(due)


def erase_people_without_cases(now: datetime) -> int:
    """Destroy the identity of people whom no case needs any more; return how many."""
    lives = Q(case__sealed_key__erased_at=None)
    is_needed = lives & (Q(removed_at=None) | Q(removed_at__gt=now - REMOVED_KEPT))
    due = Person.objects.filter(
        ~Exists(Case.objects.filter(person=OuterRef("pk"), sealed_key__erased_at=None)),
        ~Exists(Involved.objects.filter(is_needed, person=OuterRef("pk"))),
        sealed_key__erased_at=None,
    ).select_related("sealed_key")
    for person in list(due):
        with transaction.atomic():
            vault.destroy_key(person.sealed_key, now=now)
            person.sealed_identity = None
            person.name_index = None
            person.save(update_fields=["sealed_identity", "name_index"])
            person.name_keys.all().delete()
    return len(due)


def _forget_what_pointed_at(case: Case, now: datetime) -> None:
    case.tokens.all().delete()
    case.due_days.all().delete()
    for document in case.documents.exclude(sealed_key=None).select_related(
        "sealed_key"
    ):
        if document.sealed_key and document.sealed_key.erased_at is None:
            vault.destroy_key(document.sealed_key, now=now)
    DocumentPart.objects.filter(document__case=case).delete()
    case.reasons.all().delete()
    case.conflicts.all().delete()
    case.situation = None
    case.save(update_fields=["situation"])


def erase_own_logs(now: datetime) -> int:
    """Destroy the keys of own-log entries two years old; return how many."""
    due = SupervisionEntry.objects.filter(
        written_at__lte=now - OWN_LOG_KEPT, sealed_key__erased_at=None
    ).select_related("sealed_key")
    for entry in due:
        vault.destroy_key(entry.sealed_key, now=now)
    return len(due)


_WITH_THE_CASE = "It is erased with its case, by destroying the key of the case."

RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        Case,
        "A closed case is erased, by destroying its key, after the years that the "
        "operator sets (LEDFYR_CASE_YEARS_KEPT; five unless set, which is no law); its "
        "page and the person's copy tell the day.",
        erase_closed_cases,
    ),
    RetentionRule(
        Person,
        "An identity is erased, by destroying its key, once all cases of it are, or a "
        "month after somebody was taken out of a case; what finds its name goes too.",
        erase_people_without_cases,
    ),
    RetentionRule(StatusDecision, _WITH_THE_CASE, None),
    RetentionRule(FileEntry, _WITH_THE_CASE, None),
    RetentionRule(
        DueDay, "The days of a case are deleted once they are no longer to come.", None
    ),
    RetentionRule(Involved, _WITH_THE_CASE, None),
    RetentionRule(ExploitationEpisode, _WITH_THE_CASE, None),
    RetentionRule(SearchToken, _WITH_THE_CASE, None),
    RetentionRule(ReasonGiven, _WITH_THE_CASE, None),
    RetentionRule(ConflictOfInterest, _WITH_THE_CASE, None),
    RetentionRule(BrokenGlass, _WITH_THE_CASE, None),
    RetentionRule(
        NameKey, "What finds a name is deleted with the identity that it finds.", None
    ),
    RetentionRule(
        PersonMerge, "That two records are one person stays; it names nobody.", None
    ),
    RetentionRule(
        MergeUndone, "That a finding was undone stays with the finding.", None
    ),
    RetentionRule(
        Situation, "A situation is a reference and nothing else; it stays.", None
    ),
    RetentionRule(Document, _WITH_THE_CASE, None),
    RetentionRule(DocumentPart, _WITH_THE_CASE, None),
    RetentionRule(OriginalTaken, _WITH_THE_CASE, None),
    RetentionRule(DutyDisclosure, _WITH_THE_CASE, None),
    RetentionRule(Need, _WITH_THE_CASE, None),
    RetentionRule(RiskAssessment, _WITH_THE_CASE, None),
    RetentionRule(SupportPlan, _WITH_THE_CASE, None),
    RetentionRule(PlanTerm, _WITH_THE_CASE, None),
    RetentionRule(PlanStep, _WITH_THE_CASE, None),
    RetentionRule(Conference, _WITH_THE_CASE, None),
    RetentionRule(Attendee, _WITH_THE_CASE, None),
    RetentionRule(ConferenceNote, _WITH_THE_CASE, None),
    RetentionRule(Proceeding, _WITH_THE_CASE, None),
    RetentionRule(ProceedingStep, _WITH_THE_CASE, None),
    RetentionRule(ReturnPlan, _WITH_THE_CASE, None),
    RetentionRule(ReturnStep, _WITH_THE_CASE, None),
    RetentionRule(FollowUp, _WITH_THE_CASE, None),
    RetentionRule(
        SupervisionEntry,
        "An entry of a member of staff's own log is erased, by destroying its key, "
        "after two years, which is no law.",
        erase_own_logs,
    ),
    RetentionRule(
        ConsentEntry,
        "A line of the ledger stays as proof of what was agreed; it names no person.",
        None,
    ),
)
