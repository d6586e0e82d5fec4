"""Those who may get a case in a standard format; the name only if they ask for it."""

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import browser_of
from tests.factories.referrals import NAME, WRITTEN, a_handover, a_referral

pytestmark = pytest.mark.django_db


def test_the_file_holds_codes_and_no_words_of_the_file() -> None:
    given = a_handover()
    a_referral(given)

    answer = browser_of(given.sender).post(f"/exports/{given.case.id}/")
    told = answer.content.decode()

    assert answer["Content-Disposition"] == 'attachment; filename="htcds.json"'
    assert answer.json()["referrals"][0]["cas_ReferredOrganisation"] == (
        "Harbour shelter"
    )
    assert [text for text in (*WRITTEN.values(), NAME) if text in told] == []


def test_the_identity_is_in_it_when_asked_for_and_the_audit_says_so() -> None:
    given = a_handover()

    answer = browser_of(given.sender).post(
        f"/exports/{given.case.id}/", {"with_identity": "on"}
    )

    assert answer.json()["person"]["prs_FirstName"] == NAME
    event = AuditEvent.objects.get(verb="case_exported")
    assert (event.subject_id, event.compartment) == (given.case.id, "identity")


def test_looking_at_the_page_exports_nothing() -> None:
    given = a_handover()

    page = browser_of(given.sender).get(f"/exports/{given.case.id}/")

    assert page.status_code == 200
    assert not AuditEvent.objects.filter(verb="case_exported").exists()


def test_case_workers_elsewhere_find_nothing() -> None:
    given = a_handover()
    stranger = browser_of(a_viewer(Role.CASE_WORKER))

    assert stranger.post(f"/exports/{given.case.id}/").status_code == 404


def test_the_page_of_the_case_leads_to_the_export() -> None:
    given = a_handover()

    page = browser_of(given.sender).get(f"/cases/{given.case.id}/").content.decode()

    assert f"/exports/{given.case.id}/" in page
