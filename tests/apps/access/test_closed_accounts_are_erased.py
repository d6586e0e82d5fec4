"""Retention: what is due is erased, what is signed stays, and the audit tells of it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

from ledfyr.apps.access import actions, retention
from ledfyr.apps.access.models import AuditEvent, Staff
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.domain.access.roles import Role
from tests.factories.access import NOW, PASSWORD, a_member_of_staff, an_app_for_codes
from tests.factories.cases import a_case, a_case_worker

pytestmark = pytest.mark.django_db
DUE = NOW + retention.SIGN_IN_KEPT


def a_closed_account() -> Staff:
    staff = a_member_of_staff(Role.CASE_WORKER)
    an_app_for_codes(staff)
    actions.close_account(by=THE_NODE, now=NOW, staff=staff)
    return staff


def test_email_password_and_second_steps_go_after_thirty_days() -> None:
    staff = a_closed_account()

    retention.erase_sign_in_of_closed_accounts(DUE)

    staff.refresh_from_db()
    assert staff.email == f"{staff.pk}@erased.invalid"
    assert not staff.check_password(PASSWORD)
    assert not second_steps_of(staff).exists()
    assert staff.erased_at == DUE


def test_nothing_goes_a_moment_earlier() -> None:
    staff = a_closed_account()

    erased = retention.erase_sign_in_of_closed_accounts(DUE - timedelta(seconds=1))

    staff.refresh_from_db()
    assert erased == 0
    assert "erased" not in staff.email


def test_an_open_account_is_never_erased() -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)

    retention.erase_closed_accounts(DUE + timedelta(days=9999))

    staff.refresh_from_db()
    assert staff.erased_at is None


def test_an_account_that_signs_nothing_is_deleted() -> None:
    staff = a_closed_account()

    retention.erase_closed_accounts(DUE)

    assert not Staff.objects.filter(pk=staff.pk).exists()


def test_the_name_stays_while_a_case_is_signed_with_it() -> None:
    worker = a_case_worker()
    a_case(worker)
    staff = Staff.objects.get(pk=worker.staff_id)
    actions.close_account(by=THE_NODE, now=NOW, staff=staff)

    retention.erase_closed_accounts(DUE)

    staff.refresh_from_db()
    assert staff.name == worker.name
    assert staff.email.endswith("@erased.invalid")


def test_the_daily_command_erases_what_is_due_and_audits_it() -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)
    long_ago = timezone.now() - 2 * retention.SIGN_IN_KEPT
    actions.close_account(by=THE_NODE, now=long_ago, staff=staff)

    call_command("erase_due", stdout=StringIO())

    last = AuditEvent.objects.order_by("sequence").last()
    assert not Staff.objects.exists()
    assert (last.verb, last.subject_kind) == ("records_erased", "staff")


def test_every_model_of_this_room_has_a_rule() -> None:
    ruled = {rule.model for rule in retention.retention_rules()}

    assert set(apps.get_app_config("access").get_models()) <= ruled
