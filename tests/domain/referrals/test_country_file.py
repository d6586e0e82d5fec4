"""When is a country file refused, and with which sentence?"""

from pathlib import Path

import pytest

from ledfyr.domain.referrals.mechanism import (
    COUNTRIES,
    CountryUnknown,
    country_codes,
    mechanism,
)
from ledfyr.domain.vocabulary.knowledge import KnowledgeError

SWEDEN = (COUNTRIES / "sweden.toml").read_text(encoding="utf-8")


def _write(folder: Path, text: str) -> Path:
    (folder / "sweden.toml").write_text(text, encoding="utf-8")
    return folder


def _line(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_code_is_read_in_any_case():
    small, capital = mechanism("se"), mechanism("SE")

    assert small is capital
    assert small.name == "Sweden"


def test_an_unknown_country_is_told_the_known_codes():
    with pytest.raises(CountryUnknown, match="'XX'.*SE"):
        mechanism("xx")


def test_an_unknown_key_is_refused_with_its_line(tmp_path):
    text = SWEDEN.replace('number = "112"', 'number = "112"\ncolour = "red"')
    line = _line(text, "colour")

    with pytest.raises(
        KnowledgeError, match=rf"sweden\.toml, line {line}: unknown key .*colour"
    ):
        mechanism("SE", folder=_write(tmp_path, text))


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ('source = "se_reflection"', 'source = "se_dream"', "no source 'se_dream'"),
        ('who = ["anyone"]', 'who = ["nobody"]', "no actor 'nobody'"),
        ('need_area = "MONEY"', 'need_area = "GOLD"', "no area of need 'GOLD'"),
        ('contacts = ["national_line"]', 'contacts = ["moon"]', "no contact 'moon'"),
        ('starts_on = ["residence_permit"]', 'starts_on = ["rain"]', "decision 'rain'"),
        ('id = "money"', 'id = "education"', "'education' is used twice"),
    ],
)
def test_a_reference_to_nothing_is_refused_with_its_line(tmp_path, right, wrong, words):
    text = SWEDEN.replace(right, wrong, 1)

    with pytest.raises(KnowledgeError, match=rf"sweden\.toml, line \d+: .*{words}"):
        mechanism("SE", folder=_write(tmp_path, text))


def test_two_files_with_one_code_are_refused(tmp_path):
    _write(tmp_path, SWEDEN)
    (tmp_path / "swede.toml").write_text(SWEDEN, encoding="utf-8")

    with pytest.raises(KnowledgeError, match="has the code SE already"):
        country_codes(tmp_path)
