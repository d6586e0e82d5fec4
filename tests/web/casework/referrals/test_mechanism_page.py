"""How it works here: who decides, what runs, where it is written, how sure it is."""

from datetime import date

import pytest
from django.utils import timezone

from ledfyr.apps.access.models import Organisation
from ledfyr.domain.access.roles import Role
from ledfyr.domain.referrals.mechanism import country_codes, mechanism
from ledfyr.web.parts.mechanism.page import (
    country_links,
    is_stale,
    mechanism_page,
)
from tests.factories.access import a_viewer
from tests.factories.cases import browser_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def page(address="/how-it-works/", role=Role.CASE_WORKER):
    return browser_of(a_viewer(role)).get(address)


def swedish():
    return mechanism_page(mechanism("SE"), TODAY)


def named(cards, name):
    return next(card for card in cards if card.name == name)


def said(entry):
    return {row.name: row.value for row in (*entry.rows, *entry.more)}


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_it(role):
    assert page(role=role).status_code == 200


def test_it_tells_the_node_s_country_unless_another_is_asked_for():
    assert "How it works in Sweden" in page().content.decode()
    assert "How it works in Sweden" in page("/how-it-works/se/").content.decode()


def test_a_country_without_a_file_is_not_found():
    assert page("/how-it-works/zz/").status_code == 404


def test_a_node_in_a_country_without_a_file_says_so(settings):
    settings.LEDFYR_COUNTRY = "ZZ"

    html = page().content.decode()

    assert "Nobody has yet written down" in html
    assert "Sweden" in html


def test_a_period_is_told_with_its_length_and_who_decides():
    clock = named(swedish().clocks, "Recovery and reflection period")

    told = said(clock.now[0])

    assert told["Lasts"] == "30 days"
    assert told["Decides"] == "Swedish Migration Agency"
    assert told["Depends on cooperation"] == "No"


def test_a_period_tells_what_held_before():
    clock = named(swedish().clocks, "Recovery and reflection period")

    assert said(clock.now[0])["Holds since"] == "1 August 2022"
    assert [said(entry)["Holds since"] for entry in clock.earlier] == ["Not known"]


def test_a_decision_tells_who_may_take_it_now_and_who_could_before():
    (card,) = [c for c in swedish().decisions if "Reasonable grounds" in c.name]

    now = said(card.now[0])
    before = said(card.earlier[0])

    assert "Social welfare board of the municipality" in now["Decides"]
    assert "Social welfare board" not in before["Decides"]


def test_what_the_sources_do_not_say_is_not_known():
    card = named(swedish().decisions, "Found not to be a victim")

    told = said(card.now[0])

    assert told["Decides"] == "Not known"


def test_a_fact_from_memory_is_not_yet_confirmed():
    html = page().content.decode()

    assert "Not yet confirmed" in html
    assert swedish().unconfirmed > 0


def test_a_number_to_call_is_a_link():
    assert 'href="tel:020390000"' in page().content.decode()


@pytest.mark.parametrize(
    ("today", "stale"),
    [(date(2027, 11, 22), False), (date(2027, 11, 23), True)],
)
def test_it_warns_when_nobody_has_checked_it_for_a_year(today, stale):
    found = mechanism("SE").model_copy(update={"checked_on": date(2026, 11, 22)})

    assert is_stale(found, today) is stale


def test_the_warning_stands_on_the_page(monkeypatch):
    fresh = page().content.decode()
    monkeypatch.setattr(timezone, "localdate", lambda: date(2030, 1, 1))

    stale = page().content.decode()

    assert "This may be out of date" in stale
    assert "This may be out of date" not in fresh


def test_where_sources_disagree_the_other_answer_stands_beside_it():
    lithuanian = mechanism_page(mechanism("LT"), TODAY)
    rivals = [said(card.now[0]).get("Other sources say") for card in lithuanian.clocks]

    assert any(rival and "6 months" in rival for rival in rivals)


def test_countries_stand_by_name_with_the_one_shown_marked():
    links = country_links(["DK", "SE", "EE"], "SE")

    assert [(link.code, link.name, link.is_current) for link in links] == [
        ("dk", "Denmark", False),
        ("ee", "Estonia", False),
        ("se", "Sweden", True),
    ]


@pytest.mark.parametrize("code", country_codes())
def test_every_country_with_a_file_has_its_page(code):
    assert page(f"/how-it-works/{code.lower()}/").status_code == 200


def test_the_local_chain_where_the_reader_works_is_marked():
    bergen = Organisation.objects.create(
        name="Child welfare", kind="SOCIAL", country="NO", municipality="Bergen"
    )
    here = browser_of(a_viewer(Role.CASE_WORKER, bergen)).get("/how-it-works/no/")
    elsewhere = page("/how-it-works/no/")

    assert "Where you work" in here.content.decode()
    assert "Where you work" not in elsewhere.content.decode()


def test_a_local_chain_has_a_page_with_its_sources():
    html = page("/how-it-works/pl/local/polish_voivodeships/").content.decode()

    assert "Cooperation in the voivodeship" in html
    assert "Swedish edition" in html


def test_a_chain_of_another_country_is_not_found():
    assert page("/how-it-works/se/local/bergen/").status_code == 404


@pytest.mark.parametrize("name", ["map", "timeline"])
def test_the_pictures_of_the_comparison_can_be_taken_along(name):
    answer = page(f"/how-it-works/compare/{name}.svg")

    assert answer["Content-Type"] == "image/svg+xml"
