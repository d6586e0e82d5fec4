"""Nothing is kept by forgetting, and what is due is really erased."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import models
from django.test import Client

from ledfyr.apps.access import actions as access
from ledfyr.apps.access.models import ONE_PER_NODE, SealedKey, Staff
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.access.retention import retention_rules
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.referrals.actions import refuse_referral
from tests.factories.access import a_member_of_staff
from tests.factories.cases import NOW
from tests.factories.referrals import a_handover, a_referral

HOLDS_NO_RECORD = {"auth", "contenttypes"}
"""Tables of Django about the program itself."""


def goes_with_staff(model: type[models.Model]) -> bool:
    """Is this row deleted with the account that it belongs to?"""
    return any(
        field.related_model is Staff and field.remote_field.on_delete is models.CASCADE
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
    )


def goes_with_another(model: type[models.Model]) -> bool:
    """Is this row deleted with a row that is deleted with the account?"""
    return any(
        field.remote_field.on_delete is models.CASCADE
        and goes_with_staff(field.related_model)
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
    )


def erasing() -> list[Any]:
    """Return the rules by which time erases something."""
    return [rule for rule in retention_rules() if rule.erase]


def test_every_table_has_a_rule_or_goes_with_the_account() -> None:
    ruled = {rule.model for rule in retention_rules()}
    without = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label not in HOLDS_NO_RECORD
        and model not in ruled
        and not goes_with_staff(model)
        and not goes_with_another(model)
    }

    assert without == set()


def test_every_rule_is_a_sentence() -> None:
    for rule in retention_rules():
        assert rule.sentence.endswith("."), rule.model
        assert len(rule.sentence.split()) > 5, rule.model


@pytest.mark.django_db
def test_after_all_periods_no_key_of_a_person_is_left() -> None:
    given = a_handover()
    referral = a_referral(given)
    refuse_referral(
        by=given.recipient, now=NOW, referral_id=referral.id, reason="No room."
    )
    cases.close_case(by=given.sender, now=NOW, case_id=given.case.id)
    leaver = a_member_of_staff()
    access.close_account(by=THE_NODE, now=NOW, staff=leaver)
    Client().force_login(a_member_of_staff())
    cache.set("attempts", 1, timeout=1)

    due = {rule.model for rule in erasing() if rule.model.objects.exists()}

    much_later = NOW + timedelta(days=365 * 50)
    erased = {rule.model for rule in erasing() if rule.erase(much_later)}

    assert due <= erased
    assert Session.objects.count() == 0
    assert not Staff.objects.filter(pk=leaver.pk).exists()
    left = SealedKey.objects.filter(erased_at=None).exclude(purpose__in=ONE_PER_NODE)
    assert list(left) == []
