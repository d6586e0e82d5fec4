"""A page opens to those whose roles allow it; to others it is not there."""

import pytest
from django.test import Client

from ledfyr.domain.access.permissions import Permission, may
from ledfyr.domain.access.roles import Role
from ledfyr.web.casework.access.gate import ANYONE, SIGNED_IN
from tests.factories.access import a_member_of_staff, signed_in
from tests.web.casework.access import pages


@pytest.mark.parametrize("role", list(Role))
def test_a_page_opens_exactly_to_the_roles_of_its_permission(role: Role) -> None:
    client = signed_in(a_member_of_staff(role))

    status = client.get("/needs/").status_code

    assert status == (200 if may([role], Permission.RECORD_NEED) else 404)


def test_who_lacks_the_permission_sees_the_same_as_where_nothing_is() -> None:
    client = signed_in(a_member_of_staff(Role.STATISTICIAN))

    refused, missing = client.get("/needs/"), client.get("/nothing/")

    assert refused.status_code == missing.status_code == 404
    assert without_secrets(refused.content) == without_secrets(missing.content)


def test_all_staff_enter_a_page_for_all_staff() -> None:
    client = signed_in(a_member_of_staff())

    assert b"first page of Hugo" in client.get("/").content


def test_a_visitor_is_sent_to_sign_in() -> None:
    response = Client().get("/needs/")

    assert response.status_code == 302
    assert response["Location"] == "/sign-in/?next=/needs/"


def test_a_visitor_enters_an_open_page() -> None:
    assert Client().get("/open/").content == b"Open."


def test_a_page_that_carries_no_mark_is_still_closed_to_visitors() -> None:
    assert Client().get("/forgotten/").status_code == 302


def test_every_kind_of_page_carries_its_mark() -> None:
    marks = [pages.needs, pages.first_page, pages.open_page]

    assert [page.permission for page in marks] == [
        Permission.RECORD_NEED,
        SIGNED_IN,
        ANYONE,
    ]


def test_a_closed_account_is_signed_out_at_once() -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)
    client = signed_in(staff)
    type(staff).objects.filter(pk=staff.pk).update(
        is_active=False, closed_at="2026-03-02T10:00:00Z"
    )

    assert client.get("/needs/").status_code == 302


def without_secrets(page: bytes) -> list[bytes]:
    return [line for line in page.splitlines() if b"csrfmiddlewaretoken" not in line]
