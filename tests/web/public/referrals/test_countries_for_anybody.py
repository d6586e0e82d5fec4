"""Anybody can read how it works in each country, in every language of the site."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext

from ledfyr.domain.referrals.mechanism import country_codes, mechanism
from ledfyr.web.public.referrals import views


@pytest.mark.parametrize("language", [code for code, _ in settings.PUBLIC_LANGUAGES])
def test_every_country_can_be_read(public_client: Client, language: str) -> None:
    for code in country_codes():
        page = public_client.get(f"/{language}/countries/{code.lower()}/")
        assert page.status_code == 200
        assert not page.cookies


def test_a_country_stands_in_the_readers_language(public_client: Client) -> None:
    for language, _name in settings.PUBLIC_LANGUAGES:
        page = public_client.get(f"/{language}/countries/fi/").content.decode()

        with translation.override(language):
            said = gettext(mechanism("FI").summary)
        assert escape(said) in page
        assert language == "en" or said != mechanism("FI").summary


def test_a_file_that_nobody_translated_is_said_to_be_in_english(
    public_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "gettext", lambda text: text)

    page = public_client.get("/da/countries/fi/").content.decode()

    with translation.override("da"):
        assert gettext("What the country's file says stands here in English.") in page


def test_a_country_without_a_file_is_not_found(public_client: Client) -> None:
    assert public_client.get("/en/countries/xx/").status_code == 404


def test_the_countries_stand_side_by_side(public_client: Client) -> None:
    page = public_client.get("/en/countries/").content.decode()

    for code in country_codes():
        assert f'href="/en/countries/{code.lower()}/"' in page


def test_the_table_can_be_taken_along(public_client: Client) -> None:
    answer = public_client.get("/en/countries/table.csv")

    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode().count("\r\n") == len(country_codes()) + 1
