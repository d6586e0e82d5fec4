"""What may a local chain add to its country, and what not?"""

import pytest

from ledfyr.domain.referrals.local_chain import (
    LOCAL,
    LocalUnknown,
    chains_at,
    extended,
    local_chain,
    local_chains,
    with_chain,
)
from ledfyr.domain.referrals.mechanism import country_codes, mechanism
from ledfyr.domain.vocabulary.knowledge import KnowledgeError

BERGEN = (LOCAL / "bergen.toml").read_text(encoding="utf-8")


def test_it_keeps_all_that_its_country_has():
    norway, bergen = mechanism("NO"), mechanism("NO", "bergen")

    assert bergen.decision == norway.decision
    assert set(bergen.clock) > set(norway.clock)
    assert set(bergen.entitlement) >= set(norway.entitlement)


def test_a_step_with_the_countrys_id_is_the_local_one():
    (child,) = [step for step in mechanism("NO", "bergen").step if step.id == "child"]

    assert child.within == "24 hours from finding the child"


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("FI", "tampere"),
        ("NO", "bergen"),
        ("PL", "polish_voivodeships"),
        ("IS", "icelandic_operational_team"),
        ("SE", "swedish_regional_coordinators"),
    ],
)
def test_the_published_local_chains_are_there(code, chain):
    ids = [each.id for each in local_chains(code)]

    assert chain in ids


def test_another_countrys_chain_is_refused():
    with pytest.raises(LocalUnknown, match="Sweden has no local chain 'bergen'"):
        mechanism("SE", "bergen")


def test_the_countrys_clock_cannot_be_replaced(tmp_path):
    text = BERGEN.replace('id = "team_meeting"', 'id = "reflection_period"')
    (tmp_path / "bergen.toml").write_text(text, encoding="utf-8")
    norway = mechanism("NO")

    with pytest.raises(KnowledgeError, match="'reflection_period' is Norway's own"):
        extended(norway, local_chain(norway, "bergen", tmp_path))


def test_a_reference_to_nothing_is_refused(tmp_path):
    text = BERGEN.replace('who = ["bergen_police"]', 'who = ["bergen_fire_brigade"]')
    (tmp_path / "bergen.toml").write_text(text, encoding="utf-8")
    norway = mechanism("NO")

    with pytest.raises(KnowledgeError, match="no actor 'bergen_fire_brigade'"):
        extended(norway, local_chain(norway, "bergen", tmp_path))


@pytest.mark.parametrize(
    ("code", "municipality", "region", "expected"),
    [
        ("NO", "Bergen", "", {"bergen"}),
        ("NO", "bergen kommune", "", {"bergen"}),
        ("NO", "Nye Bergenhus", "", set()),
        ("NO", "", "", set()),
        ("SE", "Bergen", "", {"swedish_regional_coordinators"}),
        ("FI", "Tammerfors", "", {"tampere"}),
        ("DE", "Potsdam", "Brandenburg", {"berlin"}),
        ("PL", "", "Mazowieckie", {"polish_voivodeships"}),
        ("DK", "Aarhus", "", set()),
    ],
)
def test_a_chain_holds_where_it_says(code, municipality, region, expected):
    found = {chain.id for chain in chains_at(code, municipality, region)}

    assert found == expected


@pytest.mark.parametrize(
    "chain", [c for cc in country_codes() for c in local_chains(cc)]
)
def test_a_place_never_has_less_than_its_country(chain):
    country = mechanism(chain.extends)

    place = with_chain(country, chain)

    assert place.name == country.name
    for table in ("decision", "clock", "entitlement", "actor", "body", "law"):
        assert set(getattr(place, table)) >= set(getattr(country, table))
    assert {step.id for step in place.step} >= {step.id for step in country.step}
    assert {each.id for each in place.contact} >= {each.id for each in country.contact}
