"""Numbers and rights come from the country's file; what is not confirmed says so."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ledfyr.domain.referrals.law_history import Length
from ledfyr.domain.referrals.mechanism import mechanism
from ledfyr.web.parts import contacts
from ledfyr.web.public.home.presenters_rights import (
    length_in_words,
    rights,
    thinking_times,
)
from ledfyr.web.public.referrals import views


def test_help_page_gives_every_line_of_the_country(public_client: Client) -> None:
    page = public_client.get("/en/help/").text

    lines = [c for c in mechanism("SE").contact if c.kind in ("emergency", "hotline")]
    assert lines
    assert all(line.number in page for line in lines)


def test_a_country_marks_each_line_that_nobody_confirmed(
    public_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = public_client.get("/en/countries/se/").text.lower()
    sweden = mechanism("SE")
    doubted = tuple(
        line.model_copy(update={"checked": False}) for line in sweden.contact
    )
    doubting = sweden.model_copy(update={"contact": doubted})
    monkeypatch.setattr(views, "mechanism", lambda _code: doubting)

    page = public_client.get("/en/countries/se/").text.lower()

    more = page.count("not yet confirmed") - before.count("not yet confirmed")
    assert more >= len(doubted) > 0


def test_help_page_marks_a_line_that_nobody_confirmed(
    public_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweden = mechanism("SE")
    doubted = tuple(
        line.model_copy(update={"checked": False}) for line in sweden.contact
    )
    doubting = sweden.model_copy(update={"contact": doubted})
    monkeypatch.setattr(contacts, "mechanism", lambda _code: doubting)

    page = public_client.get("/en/help/").text

    lines = [c for c in doubted if c.kind in ("emergency", "hotline")]
    assert page.count("Not yet confirmed") >= len(lines) > 0


def test_rights_page_shows_the_reflection_period_of_today(
    public_client: Client,
) -> None:
    page = public_client.get("/en/rights/").text

    assert "Recovery and reflection period: 30 days" in page
    assert "Social welfare board" in page


def test_a_right_under_an_older_law_is_shown_only_for_its_time() -> None:
    country = mechanism("SE")

    before = rights(country, date(2020, 1, 1))
    today = rights(country, date(2026, 11, 22))

    assert any("reflection" in right.name.lower() for right in before.on_cooperation)
    assert today.on_cooperation == ()
    assert any("reflection" in r.name.lower() for r in today.whatever_you_decide)


def test_reflection_period_follows_the_law_of_the_day() -> None:
    country = mechanism("SE")

    (before,) = thinking_times(country, date(2020, 1, 1))
    (today,) = thinking_times(country, date(2026, 11, 22))

    assert (before.depends_on_cooperation, today.depends_on_cooperation) == (
        "yes",
        "no",
    )


def test_lengths_are_said_in_words() -> None:
    assert length_in_words(Length(amount=1, unit="days"), "exactly") == "1 day"
    assert length_in_words(Length(amount=6, unit="months"), "at_least") == (
        "at least 6 months"
    )
    assert (
        length_in_words(Length(amount="unknown", unit="days"), "exactly") == "not known"
    )


def test_signs_page_asks_what_anybody_could_notice(public_client: Client) -> None:
    page = public_client.get("/en/seen/").text

    assert "passport" in page
    assert "What was done to the person" not in page


def test_open_pages_ask_the_database_nothing(
    public_client: Client,
    public_addresses: list[str],
    django_assert_num_queries: DjangoAssertNumQueries,
    db: None,
) -> None:
    with django_assert_num_queries(0):
        for address in public_addresses:
            public_client.get(address)
