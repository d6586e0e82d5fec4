"""Reminders by e-mail: one sentence, the same for everybody, once a day at most."""

from collections.abc import Callable
from datetime import date, datetime

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext

from ledfyr.apps.access import audit
from ledfyr.apps.access.models import ReminderChoice, Staff
from ledfyr.apps.access.queries import Viewer, viewer_of
from ledfyr.domain.access.audit_verbs import AuditVerb


@transaction.atomic
def choose_reminders(*, by: Viewer, now: datetime, is_wanted: bool) -> None:
    """Keep whether the person wants reminders by e-mail; without a choice they do."""
    ReminderChoice.objects.update_or_create(
        staff_id=by.staff_id, defaults={"is_wanted": is_wanted}
    )
    audit.record(
        by=by,
        verb=AuditVerb.REMINDERS_CHOSEN,
        subject_kind="staff",
        subject_id=by.staff_id,
        now=now,
    )


def wants_reminders(viewer: Viewer) -> bool:
    """Return whether the viewer gets reminders."""
    chosen = ReminderChoice.objects.filter(staff_id=viewer.staff_id)
    return not chosen.filter(is_wanted=False).exists()


def send_reminders(*, today: date, something_waits: Callable[[Viewer], bool]) -> int:
    """Remind everybody for whom something waits; return how many were reminded.

    Nobody twice a day, nobody who turned it off, nobody without a role.
    """
    return sum(
        _reminded(staff, today)
        for staff in _to_ask(today)
        if something_waits(viewer_of(staff))
    )


def _to_ask(today: date) -> list[Staff]:
    settled = ReminderChoice.objects.filter(Q(is_wanted=False) | Q(last_sent_on=today))
    active = Staff.objects.filter(is_active=True, roles_held__isnull=False).distinct()
    return list(active.exclude(pk__in=settled.values("staff_id")).order_by("pk"))


@transaction.atomic
def _reminded(staff: Staff, today: date) -> bool:
    # The day is kept first and goes back if the e-mail cannot be sent: two commands at
    # the same time send one e-mail.
    choice, _ = ReminderChoice.objects.select_for_update().get_or_create(staff=staff)
    if not choice.is_wanted or choice.last_sent_on == today:
        return False
    choice.last_sent_on = today
    choice.save(update_fields=["last_sent_on"])
    with translation.override(staff.language):
        send_mail(
            subject=gettext("Something waits for you"),
            message=gettext("Something in Ledfyr waits for you. Sign in to see it."),
            from_email=None,
            recipient_list=[staff.email],
        )
    return True
