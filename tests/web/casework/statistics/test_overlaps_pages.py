"""A page shows what several organisations sent, and another decides whose counts."""

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import an_organisation, browser_of, home_of
from tests.factories.submissions import (
    SUSPECT_ROWS,
    a_statistician,
    offered_figures,
    taken_in_figures,
)

pytestmark = pytest.mark.django_db
LIST = "/figures/overlaps/"
ONE = "/figures/overlaps/police_suspects/se/2025/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def police() -> Viewer:
    office = a_statistician()
    police = a_viewer(Role.STATISTICIAN, an_organisation("Police", "POLICE"))
    taken_in_figures(office)
    taken_in_figures(police, (*SUSPECT_ROWS[0][:6], 14), *SUSPECT_ROWS[1:3])
    return police


@pytest.fixture
def coordinator() -> Viewer:
    return a_viewer(Role.COORDINATOR, an_organisation("Coordination", "COORDINATION"))


def answers(sender: Viewer, **other: str) -> dict[str, str]:
    return {
        "organisation": str(home_of(sender)),
        "reason": "Theirs are complete.",
        "replaces": "0",
        **other,
    }


def test_the_overlap_is_shown_and_decided_from_the_list(
    police: Viewer, coordinator: Viewer
) -> None:
    client = browser_of(coordinator)

    listed, shown = text(client.get(LIST)), text(client.get(ONE))
    kept = text(client.post(ONE, answers(police), follow=True))

    assert "Open: nobody's figures count" in listed
    assert f'href="{ONE}"' in listed
    assert "Combinations with different numbers: 1." in shown
    assert "Combinations that not all of them state: 1." in shown
    assert "Suspected persons" in shown or "suspect" in shown.lower()
    assert "The figures of Police count." in kept
    assert "Theirs are complete." in text(client.get(ONE))


def test_small_numbers_stand_on_no_page_of_an_overlap(
    police: Viewer, coordinator: Viewer
) -> None:
    page = browser_of(coordinator).get(ONE).content.decode()

    assert '<td class="number">3</td>' not in page


def test_whoever_decides_second_is_shown_the_first(
    police: Viewer, coordinator: Viewer
) -> None:
    client = browser_of(coordinator)
    client.post(ONE, answers(police))
    late = answers(police, reason="Written late.")

    told = text(client.post(ONE, late))

    assert "Somebody else said whose figures count" in told
    assert "Written late.</textarea>" in told
    assert 'name="replaces" value="1"' in told


def test_others_read_the_list_and_cannot_open_the_decision(police: Viewer) -> None:
    client = browser_of(police)
    local = browser_of(a_viewer(Role.COORDINATOR, an_organisation("Home", "NGO")))

    assert ONE not in text(client.get(LIST))
    assert client.get(ONE).status_code == 404
    assert local.get(ONE).status_code == 404
    assert local.post(ONE, answers(police)).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/figures/overlaps/police_suspects/se/2024/",
        "/figures/overlaps/police_suspects/fi/2025/",
        "/figures/overlaps/nothing/se/2025/",
    ],
)
def test_what_nobody_sent_twice_is_not_there(
    police: Viewer, coordinator: Viewer, address: str
) -> None:
    assert browser_of(coordinator).get(address).status_code == 404


def test_the_preview_warns_before_the_same_is_taken_in() -> None:
    taken_in_figures(a_statistician())
    police = a_viewer(Role.STATISTICIAN, an_organisation("Police", "POLICE"))
    offered = offered_figures(police)

    shown = text(browser_of(police).get(f"/figures/submitted/{offered.pk}/"))

    assert "Statistics sent these figures too. The same can count once only" in shown


def test_the_page_of_questions_says_what_is_left_out(police: Viewer) -> None:
    page = browser_of(police)

    shown = text(page.get("/figures/ask/?measure=suspects&source=police-se&rows=sex"))
    file = page.get(
        "/figures/ask/figures.csv?measure=suspects&source=police-se&rows=sex"
    ).content.decode()

    assert "Police, Sweden" in shown
    assert "Left out: Police: suspected persons" in shown
    assert "Left out: Police: suspected persons" in file
    assert "Left out" not in text(page.get("/figures/ask/?source=police-se"))
