"""The published lists can be used in the same way, and say what is not checked."""

import re

import pytest

from ledfyr.domain.screening.instruments import instrument, instrument_names
from ledfyr.web.casework.screening.carried import Carried, pack, unpack
from tests.web.casework.screening.conftest import SignIn

OTHERS = instrument_names()[1:]


def test_the_lists_are_shown_with_what_is_known_of_them(signed_in: SignIn) -> None:
    html = signed_in().get("/check/lists/").content.decode()

    assert all(f"?list={name}" in html for name in OTHERS)
    assert "must not be quoted as the ILO" in html


@pytest.mark.parametrize("name", OTHERS)
def test_a_check_by_another_list_comes_to_a_result(
    signed_in: SignIn, name: str
) -> None:
    client = signed_in()
    start = client.get(f"/check/?list={name}").content.decode()
    packed = re.findall(r'name="carried" value="([^"]*)"', start)[0]

    given = {"carried": packed, "age_group": "unknown", "form": "UNKNOWN"}
    page = client.post("/check/", given)
    packed = re.findall(r'name="carried" value="([^"]*)"', page.content.decode())[0]
    result = client.post("/check/result/", {"carried": packed})

    assert unpack(packed).instrument == name
    assert ('name="form"' in start) == (name == "unodc")
    assert instrument(name).items_in(instrument(name).section[0].id)[0].id in (
        page.content.decode()
    )
    assert "No signs are recorded." in result.content.decode()


def test_a_list_that_does_not_exist_is_not_found(signed_in: SignIn) -> None:
    assert signed_in().get("/check/?list=tea-leaves").status_code == 404


def test_the_dimensions_of_a_list_are_shown_with_the_rule(signed_in: SignIn) -> None:
    check = Carried("ilo-adult-labour", "LABOUR", answers={"EX1": "yes", "EX2": "yes"})

    page = signed_in().post("/check/result/", {"carried": pack(check)})

    assert "positive by rule 2" in page.content.decode()


def test_a_short_tool_says_how_often_it_is_wrong(signed_in: SignIn) -> None:
    check = Carried("qyit", answers={"QYIT2": "yes"})

    page = signed_in().post("/check/result/", {"carried": pack(check)})

    assert "Of 100 people with this result" in page.content.decode()


def test_a_short_tool_is_shown_with_its_published_accuracy(signed_in: SignIn) -> None:
    page = signed_in().get("/check/lists/").content.decode()

    assert "A shelter for homeless young people of 18 to 22 in New Jersey (307" in page
    assert "of 100 victims it finds 86.7; of 100 others it passes 76.5" in page
    assert "of 100 people tested 8.8 were victims" in page


def test_a_tool_that_is_not_run_is_shown_with_its_accuracy_too(
    signed_in: SignIn,
) -> None:
    page = signed_in().get("/check/lists/").content.decode()

    assert "A reception centre for asylum seekers in Germany (176 people)" in page
    assert "of 100 victims it finds 76.9; of 100 others it passes 84;" in page
