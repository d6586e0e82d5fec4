"""Two published court cases, from the first sign to the figure, through the pages."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.models import Organisation
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.service_directory.actions import Offer, add_service
from ledfyr.apps.statistics.actions import publish_release
from ledfyr.domain.access.roles import Role
from tests.factories import access as make

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[2] / "situations" / "screening"
PACKED = re.compile(r'name="(carried|screening)" value="([^"]+)"')


@pytest.fixture
def municipality() -> Organisation:
    return make.an_organisation("SOCIAL")


@pytest.fixture
def shelter() -> Organisation:
    place = make.an_organisation("SHELTER")
    offer = Offer("Safe house", "Rooms.", areas=("HOUSING",), free_places=5)
    add_service(by=THE_NODE, now=make.NOW, organisation_id=place.id, offer=offer)
    return place


def signed_in(role: Role, place: Organisation) -> Client:
    return make.signed_in(make.a_member_of_staff(role, place))


@pytest.mark.parametrize("name", ["kyrgyz_men_2008", "oslo_begging_2012"])
def test_a_court_case_walks_the_whole_path(
    name: str, municipality: Organisation, shelter: Organisation
) -> None:
    situation = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    worker = signed_in(Role.CASE_WORKER, municipality)
    board = signed_in(Role.DECISION_MAKER, municipality)
    helper = signed_in(Role.SERVICE_WORKER, shelter)
    statistician = signed_in(Role.STATISTICIAN, make.an_organisation("STATISTICS"))

    packed = answers_of(worker, situation)
    case = case_opened(worker, packed, situation)
    told = worker.get(f"{case}decisions/reasonable_grounds/").content.decode()
    assert "Social welfare board of the municipality" in told
    decided(board, case)
    period = worker.get(case).content.decode()
    assert "Recovery and reflection period" in period
    assert "Aliens Act (SFS 2005:716)" in period
    referral = referred(worker, case, shelter)
    opened = helper.get(referral).content.decode()
    assert "Sealed name" not in opened
    accepted = helper.post(f"{referral}accept/", follow=True).content.decode()
    assert "Sealed name" in accepted
    assert "Accepted" in worker.get(case).content.decode()
    year = released_when_the_year_is_over()
    figures = statistician.get(f"/figures/{year}/").content.decode()

    assert "hidden to protect people" in figures


def released_when_the_year_is_over() -> int:
    """Release the figures of this year on the first day of the next."""
    counter = make.a_viewer(Role.STATISTICIAN)
    now = timezone.localtime()
    later = now.replace(year=now.year + 1, month=1, day=1)
    publish_release(by=counter, now=later, year=now.year, dimensions=("form",))
    return now.year


def answers_of(worker: Client, situation: dict[str, Any]) -> str:
    """Answer the pages of the check as the facts say; return the packed answers."""
    [screening] = [
        each for each in situation["screening"] if each["instrument"] == "guidelines"
    ]
    start = {"form": situation["form"], "age_group": situation["age_group"]}
    page = worker.post("/check/", start)
    for _ in range(40):
        if page.templates[0].name == "casework/screening/result.html":
            break
        given = {
            field: "yes" if field in screening["yes"] else "unknown"
            for field in page.context["form"].fields
        }
        carried = {"carried": page.context["packed"], "at": page.context["at"]}
        page = worker.post("/check/signs/", {**given, **carried, "go": "next"})
    shown = page.content.decode()
    assert "presumed victim" in shown.lower()
    found = dict(PACKED.findall(shown))
    return str(found["screening"])


def case_opened(worker: Client, packed: str, situation: dict[str, Any]) -> str:
    """Carry the check over to a new case; return the address of the case."""
    form = worker.post("/cases/new/", {"screening": packed})
    assert form.context["form"]["main_form"].value() == situation["form"]
    typed = {
        "screening": packed,
        "presumed_on": form.context["form"]["presumed_on"].value().isoformat(),
        "reasons": form.context["form"]["reasons"].value(),
        "age_group": situation["age_group"],
        "sex": "UNKNOWN",
        "main_form": situation["form"],
        "name": "Sealed name",
    }
    answer = worker.post("/cases/new/", typed)
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def decided(board: Client, case: str) -> None:
    page = board.get(f"{case}decisions/reasonable_grounds/")
    day = page.context["form"]["decided_on"].value().isoformat()
    typed = {"decided_on": day, "reasons": "The signs.", "reasons_told": "In words."}
    shown = page.context["form"]
    typed |= {name: shown[name].value() for name in ("revision", "taken_by")}
    answer = board.post(f"{case}decisions/reasonable_grounds/", typed)
    assert answer.status_code == 302, answer.context["form"].errors


def referred(worker: Client, case: str, shelter: Organisation) -> str:
    """Record consent and need, send the referral; return its address for the helper."""
    day = worker.get(f"{case}consents/new/").context["form"]["given_on"].value()
    consent = {
        "recipient": str(shelter.id),
        "purpose": "support",
        "compartments": ["support", "identity"],
        "language": "en",
        "explained": "oral_interpreter",
        "interpreter": "Interpreter 12",
        "given_by": "person",
        "given_on": day.isoformat(),
    }
    answer = worker.post(f"{case}consents/new/", consent)
    assert answer.status_code == 302, answer.context["form"].errors
    services = worker.post(f"{case}needs/new/", {"area": "HOUSING"}, follow=True)
    [match] = services.context["shown"]["matches"]
    where = f"{services.redirect_chain[-1][0]}{match['service'].id}/"
    sent = worker.post(where, {"purpose": "support"})
    assert sent.status_code == 302, sent.context["form"].errors
    from ledfyr.apps.referrals.models import Referral

    return f"/referrals/{Referral.objects.get().id}/"
