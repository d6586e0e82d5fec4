"""An administrator adds places and people and gives roles, and opens no file."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from ledfyr.apps.access.models import AuditEvent, Organisation, RoleHeld, Staff
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.domain.access.roles import Role
from tests.factories.access import (
    NOW,
    a_member_of_staff,
    an_app_for_codes,
    an_organisation,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _whole_door(_door: None, settings: Any) -> None:
    settings.ROOT_URLCONF = "ledfyr.config.urls_casework"


@pytest.fixture
def administrator() -> Staff:
    return a_member_of_staff(Role.ADMINISTRATOR)


@pytest.fixture
def desk(administrator: Staff) -> Client:
    return signed_in(administrator)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def page_of(staff: Staff, deed: str = "") -> str:
    return f"/organisation/staff/{staff.pk}/{deed}"


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def test_the_list_shows_who_holds_which_role_where(desk: Client) -> None:
    place = an_organisation("SHELTER")
    worker = a_member_of_staff(Role.SERVICE_WORKER, place)

    page = text(desk.get("/organisation/"))

    assert worker.email in page
    assert f"Worker in a support service, {place.name}" in page
    assert "Shelter" in page


def test_an_organisation_is_added_once(desk: Client) -> None:
    given = {"name": "Harbour aid", "kind": "NGO", "country": "SE"}

    desk.post("/organisation/new/", given)
    again = desk.post("/organisation/new/", given)

    assert Organisation.objects.filter(name="Harbour aid").count() == 1
    assert "there already" in text(again)


def test_new_staff_have_no_password_and_no_role(desk: Client) -> None:
    given = {"name": "Ines", "email": "Ines@Example.org", "language": "sv"}

    answer = desk.post("/organisation/staff/new/", given)

    ines = Staff.objects.get(email="ines@example.org")
    assert answer["Location"] == page_of(ines)
    assert (ines.has_usable_password(), ines.language) == (False, "sv")
    assert not ines.roles_held.exists()


def test_new_staff_get_a_code_to_choose_their_password(desk: Client) -> None:
    given = {"name": "Ines", "email": "ines@example.org", "language": "en"}
    desk.post("/organisation/staff/new/", given)

    Client().post("/sign-in/new-password/", {"email": "ines@example.org"})

    assert [message.to for message in mail.outbox] == [["ines@example.org"]]


def test_an_e_mail_has_one_account(desk: Client, administrator: Staff) -> None:
    given = {"name": "Again", "email": administrator.email, "language": "en"}

    answer = desk.post("/organisation/staff/new/", given)

    assert "has an account already" in text(answer)


def test_a_role_is_given_and_withdrawn(desk: Client) -> None:
    staff, place = a_member_of_staff(), an_organisation()
    given = {"role": "case_worker", "organisation": str(place.pk)}

    desk.post(page_of(staff, "role/"), given)
    held = RoleHeld.objects.get(staff=staff)
    desk.post(page_of(staff, "role/withdraw/"), {"held": str(held.pk)})

    assert (held.role, held.organisation) == ("case_worker", place)
    assert not RoleHeld.objects.filter(staff=staff).exists()
    assert verbs()[-2:] == ["role_given", "role_withdrawn"]


def test_a_role_held_already_is_refused_with_a_sentence(desk: Client) -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)
    place = staff.roles_held.get().organisation

    answer = desk.post(
        page_of(staff, "role/"),
        {"role": "case_worker", "organisation": str(place.pk)},
    )

    assert "This role is held already." in text(answer)


def test_a_role_of_somebody_else_is_not_withdrawn_in_passing(desk: Client) -> None:
    staff, other = a_member_of_staff(), a_member_of_staff(Role.CASE_WORKER)

    desk.post(
        page_of(staff, "role/withdraw/"), {"held": str(other.roles_held.get().pk)}
    )

    assert other.roles_held.exists()


def test_closing_an_account_asks_first(desk: Client) -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)

    asked = desk.get(page_of(staff, "close/"))
    staff.refresh_from_db()
    before = staff.is_active
    desk.post(page_of(staff, "close/"))

    staff.refresh_from_db()
    assert (asked.status_code, before, staff.is_active) == (200, True, False)
    assert not staff.roles_held.exists()


def test_a_lost_second_step_is_taken_away_after_asking(desk: Client) -> None:
    staff = a_member_of_staff()
    an_app_for_codes(staff)

    desk.get(page_of(staff, "second-step/"))
    before = second_steps_of(staff).count()
    desk.post(page_of(staff, "second-step/"))

    assert (before, second_steps_of(staff).count()) == (1, 0)


@pytest.mark.parametrize(
    ("deed", "given"),
    [("role/", {"role": "case_worker"}), ("close/", {}), ("second-step/", {})],
)
def test_administrators_do_nothing_to_their_own_account(
    desk: Client, administrator: Staff, deed: str, given: dict[str, str]
) -> None:
    place = administrator.roles_held.get().organisation

    desk.post(page_of(administrator, deed), given | {"organisation": str(place.pk)})

    administrator.refresh_from_db()
    assert administrator.is_active
    assert [held.role for held in administrator.roles_held.all()] == ["administrator"]
    assert second_steps_of(administrator).exists()


def test_an_erased_account_has_no_page(desk: Client) -> None:
    staff = a_member_of_staff()
    staff.is_active, staff.closed_at, staff.erased_at = False, NOW, NOW
    staff.save()

    assert desk.get(page_of(staff)).status_code == 404


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
@pytest.mark.parametrize("address", ["new/", "staff/new/"])
def test_nobody_else_manages_staff(role: Role, address: str) -> None:
    other = signed_in(a_member_of_staff(role))

    assert other.post(f"/organisation/{address}").status_code == 404


@pytest.mark.parametrize("role", Role)
def test_the_way_there_is_shown_to_who_may_go(role: Role) -> None:
    page = text(signed_in(a_member_of_staff(role)).get("/services/"))

    may_go = role in {Role.ADMINISTRATOR, Role.COORDINATOR}
    assert ('href="/organisation/"' in page) == may_go
