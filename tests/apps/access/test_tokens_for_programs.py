"""A program does what its token says, and never more than its owner may."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ledfyr.apps.access.models import ApiToken, AuditEvent, Organisation, RoleHeld
from ledfyr.apps.access.queries import Viewer, viewer_of
from ledfyr.apps.access.retention import delete_ended_tokens
from ledfyr.apps.access.tokens import (
    TokenError,
    TokenNotFound,
    Wanted,
    bearer_of,
    issue_token,
    revoke_token,
    tokens_of,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from ledfyr.domain.access.scopes import Scope, permissions_used
from tests.factories.access import NOW, a_member_of_staff, a_viewer, an_organisation

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def wanted(by: Viewer, *scopes: Scope) -> Wanted:
    place = next(iter(by.organisation_ids))
    scopes = scopes or (Scope.READ_REFERRALS,)
    return Wanted("Our own system", place, frozenset(scopes), TODAY + timedelta(30))


def a_secret(by: Viewer, *scopes: Scope) -> str:
    return issue_token(by=by, now=NOW, wanted=wanted(by, *scopes))[1]


def test_the_secret_itself_is_kept_nowhere() -> None:
    secret = a_secret(a_viewer(Role.CASE_WORKER))

    kept = str(ApiToken.objects.values().get())

    assert secret not in kept
    assert secret.removeprefix("ledfyr_") not in kept


def test_a_token_is_recognised_and_its_day_of_use_kept() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    secret = a_secret(owner)

    found = bearer_of(secret, today=TODAY)

    assert found is not None
    assert found.viewer.staff_id == owner.staff_id
    assert tokens_of(owner, today=TODAY)[0].last_used_on == TODAY


def test_a_token_keeps_only_permissions_of_its_scopes() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    secret = a_secret(owner, Scope.READ_SERVICES)

    found = bearer_of(secret, today=TODAY)

    assert found is not None
    place = next(iter(owner.organisation_ids))
    assert found.viewer.permissions == {Permission.VIEW_SERVICES}
    assert not found.viewer.may_in(Permission.READ_CASE, place)


@pytest.mark.parametrize("role", Role)
def test_a_token_never_does_more_than_its_owner(role: Role) -> None:
    owner = a_viewer(role)
    every = [scope for scope in Scope if scope is not Scope.CALENDAR]
    secret = a_secret(owner, *every)

    found = bearer_of(secret, today=TODAY)

    assert found is not None
    assert found.viewer.permissions == owner.permissions & permissions_used(every)
    assert found.viewer.compartments <= owner.compartments


def test_a_token_acts_in_one_organisation_alone() -> None:
    here, there = an_organisation(), an_organisation()
    staff = a_member_of_staff(Role.CASE_WORKER, here)
    RoleHeld.objects.create(staff=staff, organisation=there, role="case_worker")
    asked = replace(wanted(viewer_of(staff)), organisation_id=here.pk)

    _, secret = issue_token(by=viewer_of(staff), now=NOW, wanted=asked)

    found = bearer_of(secret, today=TODAY)
    assert found is not None
    assert found.viewer.organisation_ids == {here.pk}


def test_a_role_taken_back_is_taken_from_the_token_too() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    secret = a_secret(owner)

    RoleHeld.objects.filter(staff_id=owner.staff_id).delete()

    assert bearer_of(secret, today=TODAY) is None


def test_a_revoked_token_opens_nothing() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    secret = a_secret(owner)

    revoke_token(by=owner, now=NOW, token_id=tokens_of(owner, today=TODAY)[0].id)

    assert bearer_of(secret, today=TODAY) is None
    assert tokens_of(owner, today=TODAY) == ()


def test_a_token_opens_nothing_after_its_last_day() -> None:
    secret = a_secret(a_viewer(Role.CASE_WORKER))

    assert bearer_of(secret, today=TODAY + timedelta(30)) is not None
    assert bearer_of(secret, today=TODAY + timedelta(31)) is None


def test_the_token_of_somebody_else_cannot_be_revoked() -> None:
    owner, other = a_viewer(Role.CASE_WORKER), a_viewer(Role.CASE_WORKER)
    token, _ = issue_token(by=owner, now=NOW, wanted=wanted(owner))

    with pytest.raises(TokenNotFound):
        revoke_token(by=other, now=NOW, token_id=token.pk)


def test_no_token_is_made_for_an_organisation_without_a_role() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    place: Organisation = an_organisation()

    with pytest.raises(TokenError, match="in which you hold a role"):
        issue_token(
            by=owner,
            now=NOW,
            wanted=replace(wanted(owner), organisation_id=place.pk),
        )


@pytest.mark.parametrize("days", [0, 366])
def test_a_token_ends_after_today_and_within_a_year(days: int) -> None:
    owner = a_viewer(Role.CASE_WORKER)
    asked = replace(wanted(owner), expires_on=TODAY + timedelta(days))

    with pytest.raises(TokenError, match="within a year"):
        issue_token(by=owner, now=NOW, wanted=asked)


def test_a_calendar_token_does_nothing_else() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    asked = wanted(owner, Scope.CALENDAR, Scope.EXPORT_CASES)

    with pytest.raises(TokenError, match="does nothing else"):
        issue_token(by=owner, now=NOW, wanted=asked)


def test_making_and_ending_leave_one_event_each() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    token, _ = issue_token(by=owner, now=NOW, wanted=wanted(owner))

    revoke_token(by=owner, now=NOW, token_id=token.pk)

    events = AuditEvent.objects.filter(subject_id=token.pk).order_by("sequence")
    assert [e.verb for e in events] == ["token_issued", "token_revoked"]


def test_ended_tokens_are_deleted_thirty_days_later() -> None:
    a_secret(a_viewer(Role.CASE_WORKER))

    assert delete_ended_tokens(NOW + timedelta(60)) == 0
    assert delete_ended_tokens(NOW + timedelta(61)) == 1
