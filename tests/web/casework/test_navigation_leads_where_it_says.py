"""Each entry of the navigation leads to a page of that name, for every role."""

import re
from html import unescape

import pytest
from django.test import Client

from ledfyr.domain.access.roles import Role
from tests.factories.access import a_member_of_staff, signed_in

pytestmark = pytest.mark.django_db


def entries(client: Client) -> list[tuple[str, str]]:
    """Return address and label of each entry of the navigation."""
    page = client.get("/sign-in/mine/").content.decode()
    found = re.search(r'<nav class="desk-nav".*?</nav>', page, re.DOTALL)
    assert found
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', found[0])


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("role", Role)
def test_the_page_bears_the_name_that_led_to_it(role: Role, language: str) -> None:
    staff = a_member_of_staff(role)
    staff.language = language
    staff.save()
    client = signed_in(staff)

    for address, label in entries(client):
        page = client.get(address)
        text = page.content.decode()

        assert page.status_code == 200, address
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
        assert heading and heading[1].strip().startswith(label), address
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        assert title and unescape(title[1]).startswith(unescape(label)), address


@pytest.mark.parametrize("role", Role)
def test_each_way_on_leads_to_a_page_of_its_name(role: Role) -> None:
    client = signed_in(a_member_of_staff(role))
    sections = [address for address, _label in entries(client)]

    for section in sections:
        page = client.get(section).content.decode()
        for ways in re.findall(r'<ul class="ways">.*?</ul>', page, re.DOTALL):
            for address, label in re.findall(r'<a href="([^"]*)">([^<]*)</a>', ways):
                answer = client.get(address).content.decode()

                headings = re.findall(r"<h1[^>]*>(.*?)</h1>", answer)
                assert headings == [label], address


def test_a_coordinator_finds_the_audit_behind_the_organisation() -> None:
    client = signed_in(a_member_of_staff(Role.COORDINATOR))

    page = client.get("/organisation/").content.decode()

    assert "<h1>Organisation</h1>" in page
    assert 'href="/organisation/audit/"' in page
    assert "Add a member of staff" not in page
