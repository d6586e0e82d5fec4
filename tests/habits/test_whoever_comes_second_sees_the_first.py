"""Two people at one record: the second sees the first's change, nothing is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_member_of_staff, an_organisation, signed_in
from tests.factories.records import the_records
from tests.factories.service_directory import a_service
from tests.habits.addresses import BY_TOKEN, addresses

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WORDS = "Typed by the second"

CARRY_A_VERSION = {
    "cases:change_person",
    "cases:correct_episode",
    "cases:assess",
    "cases:decide",
    "cases:extend_plan",
    "cases:return_deed",
    "services:change",
    "services:places",
}
"""Forms in which something is typed that takes the place of what stands."""

HAPPEN_ONCE = {
    "access_end_token",
    "access_end_webhook",
    "access_start_webhook",
    "cases:close",
    "cases:document_move",
    "cases:document_remove",
    "cases:emergency_review",
    "cases:end_plan",
    "cases:end_step",
    "cases:follow_up",
    "cases:hand_over",
    "cases:leave_situation",
    "cases:let_back_in",
    "cases:need_met",
    "cases:remove_episode",
    "cases:remove_person",
    "cases:reopen",
    "cases:same_person",
    "cases:seal",
    "cases:situation",
    "cases:told",
    "cases:undo_merge",
    "cases:withdraw",
    "figures:overlap",
    "figures:pair",
    "figures:submission",
    "cases:take_back_decision",
    "cases:take_back_step",
    "organisation:close_account",
    "organisation:give_role",
    "organisation:reset_second_step",
    "organisation:withdraw_role",
    "referrals:accept",
    "referrals:accept_transfer",
    "referrals:arrived",
    "referrals:close",
    "referrals:close_sent",
    "referrals:recall",
    "referrals:refuse",
    "referrals:refuse_transfer",
    "referrals:take_back_transfer",
    "services:close",
    "services:confirm",
}
"""What can be done once from where a record stands: the second is refused, or changes
nothing any more."""

ONLY_ADD = {
    "cases:add_person",
    "cases:ask_for_help",
    "cases:by_duty",
    "cases:conference",
    "cases:consent",
    "cases:document_keep",
    "cases:document_original",
    "cases:letter",
    "cases:need",
    "cases:note",
    "cases:open_plan",
    "cases:open_proceeding",
    "cases:own_copy",
    "cases:plan_step",
    "cases:proceeding_step",
    "cases:reason",
    "cases:record_episode",
    "cases:return_step",
    "cases:send_referral",
    "cases:step_back",
    "exchange:export",
    "figures:preview",
    "mechanism:confirm",
    "referrals:follow_up",
    "referrals:reason",
}
"""What puts something beside what stands."""

OF_ONE_PERSON = {"access_webhook", "practice:exercise"}
"""What nobody but its owner can open."""

READ = {
    "cases:attended_one",
    "cases:consent_sheet",
    "cases:consultation",
    "cases:document",
    "cases:document_copy",
    "cases:document_preview",
    "cases:documents",
    "cases:duties",
    "cases:emergency_file",
    "cases:exploitation",
    "cases:help",
    "cases:people",
    "cases:person",
    "cases:plans",
    "cases:proceedings",
    "cases:returns",
    "cases:risk",
    "cases:services",
    "cases:show",
    "cases:who_has_seen",
    "figures:download",
    "figures:empty_template",
    "figures:files",
    "figures:of",
    "figures:parquet",
    "figures:release",
    "figures:sdmx",
    "figures:structure",
    "figures:xlsx",
    "mechanism:local",
    "mechanism:review",
    "mechanism:show",
    "organisation:staff",
    "referrals:list",
    "referrals:sent",
    "referrals:show",
    "referrals:transfer",
    "services:show",
}
"""Pages that change nothing."""

Opened = tuple[Client, str, dict[str, Any], dict[str, Any]]
"""A browser, an address, and what the first and the second of two people type."""


def a_person(worker: Viewer) -> Opened:
    case = the_records(worker).case
    typed = {"name": "Ana Rusu", "age_group": "adult", "sex": "F"}
    there = f"/cases/{case.id}/person/change/"
    first, second = typed | {"languages": "Russian"}, typed | {"languages": WORDS}
    return make.browser_of(worker), there, first, second


def an_episode(worker: Viewer) -> Opened:
    records = the_records(worker)
    there = f"/cases/{records.case.id}/exploitation/{records.episode.id}/correct/"
    return make.browser_of(worker), there, {"country": "NO"}, {"note": WORDS}


def a_risk(worker: Viewer) -> Opened:
    case = make.a_case(worker)
    support.an_assessment(worker, case, now=timezone.now())
    typed = {
        "occasion": "first",
        "review_on": day(7),
        "severity_reprisal": 5,
        "likelihood_reprisal": 3,
    }
    there = f"/cases/{case.id}/risk/new/"
    first, second = typed | {"own_view": "Afraid"}, typed | {"own_view": WORDS}
    return make.browser_of(worker), there, first, second


def a_decision(worker: Viewer) -> Opened:
    """The first records a permit of the agency; the second types what another found."""
    case = make.a_case(worker)
    there = f"/cases/{case.id}/decisions/reflection_permit/"
    first = {"taken_by": "migration_agency", "reasons": "Letter", "reasons_told": "Yes"}
    return make.browser_of(worker), there, first, first | {"reasons": WORDS}


def a_plan(worker: Viewer) -> Opened:
    case = make.a_case(worker)
    plan = support.a_plan(worker, case)
    there = f"/cases/{case.id}/plan/{plan.id}/extend/"
    first = {"until": day(200), "reason": "More calm"}
    return make.browser_of(worker), there, first, {"until": day(300), "reason": WORDS}


def wishes(worker: Viewer) -> Opened:
    case = make.a_case(worker)
    support.a_return(worker, case)
    there = f"/cases/{case.id}/return/wishes/"
    return make.browser_of(worker), there, {"embassy": "no"}, {"family_tracing": "yes"}


def a_stopped_journey(worker: Viewer) -> Opened:
    """The first records wishes; the second, who has not seen them, stops the return."""
    client, there, first, _ = wishes(worker)
    return (
        client,
        there,
        first,
        {"to": there.replace("wishes", "stop"), "reason": WORDS},
    )


def a_known_service(_: Viewer) -> Opened:
    client, service = _service()
    return client, f"/services/{service}/change/", {"summary": "Rooms"}, {"name": WORDS}


def free_places(_: Viewer) -> Opened:
    client, service = _service()
    there = f"/services/{service}/places/"
    return client, there, {"free_places": "2"}, {"free_places": "1"}


def _service() -> tuple[Client, Any]:
    shelter = an_organisation("SHELTER")
    service = a_service(shelter.pk)
    return signed_in(a_member_of_staff(Role.SERVICE_WORKER, shelter)), service.id


def day(later: int) -> str:
    return (timezone.localdate() + later * DAY).isoformat()


TWO_PEOPLE: dict[str, tuple[Callable[[Viewer], Opened], ...]] = {
    "cases:change_person": (a_person,),
    "cases:correct_episode": (an_episode,),
    "cases:assess": (a_risk,),
    "cases:decide": (a_decision,),
    "cases:extend_plan": (a_plan,),
    "cases:return_deed": (wishes, a_stopped_journey),
    "services:change": (a_known_service,),
    "services:places": (free_places,),
}


def test_every_address_of_a_record_says_what_befalls_the_second() -> None:
    kinds = (CARRY_A_VERSION, HAPPEN_ONCE, ONLY_ADD, OF_ONE_PERSON, READ)

    there = {
        each.name
        for each in addresses("casework")
        if each.arguments
        and each.permission != BY_TOKEN
        and each.view.__module__.startswith("ledfyr")
    }

    assert {name for name in there if sum(name in kind for kind in kinds) != 1} == set()
    assert set().union(*kinds) - there == set()
    assert set(TWO_PEOPLE) == CARRY_A_VERSION


@pytest.mark.parametrize(
    "opened", [each for listed in TWO_PEOPLE.values() for each in listed]
)
def test_the_second_sees_the_first_and_keeps_what_was_typed(
    opened: Callable[[Viewer], Opened],
) -> None:
    client, there, first, second = opened(make.a_case_worker())
    second_there = second.pop("to", there)
    mine = _filled(client, second_there) | second
    _post(client, there, _filled(client, there) | first)

    refused = client.post(second_there, mine)

    assert refused.status_code in (200, 409)
    page, form = refused.content.decode(), _form_in(refused)
    assert "meanwhile" in page or "while you" in page or "stands now" in page
    assert all(str(form[name].value()) == str(said) for name, said in second.items())
    assert str(form["revision"].value()) != str(mine["revision"])
    _post(client, second_there, mine | {"revision": form["revision"].value()})


def _filled(client: Client, there: str) -> dict[str, Any]:
    """Return what a form sends where nothing in it was changed."""
    answer = client.get(there, follow=True)
    form = _form_in(answer)
    return {
        name: value
        for name in form.fields
        if (value := form[name].value()) not in (None, "", False)
    }


def _form_in(answer: Any) -> Any:
    shown = answer.context.get("form")
    return shown or answer.context["shown"]["form"]


def _post(client: Client, there: str, typed: dict[str, Any]) -> None:
    answer = client.post(there, typed)

    assert answer.status_code == 302, _form_in(answer).errors
