"""A program refers, decides, looks up and exports as its owner may, and no more."""

import json

import pytest
from django.test import Client

from ledfyr.apps.access.models import ApiToken, AuditEvent
from ledfyr.apps.access.tokens import revoke_token
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.access.scopes import Scope
from tests.factories.access import a_viewer
from tests.factories.cases import (
    NOW,
    a_case,
    a_case_worker,
    an_organisation,
    browser_of,
)
from tests.factories.referrals import NAME, a_handover, a_referral
from tests.web.casework.api.programs import ROOT, Program, a_program

pytestmark = pytest.mark.django_db
EVERY = [scope for scope in Scope if scope is not Scope.CALENDAR]


def test_received_referrals_are_listed_without_content() -> None:
    given = a_handover()
    referral = a_referral(given)
    program = a_program(given.recipient, Scope.READ_REFERRALS)

    told = program.ask("/referrals").json()

    assert [each["id"] for each in told["referrals"]] == [str(referral.id)]
    assert set(told["referrals"][0]) == {
        *("id", "area", "is_urgent", "service", "sender", "recipient", "state"),
        *("sent_at", "seen_at", "answered_at"),
    }


def test_referrals_come_page_by_page() -> None:
    given = a_handover()
    a_referral(given)
    program = a_program(given.sender, Scope.READ_REFERRALS)

    first = program.ask("/referrals", box="sent", page_size=1).json()
    second = program.ask("/referrals", box="sent", page_size=1, page=2).json()

    assert (len(first["referrals"]), first["has_next"]) == (1, False)
    assert second["referrals"] == []


def test_opening_a_referral_shows_what_was_agreed_and_is_audited() -> None:
    given = a_handover(Compartment.HEALTH, Compartment.IDENTITY)
    referral = a_referral(given)
    program = a_program(given.recipient, Scope.READ_REFERRALS)

    told = program.tell(f"/referrals/{referral.id}/open").json()

    assert told["parts"] == {"health": ["Needs a dentist this week."]}
    assert told["identity"] == []
    event = AuditEvent.objects.get(verb="referral_read")
    assert event.actor_id == given.recipient.staff_id


def test_the_identity_follows_acceptance() -> None:
    given = a_handover(Compartment.HEALTH, Compartment.IDENTITY)
    referral = a_referral(given)
    program = a_program(given.recipient, Scope.READ_REFERRALS, Scope.ANSWER_REFERRALS)

    accepted = program.tell(f"/referrals/{referral.id}/accept")
    told = program.tell(f"/referrals/{referral.id}/open").json()

    assert accepted.json()["state"] == "accepted"
    assert NAME in told["identity"]


def test_a_refusal_reaches_the_sender() -> None:
    given = a_handover()
    referral = a_referral(given)
    shelter = a_program(given.recipient, Scope.ANSWER_REFERRALS)
    sender = a_program(given.sender, Scope.READ_REFERRALS)

    shelter.tell(f"/referrals/{referral.id}/refuse", {"reason": "We are full."})

    assert sender.ask(f"/referrals/{referral.id}/sent").json()["answer"] == (
        "We are full."
    )


def test_what_was_answered_is_answered_once() -> None:
    given = a_handover()
    referral = a_referral(given)
    program = a_program(given.recipient, Scope.ANSWER_REFERRALS)
    program.tell(f"/referrals/{referral.id}/accept")

    again = program.tell(f"/referrals/{referral.id}/accept")

    assert again.status_code == 422
    assert again.json()["problem"].endswith(".")


def test_a_decision_is_recorded_by_whoever_may_take_it() -> None:
    worker = a_case_worker()
    case = a_case(worker)
    decider = a_viewer(Role.INVESTIGATOR, an_organisation("Police", kind="POLICE"))
    program = a_program(worker, Scope.READ_DECISIONS, Scope.RECORD_DECISIONS)

    possible = program.ask(f"/cases/{case.id}/decisions/possible").json()
    mine = next(each for each in possible if each["you_may"])
    recorded = program.tell(f"/cases/{case.id}/decisions", a_ruling(mine["name"]))

    assert recorded.status_code == 201
    assert a_program(decider, *EVERY).ask(
        f"/cases/{case.id}/decisions"
    ).status_code == (404)


