"""Every open page offers danger help first and a way out at once."""

import re

from django.test import Client, override_settings


def test_emergency_number_stands_before_everything_else(
    public_client: Client, public_addresses: list[str]
) -> None:
    for address in public_addresses:
        links = re.findall(r'<a [^>]*href="([^"]*)"', public_client.get(address).text)

        assert links[:2] == ["#main", "tel:112"], address


def test_way_out_is_a_link_that_works_without_scripts(
    public_client: Client, public_addresses: list[str]
) -> None:
    for address in public_addresses:
        exits = re.findall(
            r"<a [^>]*data-quick-exit[^>]*>", public_client.get(address).text
        )

        assert len(exits) == 1, address
        assert 'href="https://' in exits[0]
        assert "noreferrer" in exits[0]


@override_settings(LEDFYR_COUNTRY="XX")
def test_country_without_a_file_claims_no_number(public_client: Client) -> None:
    page = public_client.get("/en/help/")

    assert page.status_code == 200
    assert "tel:" not in page.text
    assert "data-quick-exit" in page.text
