"""An administrator adds organisations and accounts and gives roles; others do not."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ledfyr.apps.access import actions
from ledfyr.apps.access.models import AuditEvent, Organisation, RoleHeld, Staff
from ledfyr.apps.access.queries import THE_NODE, viewer_of
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from tests.factories.access import (
    NOW,
    PASSWORD,
    a_member_of_staff,
    an_organisation,
    an_unkept_viewer,
)

pytestmark = pytest.mark.django_db


def new_staff(**changed: Any) -> Staff:
    given = {"email": "Alma@Example.org", "name": "Alma", "password": PASSWORD}
    return actions.add_staff(by=THE_NODE, now=NOW, **{**given, **changed})


def last_event() -> AuditEvent:
    return AuditEvent.objects.order_by("sequence").last()


def test_an_added_account_opens_nothing_before_a_role_is_given() -> None:
    staff = new_staff()

    assert staff.email == "alma@example.org"
    assert staff.check_password(PASSWORD)
    assert viewer_of(staff).permissions == frozenset()


def test_a_role_counts_at_once_and_in_its_organisation_only() -> None:
    staff, here, elsewhere = new_staff(), an_organisation(), an_organisation()

    actions.give_role(
        by=THE_NODE, now=NOW, staff=staff, organisation=here, role=Role.CASE_WORKER
    )

    viewer = viewer_of(staff)
    assert viewer.may_in(Permission.RECORD_NEED, here.pk)
    assert not viewer.may_in(Permission.RECORD_NEED, elsewhere.pk)
    assert viewer.readable_in(here.pk)
    assert not viewer.readable_in(elsewhere.pk)


def test_a_withdrawn_role_opens_nothing() -> None:
    place = an_organisation()
    staff = a_member_of_staff(Role.CASE_WORKER, place)

    actions.withdraw_role(
        by=THE_NODE, now=NOW, staff=staff, organisation=place, role=Role.CASE_WORKER
    )

    assert viewer_of(staff).permissions == frozenset()


def test_a_closed_account_holds_no_role_and_gets_none() -> None:
    place = an_organisation()
    staff = a_member_of_staff(Role.CASE_WORKER, place)

    actions.close_account(by=THE_NODE, now=NOW, staff=staff)

    assert not RoleHeld.objects.exists()
    assert viewer_of(staff).permissions == frozenset()
    with pytest.raises(actions.NotAccepted, match="closed"):
        actions.give_role(
            by=THE_NODE, now=NOW, staff=staff, organisation=place, role=Role.CASE_WORKER
        )


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_other_roles_change_nothing(role: Role) -> None:
    viewer = an_unkept_viewer(role)

    with pytest.raises(actions.NotAllowed):
        actions.add_staff(by=viewer, now=NOW, email="x@example.org", name="X")
    with pytest.raises(actions.NotAllowed):
        actions.add_organisation(by=viewer, now=NOW, name="X", kind="NGO", country="SE")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"email": "no e-mail"}, "valid email"),
        ({"name": " "}, "needs a name"),
        ({"password": "short"}, "at least 12 characters"),
        ({"password": "alma@example.org"}, "too similar"),
        ({"language": "tlh"}, "no language"),
    ],
)
def test_an_unfit_account_is_refused(changed: dict[str, str], sentence: str) -> None:
    with pytest.raises(actions.NotAccepted, match=sentence):
        new_staff(**changed)

    assert not Staff.objects.exists()


def test_an_email_has_one_account_whatever_its_letters() -> None:
    new_staff()

    with pytest.raises(actions.NotAccepted, match="account already"):
        new_staff(email="ALMA@example.org")


@pytest.mark.parametrize(
    "changed", [{"kind": "WIZARDS"}, {"country": "XX"}, {"name": ""}]
)
def test_an_organisation_with_unknown_codes_is_refused(changed: dict[str, str]) -> None:
    given = {"name": "Lindby police", "kind": "POLICE", "country": "SE"}

    with pytest.raises(actions.NotAccepted):
        actions.add_organisation(by=THE_NODE, now=NOW, **{**given, **changed})

    assert not Organisation.objects.exists()


def test_an_organisation_of_the_same_name_and_place_is_refused() -> None:
    given = {"name": "Lindby police", "kind": "POLICE", "country": "SE"}
    actions.add_organisation(by=THE_NODE, now=NOW, **given)

    with pytest.raises(actions.NotAccepted, match="there already"):
        actions.add_organisation(by=THE_NODE, now=NOW, **given)


def test_each_deed_adds_one_event_without_content() -> None:
    staff, place = new_staff(), an_organisation()
    before = AuditEvent.objects.count()

    actions.give_role(
        by=THE_NODE, now=NOW, staff=staff, organisation=place, role=Role.COORDINATOR
    )

    assert AuditEvent.objects.count() == before + 1
    assert last_event().verb == "role_given"
    assert (last_event().subject_id, last_event().organisation_id) == (
        staff.pk,
        place.pk,
    )


def test_a_first_administrator_is_made_from_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = "ledfyr.apps.access.management.commands.give_role.getpass"
    monkeypatch.setattr(command, lambda prompt: PASSWORD)

    call_command(
        "give_role",
        "greta@example.org",
        "administrator",
        "--name=Greta",
        "--organisation=Lindby coordination",
        "--kind=COORDINATION",
    )

    viewer = viewer_of(Staff.objects.get(email="greta@example.org"))
    assert viewer.may(Permission.MANAGE_STAFF)
    assert viewer.organisation == "Lindby coordination"


def test_a_mistake_at_the_terminal_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = "ledfyr.apps.access.management.commands.give_role.getpass"
    monkeypatch.setattr(command, lambda prompt: PASSWORD)

    with pytest.raises(CommandError, match="no kind of organisation") as refusal:
        call_command(
            "give_role",
            "greta@example.org",
            "administrator",
            "--name=Greta",
            "--organisation=Lindby coordination",
            "--kind=WIZARDS",
        )

    assert refusal.value.returncode == 2
    assert not Staff.objects.exists()


def test_an_account_is_closed_from_the_terminal() -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)

    call_command("close_account", staff.email)

    staff.refresh_from_db()
    assert not staff.is_active
