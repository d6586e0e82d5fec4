"""Consents are read aloud, withdrawn with open eyes; a duty is logged beside them."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.test import Client
from django.utils import timezone
from lxml import html as parser

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, ConsentEntry, DutyDisclosure
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.referrals.actions import open_referral
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker, identity=Identity("Sealed Name", "1990", "ky"))


def typed(**changed: object) -> dict[str, object]:
    shelter = make.an_organisation("Harbour shelter", "SHELTER")
    return {
        "recipient": str(shelter.id),
        "purpose": "support",
        "compartments": ["health", "identity"],
        "language": "en",
        "explained": "oral_interpreter",
        "interpreter": "Interpreter 12",
        "given_by": "person",
        "given_on": make.TODAY.isoformat(),
        "until": f"{timezone.localdate().year + 1}-01-31",
        **changed,
    }


def sheet(at_desk: Client, case: Case, **changed: object) -> str:
    address = f"/cases/{case.id}/consents/sheet/"
    return at_desk.post(address, typed(**changed)).content.decode()


def test_the_sheet_names_recipient_parts_end_and_the_right_to_withdraw(
    at_desk: Client, case: Case
) -> None:
    html = sheet(at_desk, case)

    # The name stands apart, so that it keeps its order in a text read from the right.
    assert "share something with \u2068Harbour shelter\u2069" in html
    assert "Your health" in html
    assert "January" in html
    assert "take back your yes at any time" in html
    assert "Your plans to go back" not in html
    assert not ConsentEntry.objects.exists()


def test_the_sheet_tells_no_name(at_desk: Client, case: Case) -> None:
    assert "Sealed Name" not in sheet(at_desk, case)


@pytest.mark.parametrize(
    ("explained", "line"),
    [("written", "Signature of the person"), ("oral_interpreter", "Interpreter")],
)
def test_the_sheet_has_the_line_that_the_way_of_agreeing_needs(
    at_desk: Client, case: Case, explained: str, line: str
) -> None:
    assert line in sheet(at_desk, case, explained=explained)


@pytest.mark.parametrize("language", settings.LEDFYR_SPOKEN_LANGUAGES)
def test_the_sheet_speaks_every_language_that_can_be_chosen(
    at_desk: Client, case: Case, language: str
) -> None:
    html = sheet(at_desk, case, language=language, explained="written")

    assert "Not translated yet" not in html
    assert f'<div class="consent-sheet" lang="{language}"' in html
    is_english = "You decide what we may tell" in html or "Signature of" in html
    assert is_english == (language == "en")
    assert ("No native speaker has checked" in html) == (language != "en")


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("vi", "ltr")])
def test_the_sheet_is_read_in_the_direction_of_its_language(
    at_desk: Client, case: Case, language: str, direction: str
) -> None:
    html = sheet(at_desk, case, language=language)

    assert f'lang="{language}" dir="{direction}"' in html
    assert "\u2068Harbour shelter\u2069" in html


def test_an_interpreter_without_a_name_is_asked_for(
    at_desk: Client, case: Case
) -> None:
    page = at_desk.post(f"/cases/{case.id}/consents/new/", typed(interpreter=""))

    assert "Write who interpreted" in page.content.decode()
    assert not ConsentEntry.objects.exists()


@pytest.mark.parametrize("page", ["consents/new/", "letters/confirmation/"])
def test_no_language_is_chosen_before_somebody_chooses(
    at_desk: Client, case: Case, page: str
) -> None:
    fresh = parser.fromstring(at_desk.get(f"/cases/{case.id}/{page}").content)
    [choice] = fresh.xpath("//main//select[@name='language']")

    sent = at_desk.post(f"/cases/{case.id}/{page}", {"language": ""}).content.decode()

    assert choice.xpath("option/@value")[0] == ""
    assert choice.xpath("option[@selected]/@value") in ([], [""])
    assert "Choose an answer under “Language" in sent


@pytest.mark.parametrize("page", ["new", "sheet"])
def test_a_last_day_that_has_passed_is_told_at_its_place(
    at_desk: Client, case: Case, page: str
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)

    answer = at_desk.post(f"/cases/{case.id}/consents/{page}/", typed(until=yesterday))

    assert answer.context["form"].errors == {
        "until": ["The last day has already passed; choose a later day."]
    }
    assert not ConsentEntry.objects.exists()


def test_the_ledger_says_who_agreed_and_who_interpreted(
    at_desk: Client, case: Case
) -> None:
    at_desk.post(
        f"/cases/{case.id}/consents/new/", typed(given_by="both", language="vi")
    )

    shown = at_desk.get(f"/cases/{case.id}/").content.decode()

    assert "The person and a guardian." in shown
    assert "with an interpreter: Interpreter 12" in shown
    assert LANG_INFO["vi"]["name_local"] in shown


@pytest.mark.parametrize(("in_doubt", "is_asked"), [(True, True), (False, False)])
def test_for_a_child_a_guardian_is_asked_too(
    at_desk: Client, case: Case, in_doubt: bool, is_asked: bool
) -> None:
    case.person.age_is_in_doubt = in_doubt
    case.person.save()

    page = at_desk.get(f"/cases/{case.id}/consents/new/").content.decode()

    assert ("ask the guardian too" in page) == is_asked


def test_everything_for_a_recipient_is_withdrawn_on_one_page(
    at_desk: Client, case: Case
) -> None:
    at_desk.post(f"/cases/{case.id}/consents/new/", typed())
    line = ConsentEntry.objects.first()
    assert line is not None
    there = f"/cases/{case.id}/consents/{line.id}/withdraw/"
    assert (
        "Withdraw everything for Harbour shelter" in at_desk.get(there).content.decode()
    )

    at_desk.post(there, {"what": "all"})

    assert not ConsentEntry.objects.filter(withdrawn_on=None).exists()


def test_an_untranslated_sheet_says_so(
    at_desk: Client, case: Case, settings: Any
) -> None:
    settings.LEDFYR_SPOKEN_LANGUAGES = (*settings.LEDFYR_SPOKEN_LANGUAGES, "ka")

    assert "Not translated yet" in sheet(at_desk, case, language="ka")


def test_the_sheet_leads_into_the_ledger(at_desk: Client, case: Case) -> None:
    carried = at_desk.post(f"/cases/{case.id}/consents/sheet/", typed()).context[
        "shown"
    ]["carried"]
    sent: dict[str, list[str]] = {}
    for name, value in carried:
        sent.setdefault(name, []).append(value)

    at_desk.post(f"/cases/{case.id}/consents/new/", sent)

    kept = ConsentEntry.objects.values_list("compartment", flat=True)
    assert set(kept) == {"health", "identity"}


def test_the_withdrawal_page_says_first_what_was_sent() -> None:
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)
    open_referral(by=given.recipient, now=make.NOW, referral_id=referral.id)
    address = f"/cases/{given.case.id}/consents/{given.consents[0]}/withdraw/"

    page = make.browser_of(given.sender).get(address).content.decode()

    assert page.index("already sent") < page.index("no longer be sent")
    assert given.service.name in page
    assert ConsentEntry.objects.get().withdrawn_on is None


def test_the_consultation_names_nobody(at_desk: Client, case: Case) -> None:
    page = at_desk.get(f"/cases/{case.id}/consultation/").content.decode()

    assert "I am asking for advice" in page
    assert "Sealed Name" not in page
    assert case.reference not in page


def test_a_duty_is_recorded_and_shown_beside_the_ledger(
    at_desk: Client, case: Case
) -> None:
    at_desk.post(
        f"/cases/{case.id}/by-duty/new/",
        {
            "duty": "other_law",
            "words": "The court asked.",
            "recipient": "outside",
            "outside": "District court",
            "compartments": ["account"],
            "disclosed_on": make.TODAY.isoformat(),
            "is_told": "no",
        },
    )

    listed = at_desk.get(f"/cases/{case.id}/by-duty/").content.decode()
    shown = at_desk.get(f"/cases/{case.id}/").content.decode()
    assert "District court" in listed
    assert "The person has not been told" in shown


def test_saying_told_asks_for_the_day(at_desk: Client, case: Case) -> None:
    page = at_desk.post(f"/cases/{case.id}/by-duty/new/", {"is_told": "yes"})

    assert "Give the day, or choose not yet." in page.content.decode()
    assert not DutyDisclosure.objects.exists()


def test_a_ground_from_memory_is_shown_as_not_confirmed() -> None:
    finland = make.an_organisation("Rantala social services", country="FI")
    worker = make.a_viewer(Role.CASE_WORKER, finland)
    case = make.a_case(worker)

    page = make.browser_of(worker).get(f"/cases/{case.id}/by-duty/new/")

    assert (
        "Child Welfare Act (lastensuojelulaki) · not confirmed" in page.content.decode()
    )
