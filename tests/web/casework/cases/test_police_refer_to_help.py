"""The police refer a person to help, and read nothing of the support they find."""

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Need
from ledfyr.apps.referrals import actions, queries
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import ConsentError, Purpose
from ledfyr.domain.referrals.handover import HandoverError
from tests.factories import cases as make
from tests.factories import support
from tests.factories.referrals import NAME, WRITTEN, Handover, a_handover, a_referral
from tests.factories.service_directory import a_service

pytestmark = pytest.mark.django_db
ACCOUNT = "Was driven to a farm at night."


@pytest.fixture
def given() -> Handover:
    found = a_handover(Compartment.SUPPORT, Compartment.HEALTH, Compartment.ACCOUNT)
    make.actions.write_entry(
        by=found.sender,
        now=make.NOW,
        case_id=found.case.id,
        compartment=Compartment.ACCOUNT,
        text=ACCOUNT,
    )
    return found


@pytest.fixture
def police() -> Viewer:
    return support.an_investigator()


@pytest.fixture
def desk(police: Viewer) -> Client:
    return make.browser_of(police)


def agrees(desk: Client, given: Handover, *parts: Compartment) -> None:
    typed = {
        "recipient": str(make.home_of(given.recipient)),
        "purpose": "support",
        "compartments": [part.value for part in parts],
        "language": "en",
        "explained": "oral",
        "given_by": "person",
        "given_on": timezone.localdate().isoformat(),
    }
    answer = desk.post(f"/cases/{given.case.id}/consents/new/", typed)
    assert answer.status_code == 302


def asks(desk: Client, given: Handover) -> int:
    typed = {
        "service": str(given.service.id),
        "is_urgent": "on",
        "languages": ["ru"],
        "purpose": "support",
    }
    page = f"/cases/{given.case.id}/help/HOUSING/"
    return desk.post(page, typed).status_code


def opened(given: Handover) -> queries.ReferralView:
    return actions.open_referral(
        by=given.recipient,
        now=timezone.localtime(),
        referral_id=Referral.objects.get().id,
    )


def shown(desk: Client, address: str) -> str:
    answer = desk.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_an_investigator_finds_a_service_and_asks_it(
    desk: Client, given: Handover
) -> None:
    home = f"/cases/{given.case.id}/"
    assert f"{home}help/" in shown(desk, home)
    assert f"{home}help/HOUSING/" in shown(desk, f"{home}help/")
    agrees(desk, given, Compartment.ACCOUNT, Compartment.IDENTITY)
    assert "Account of exploitation" in shown(desk, f"{home}help/HOUSING/")

    assert asks(desk, given) == 302

    view = opened(given)
    assert view.payload.parts == {Compartment.ACCOUNT: (ACCOUNT,)}
    assert view.payload.languages == ("ru",)
    assert view.identity == ()
    assert "Safe house" in shown(desk, f"{home}help/")


def test_the_identity_follows_when_the_service_accepts(
    desk: Client, given: Handover
) -> None:
    agrees(desk, given, Compartment.ACCOUNT, Compartment.IDENTITY)
    asks(desk, given)

    actions.accept_referral(
        by=given.recipient,
        now=timezone.localtime(),
        referral_id=Referral.objects.get().id,
    )

    assert opened(given).identity == (NAME,)


def test_consent_to_parts_that_the_police_do_not_read_sends_nothing_of_them(
    desk: Client, given: Handover
) -> None:
    agrees(desk, given, Compartment.ACCOUNT, Compartment.HEALTH, Compartment.SUPPORT)

    asks(desk, given)

    assert set(opened(given).payload.parts) == {Compartment.ACCOUNT}


def test_what_the_person_told_support_is_neither_used_nor_shown(
    desk: Client, police: Viewer, given: Handover
) -> None:
    page = shown(desk, f"/cases/{given.case.id}/help/HOUSING/")
    assert "has agreed with you on none" in page

    assert asks(desk, given) == 200

    assert Need.objects.count() == 1
    with pytest.raises(ConsentError):
        actions.ask_for_help(
            by=police, now=make.NOW, case_id=given.case.id, wanted=wanted(given)
        )


def wanted(given: Handover) -> actions.Help:
    return actions.Help("HOUSING", given.service.id, Purpose.SUPPORT)


