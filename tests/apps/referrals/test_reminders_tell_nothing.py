"""A reminder says that something waits, once a day at most, and not what."""

from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from ledfyr.apps.access.models import AuditEvent, ReminderChoice, Staff
from ledfyr.apps.access.reminders import choose_reminders, send_reminders
from tests.factories.cases import NOW, TODAY, a_case_worker
from tests.factories.referrals import NAME, a_handover, a_referral

pytestmark = pytest.mark.django_db


def run() -> None:
    call_command("send_notices", verbosity=0)


def test_whoever_has_to_answer_a_referral_is_reminded() -> None:
    given = a_handover()
    a_referral(given)

    run()

    address = Staff.objects.get(pk=given.recipient.staff_id).email
    assert [address] in [each.to for each in mail.outbox]


def test_the_e_mail_is_the_same_for_everybody_and_names_nothing() -> None:
    given = a_handover()
    a_referral(given)

    run()

    told = {(each.subject, each.body) for each in mail.outbox}
    assert told == {
        (
            "Something waits for you",
            "Something in Ledfyr waits for you. Sign in to see it.",
        )
    }
    assert not any(
        word in str(each.message())
        for each in mail.outbox
        for word in (NAME, given.case.reference, "Harbour")
    )


def test_nobody_is_reminded_twice_a_day() -> None:
    a_referral(a_handover())
    run()
    before = len(mail.outbox)

    run()

    assert len(mail.outbox) == before > 0


def test_whoever_has_nothing_waiting_is_left_in_peace() -> None:
    a_case_worker()

    run()

    assert mail.outbox == []


def test_whoever_wants_none_gets_none() -> None:
    given = a_handover()
    a_referral(given)

    choose_reminders(by=given.recipient, now=NOW, is_wanted=False)
    run()

    address = Staff.objects.get(pk=given.recipient.staff_id).email
    assert [address] not in [each.to for each in mail.outbox]
    assert AuditEvent.objects.filter(verb="reminders_chosen").count() == 1


def test_an_e_mail_that_could_not_be_sent_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_server(**_: Any) -> None:
        raise ConnectionError

    a_case_worker()
    monkeypatch.setattr("ledfyr.apps.access.reminders.send_mail", no_server)

    with pytest.raises(ConnectionError):
        send_reminders(today=TODAY, something_waits=lambda viewer: True)

    assert not ReminderChoice.objects.filter(last_sent_on=TODAY).exists()