def test_a_decision_of_others_is_refused_with_who_may_take_it() -> None:
    worker = a_case_worker()
    case = a_case(worker)
    program = a_program(worker, Scope.READ_DECISIONS, Scope.RECORD_DECISIONS)
    possible = program.ask(f"/cases/{case.id}/decisions/possible").json()
    others = next(each for each in possible if not each["you_may"])

    answer = program.tell(f"/cases/{case.id}/decisions", a_ruling(others["name"]))

    assert answer.status_code == 403
    assert others["who_may"][0] in answer.json()["problem"]


def a_ruling(name: str) -> dict[str, str]:
    return {
        "name": name,
        "decided_on": "2026-11-02",
        "reasons": "As written.",
        "reasons_told": "As told.",
    }


def test_services_are_listed_and_matched_with_reasons() -> None:
    given = a_handover()
    program = a_program(given.sender, Scope.READ_SERVICES)

    listed = program.ask("/services").json()["services"]
    matched = program.ask("/services/matching", area="HOUSING", country="SE").json()

    assert [each["id"] for each in listed] == [str(given.service.id)]
    assert matched[0]["service"]["id"] == str(given.service.id)


def test_a_case_is_exported_without_identity_unless_asked() -> None:
    given = a_handover()
    program = a_program(given.sender, Scope.EXPORT_CASES)

    without = program.ask(f"/cases/{given.case.id}/htcds")
    asked = program.ask(f"/cases/{given.case.id}/htcds", with_identity="true")

    assert NAME not in without.content.decode()
    assert without.json()["victim"]["vic_TypeOfExploitation"] == ["ForcedLabour"]
    assert asked.json()["person"]["prs_FirstName"] == NAME
    exports = AuditEvent.objects.filter(verb="case_exported").order_by("sequence")
    assert [each.compartment for each in exports] == ["", "identity"]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CASE_WORKER}))
def test_only_case_workers_export(role: Role) -> None:
    case = a_case(a_case_worker())
    program = a_program(a_viewer(role, an_organisation()), Scope.EXPORT_CASES)

    assert program.ask(f"/cases/{case.id}/htcds").status_code == 404


ASKED = [
    ("get", "/referrals", Scope.READ_REFERRALS),
    ("post", "/referrals/{referral}/open", Scope.READ_REFERRALS),
    ("get", "/referrals/{referral}/sent", Scope.READ_REFERRALS),
    ("post", "/referrals/{referral}/accept", Scope.ANSWER_REFERRALS),
    ("post", "/referrals/{referral}/refuse", Scope.ANSWER_REFERRALS),
    ("get", "/cases/{case}/decisions", Scope.READ_DECISIONS),
    ("get", "/cases/{case}/decisions/possible", Scope.READ_DECISIONS),
    ("post", "/cases/{case}/decisions", Scope.RECORD_DECISIONS),
    ("get", "/services", Scope.READ_SERVICES),
    ("get", "/services/matching?area=HOUSING&country=SE", Scope.READ_SERVICES),
    ("get", "/cases/{case}/htcds", Scope.EXPORT_CASES),
]
OPENAPI = ("get", "/openapi.json", Scope.READ_SERVICES)
BODIES = {
    "refuse": {"reason": "We are full."},
    "decisions": a_ruling("reasonable_grounds"),
}


def answer_to(program: Program, method: str, path: str) -> int:
    if method == "get":
        return int(program.get(f"/api/v1{path}").status_code)
    body = BODIES.get(path.rpartition("/")[2])
    return int(program.tell(path, body).status_code)


