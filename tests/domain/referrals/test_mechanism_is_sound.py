"""Are the country files sound, and does the check find what is not?"""

from datetime import date

import pytest

from ledfyr.domain.referrals.local_chain import local_chains
from ledfyr.domain.referrals.mechanism import (
    COUNTRIES,
    country_codes,
    country_files,
    mechanism,
)
from ledfyr.domain.referrals.review import is_stale
from ledfyr.domain.referrals.soundness import findings
from ledfyr.domain.vocabulary.codes import codes

TODAY = date(2026, 11, 22)
SWEDEN = (COUNTRIES / "sweden.toml").read_text(encoding="utf-8")
ALL = [(code, None) for code in country_codes()] + [
    (code, chain.id) for code in country_codes() for chain in local_chains(code)
]


@pytest.mark.parametrize(("code", "local"), ALL)
def test_no_country_and_no_local_chain_has_a_fault(code, local):
    found = findings(mechanism(code, local), TODAY)

    assert not [each for each in found if each.weight == "fault"]


def test_the_eleven_countries_have_a_file_named_in_words():
    files = country_files()

    names = {code: path.stem.replace("_", " ").title() for code, path in files.items()}
    assert names.items() >= codes().country.items()


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (
            'after = ["identification"]',
            'after = ["safe_return"]',
            "no first step leads",
        ),
        ('"child_presumption", ', "", "no step keeps 'child_presumption'"),
        ('decisions = ["return"]', "decisions = []", "no step says when 'return'"),
        ('to = "everyone"\ndepends', 'to = "adult"\ndepends', "a child nothing"),
        (
            'law = "Aliens Act, chapter 5, section 15"',
            'law = "unknown"',
            "name its law",
        ),
        ('within = "first weeks"', 'within = ""', "nothing is written here"),
        ('kind = "reflection"', 'kind = "claim"', "write the reflection period"),
        ('_to = "unknown"', '_to = { amount = 2, unit = "days" }', "less than its own"),
    ],
)
def test_a_planted_fault_is_found(tmp_path, right, wrong, sentence):
    text = SWEDEN.replace(right, wrong)
    (tmp_path / "sweden.toml").write_text(text, encoding="utf-8")

    found = findings(mechanism("SE", folder=tmp_path), TODAY)

    faults = [each.sentence for each in found if each.weight == "fault"]
    assert text != SWEDEN
    assert any(sentence in each for each in faults)


def test_conflicts_and_conditions_are_shown_as_warnings():
    found = [
        each for code in country_codes() for each in findings(mechanism(code), TODAY)
    ]

    shown = {(each.country, each.place) for each in found if each.weight == "warning"}
    assert ("LT", "clock reflection_30_days") in shown
    assert ("PL", "entitlement permit") in shown
    assert ("RU", "clock reflection_period") in shown


def test_a_file_is_stale_after_twelve_months():
    sweden = mechanism("SE").model_copy(update={"checked_on": date(2026, 11, 22)})

    before, after = date(2027, 11, 22), date(2027, 11, 23)

    assert not is_stale(sweden, before)
    assert is_stale(sweden, after)
    assert any("check it again" in each.sentence for each in findings(sweden, after))
