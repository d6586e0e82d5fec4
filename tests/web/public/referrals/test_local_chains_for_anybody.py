"""Anybody can read what a city, region or team adds to its country."""

import pytest
from django.conf import settings
from django.test import Client

from ledfyr.domain.referrals.local_chain import local_chains
from ledfyr.domain.referrals.mechanism import country_codes

CHAINS = [(code, chain) for code in country_codes() for chain in local_chains(code)]


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(("code", "chain"), CHAINS)
def test_the_country_page_leads_to_it(public_client: Client, code, chain) -> None:
    country = text(public_client, f"/en/countries/{code.lower()}/")

    assert f'href="/en/countries/{code.lower()}/local/{chain.id}/"' in country


@pytest.mark.parametrize("language", [code for code, _ in settings.PUBLIC_LANGUAGES])
def test_it_is_there_in_every_language(public_client: Client, language: str) -> None:
    for code, chain in CHAINS:
        address = f"/{language}/countries/{code.lower()}/local/{chain.id}/"
        assert public_client.get(address).status_code == 200


def test_it_tells_what_is_different_and_what_stands_in_the_rest(
    public_client: Client,
) -> None:
    page = text(public_client, "/en/countries/no/local/bergen/")

    different = page.index("Different here")
    added = page.index("Added here")
    assert "24 hours from finding the child" in page[different:added]
    assert "In the rest of the country:" in page[different:added]
    assert "Meeting of the operational team" in page[added:]


def test_it_names_its_source(public_client: Client) -> None:
    page = text(public_client, "/en/countries/fi/local/tampere/")

    assert "Norwegian edition" in page


@pytest.mark.parametrize(
    "address", ["se/local/bergen", "xx/local/bergen", "no/local/x"]
)
def test_a_chain_that_the_country_does_not_have_is_not_found(
    public_client: Client, address: str
) -> None:
    assert public_client.get(f"/en/countries/{address}/").status_code == 404


def test_a_country_without_local_chains_has_no_such_part(public_client: Client) -> None:
    assert "In your city or region" not in text(public_client, "/en/countries/dk/")


@pytest.mark.parametrize("name", ["map", "timeline"])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_pictures_can_be_taken_along(
    public_client: Client, name: str, language: str
) -> None:
    answer = public_client.get(f"/{language}/countries/{name}.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.decode().lstrip().startswith(("<svg", "<?xml"))


def test_the_bars_have_a_line_for_every_period(public_client: Client) -> None:
    drawn = text(public_client, "/en/countries/timeline.svg")

    assert "Lithuania: 30 days" in drawn
    assert "Lithuania: 6 months" in drawn


def test_the_map_writes_each_countrys_number_of_days(public_client: Client) -> None:
    drawn = text(public_client, "/en/countries/map.svg")

    for label in ("SE 30", "NO 180", "LT 30/180", "RU ?"):
        assert label in drawn