def test_withdrawn_consent_sends_nothing(desk: Client, given: Handover) -> None:
    agrees(desk, given, Compartment.ACCOUNT)
    for line in given.case.consents.filter(withdrawn_on=None):
        make.actions.withdraw_consent(
            by=given.sender,
            now=timezone.localtime(),
            case_id=given.case.id,
            consent_id=line.id,
        )

    assert asks(desk, given) == 200

    assert not Referral.objects.exists()


def test_the_police_read_nothing_of_support(desk: Client, given: Handover) -> None:
    a_referral(given)
    make.a_need(given.sender, given.case, "CHILDREN", note="A child at school")
    agrees(desk, given, Compartment.ACCOUNT)
    asks(desk, given)
    home = f"/cases/{given.case.id}/"
    mine = Referral.objects.get(is_urgent=True)
    actions.refuse_referral(
        by=given.recipient,
        now=timezone.localtime(),
        referral_id=mine.id,
        reason="Too full",
    )

    pages = [
        shown(desk, page)
        for page in (home, f"{home}help/", f"{home}help/HOUSING/", "/referrals/")
    ]

    closed = [*WRITTEN.values(), "A child at school", "Too full", str(given.need.id)]
    assert [word for word in closed if any(word in page for page in pages)] == []
    assert pages[1].count("Safe house") == 1
    assert "Refused" in pages[1]
    for address in (
        f"{home}needs/{given.need.id}/services/",
        f"{home}needs/{given.need.id}/services/{given.service.id}/",
        f"/referrals/sent/{mine.id}/",
        f"{home}plan/",
    ):
        assert desk.get(address).status_code in (403, 404), address


def test_after_acceptance_the_police_learn_no_more(
    desk: Client, given: Handover
) -> None:
    agrees(desk, given, Compartment.ACCOUNT)
    asks(desk, given)
    known = {"by": given.recipient, "referral_id": Referral.objects.get().id}
    actions.accept_referral(now=timezone.localtime(), **known)
    actions.record_arrival(
        now=timezone.localtime(), arrived_on=timezone.localdate(), **known
    )

    page = shown(desk, f"/cases/{given.case.id}/help/")

    assert "Accepted" in page
    assert "Arrived" not in page


def test_a_need_of_support_cannot_be_sent_on_by_the_police(
    police: Viewer, given: Handover
) -> None:
    with pytest.raises(actions.NothingToSend):
        actions.send_referral(
            by=police,
            now=make.NOW,
            case_id=given.case.id,
            need_id=given.need.id,
            service_id=given.service.id,
            purpose=Purpose.SUPPORT,
        )


def test_support_finds_the_need_and_the_referral_in_the_file(
    desk: Client, given: Handover
) -> None:
    agrees(desk, given, Compartment.ACCOUNT)
    asks(desk, given)

    rows = queries.referrals_of_case(given.sender, given.case.id)

    assert [row.area for row in rows] == ["HOUSING"]
    assert given.case.needs.count() == 2


def test_the_same_is_not_asked_twice_while_it_waits(
    desk: Client, police: Viewer, given: Handover
) -> None:
    agrees(desk, given, Compartment.ACCOUNT)
    asks(desk, given)

    with pytest.raises(HandoverError, match="already"):
        actions.ask_for_help(
            by=police,
            now=timezone.localtime(),
            case_id=given.case.id,
            wanted=wanted(given),
        )

    other = a_service(make.home_of(given.recipient), "Night shelter")
    actions.ask_for_help(
        by=police,
        now=timezone.localtime(),
        case_id=given.case.id,
        wanted=actions.Help("HOUSING", other.id, Purpose.SUPPORT),
    )
    assert Referral.objects.count() == 2


def test_a_stranger_finds_no_page(given: Handover) -> None:
    elsewhere = make.browser_of(
        make.a_viewer(make.Role.INVESTIGATOR, make.an_organisation("Elsewhere police"))
    )

    for page in ("help/", "help/HOUSING/"):
        assert elsewhere.get(f"/cases/{given.case.id}/{page}").status_code == 404


def test_each_service_says_why_it_fits_or_not(desk: Client, given: Handover) -> None:
    given.service.free_places = 0
    given.service.save()

    page = desk.get(f"/cases/{given.case.id}/help/HOUSING/").content.decode()

    assert "0 free places" in page
    assert "Against: no free place" in page