def test_the_list_of_addresses_here_is_whole() -> None:
    from ledfyr.web.casework.api.urls import api

    described = api.get_openapi_schema(path_prefix="")["paths"]
    operations = {(m, p) for p, each in described.items() for m in each}

    assert len(operations) == len(ASKED)


@pytest.mark.parametrize(("method", "path", "scope"), ASKED)
def test_a_token_without_the_scope_is_answered_403(
    method: str, path: str, scope: Scope
) -> None:
    given = a_handover()
    path = path.format(case=given.case.id, referral=a_referral(given).id)
    others = [each for each in EVERY if each is not scope]

    program = a_program(given.sender, *others)

    assert answer_to(program, method, path) == 403


@pytest.mark.parametrize(("method", "path", "scope"), ASKED)
def test_records_of_others_answer_404(method: str, path: str, scope: Scope) -> None:
    given = a_handover()
    path = path.format(case=given.case.id, referral=a_referral(given).id)
    stranger = a_viewer(Role.CASE_WORKER, an_organisation("Elsewhere"))

    answer = answer_to(a_program(stranger, *EVERY), method, path)

    assert answer == (404 if "-" in path else 200)


@pytest.mark.parametrize(("method", "path", "scope"), ASKED)
def test_without_a_token_that_works_the_answer_is_401(
    method: str, path: str, scope: Scope
) -> None:
    given = a_handover()
    path = path.format(case=given.case.id, referral=a_referral(given).id)
    revoked = a_program(given.sender, scope)
    token = ApiToken.objects.get()
    revoke_token(by=given.sender, now=NOW, token_id=token.pk)

    assert answer_to(Program(), method, path) == 401
    assert answer_to(Program("ledfyr_made-up"), method, path) == 401
    assert answer_to(revoked, method, path) == 401


def test_a_session_of_the_pages_opens_nothing_here() -> None:
    browser = browser_of(a_case_worker())

    assert browser.get("/api/v1/referrals").status_code == 401


def test_the_interface_describes_itself_to_staff_and_programs_only() -> None:
    worker = a_case_worker()
    address = "/api/v1/openapi.json"

    answers = [
        Program().get(address).status_code,
        browser_of(worker).get(address).status_code,
        a_program(worker, Scope.READ_SERVICES).get(address).status_code,
    ]

    assert answers == [401, 200, 200]


def test_what_was_sent_is_not_repeated_in_a_problem() -> None:
    given = a_handover()
    referral = a_referral(given)
    program = a_program(given.recipient, Scope.ANSWER_REFERRALS)

    answer = program.tell(
        f"/referrals/{referral.id}/refuse", {"reason": "", "name": "Testname"}
    )

    assert answer.status_code == 422
    assert "Testname" not in json.dumps(answer.json())
    assert answer.json()["places"] == ["body.refusing.name", "body.refusing.reason"]


@pytest.mark.django_db
def test_an_address_with_a_line_break_is_answered_in_one_sentence() -> None:
    answer = Client().get("/api/v1/cases/%3DS%0Ax/decisions")

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", sorted({path for _, path, _ in [*ASKED, OPENAPI]}))
def test_a_method_that_an_address_does_not_take_is_answered_as_a_problem(
    path: str,
) -> None:
    given = a_handover()
    address = ROOT + path.format(case=given.case.id, referral=a_referral(given).id)
    taken = {method for method, known, _ in [*ASKED, OPENAPI] if known == path}
    program, nobody = a_program(given.sender, *EVERY), Program()

    for method in {"get", "post", "put", "patch", "delete"} - taken:
        answer = getattr(program, method)(address)

        assert answer.status_code == 405
        assert {each.upper() for each in taken} <= set(answer["Allow"].split(", "))
        assert answer["Content-Type"].startswith("application/json")
        assert answer.json()["problem"].endswith("Allow.")
        assert getattr(nobody, method)(address).status_code == 401
