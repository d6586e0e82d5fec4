"""Every deed of a room leaves one event, and the event holds nothing that was typed."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

import ledfyr.apps
from ledfyr.apps.access import actions as access
from ledfyr.apps.access import rotation
from ledfyr.apps.access.models import AuditEvent, Organisation, RoleHeld, Staff
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.referrals import actions as referrals
from ledfyr.apps.screening import actions as screening
from ledfyr.apps.service_directory import actions as services
from ledfyr.apps.statistics import actions as statistics
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import Explained, Purpose
from ledfyr.domain.statistics.authority import Scope
from tests.factories.access import (
    a_member_of_staff,
    a_viewer,
    an_app_for_codes,
    an_organisation,
)
from tests.factories.cases import NOW, a_case, a_case_worker, home_of
from tests.factories.pairs import a_pair_to_review
from tests.factories.referrals import Handover, a_handover, a_referral
from tests.factories.submissions import (
    a_statistician,
    an_offer,
    offered_figures,
    taken_in_figures,
)

TYPED = "Wivallius"
"""A word typed wherever something can be typed; no event may hold it."""

Given = dict[str, Any]


def opening(given: Handover) -> Given:
    what = cases.Opening(
        organisation_id=home_of(given.sender),
        presumed_on=NOW.date(),
        reasons=TYPED,
        identity=Identity(TYPED, "", ""),
        entries={Compartment.HEALTH: ("note", TYPED)},
    )
    return {"by": given.sender, "opening": what}


def ruling(given: Handover) -> Given:
    place = Organisation.objects.get(pk=home_of(given.sender))
    what = cases.Ruling("reasonable_grounds", NOW.date(), TYPED, TYPED)
    decider = a_viewer(Role.DECISION_MAKER, place)
    return {"by": decider, "case_id": given.case.id, "ruling": what}


def agreement(given: Handover) -> Given:
    what = cases.Agreement(
        recipient_id=home_of(given.recipient),
        purpose=Purpose.SUPPORT,
        compartments=frozenset({Compartment.HEALTH, Compartment.SUPPORT}),
        language="en",
        explained=Explained.ORAL,
        given_by="person",
        given_on=NOW.date(),
    )
    return in_the_case(given, agreement=what)


def in_the_case(given: Handover, **more: Any) -> Given:
    return {"by": given.sender, "case_id": given.case.id, **more}


def closed(given: Handover) -> Given:
    cases.close_case(by=given.sender, now=NOW, case_id=given.case.id)
    return in_the_case(given)


def received(given: Handover, **more: Any) -> Given:
    return {"by": given.recipient, "referral_id": a_referral(given).id, **more}


def sent(given: Handover) -> Given:
    return {"by": given.sender, "referral_id": a_referral(given).id}


def asked(given: Handover) -> Given:
    ids = {"need_id": given.need.id, "service_id": given.service.id}
    return in_the_case(given, purpose=Purpose.SUPPORT, **ids)


def by_the_node(**more: Any) -> Given:
    return {"by": THE_NODE, **more}


def help_wanted(given: Handover) -> Given:
    what = referrals.Help("HOUSING", given.service.id, Purpose.SUPPORT)
    return in_the_case(given, wanted=what)


def held(_given: Handover) -> Given:
    row: RoleHeld = a_member_of_staff(Role.COORDINATOR).roles_held.get()
    return by_the_node(
        staff=row.staff, organisation=row.organisation, role=Role.COORDINATOR
    )


def new_role(_given: Handover) -> Given:
    return by_the_node(
        staff=a_member_of_staff(),
        organisation=an_organisation(),
        role=Role.COORDINATOR,
    )


def with_second_step(_given: Handover) -> Given:
    staff: Staff = a_member_of_staff()
    an_app_for_codes(staff)
    return by_the_node(staff=staff)


def offer(given: Handover) -> Given:
    what = services.Offer(TYPED, TYPED, areas=("HOUSING",))
    return by_the_node(organisation_id=home_of(given.recipient), offer=what)


def a_kept_service(given: Handover, **more: Any) -> Given:
    return by_the_node(service_id=given.service.id, revision=1, **more)


def counted(given: Handover) -> Given:
    by = a_viewer(Role.STATISTICIAN, Organisation.objects.get(pk=home_of(given.sender)))
    a_case(a_case_worker(), presumed_on=date(2025, 5, 4))
    return {"by": by, "year": 2025, "dimensions": ("form",)}


def figures(_given: Handover) -> Given:
    sender = a_statistician()
    return {"by": sender, "offer": an_offer(sender)}


def offered(_given: Handover) -> Given:
    sender = a_statistician()
    return {"by": sender, "submission_id": offered_figures(sender).pk}


def corrected(_given: Handover) -> Given:
    sender = a_statistician()
    taken_in_figures(sender)
    row = offered_figures(sender)
    return {"by": sender, "submission_id": row.pk, "replaces": 1, "reason": TYPED}


def overlapping(_given: Handover) -> Given:
    sender = a_statistician()
    taken_in_figures(sender)
    taken_in_figures(a_viewer(Role.STATISTICIAN, an_organisation("POLICE")))
    by = a_viewer(Role.COORDINATOR, an_organisation("COORDINATION"))
    return {
        "by": by,
        "scope": Scope("police_suspects", "SE", 2025),
        "organisation_id": home_of(sender),
        "replaces": 0,
        "reason": TYPED,
    }


def a_pair(_given: Handover) -> Given:
    by, pair = a_pair_to_review(TYPED)
    return {"by": by, "pair_id": pair.pk, "finding": "different"}


DEEDS: dict[Callable[..., Any], Callable[[Handover], Given]] = {
    access.add_organisation: lambda _: by_the_node(
        name=TYPED, kind="NGO", country="SE"
    ),
    access.add_staff: lambda _: by_the_node(email=f"{TYPED}@example.org", name=TYPED),
    access.give_role: new_role,
    access.withdraw_role: held,
    access.close_account: lambda _: by_the_node(staff=a_member_of_staff()),
    access.choose_language: lambda given: {"by": given.sender, "language": "sv"},
    access.reset_second_step: with_second_step,
    rotation.rotate_node_key: lambda _: by_the_node(),
    cases.open_case: opening,
    cases.record_decision: ruling,
    cases.take_back_decision: lambda given: in_the_case(
        given, decision_id=given.case.decisions.get().id, why=TYPED
    ),
    cases.record_consent: agreement,
    cases.withdraw_consent: lambda given: in_the_case(
        given, consent_id=given.consents[0]
    ),
    cases.record_need: lambda given: in_the_case(
        given, area="HOUSING", is_urgent=True, note=TYPED
    ),
    cases.write_entry: lambda given: in_the_case(
        given, compartment=Compartment.HEALTH, text=TYPED
    ),
    cases.close_case: in_the_case,
    cases.reopen_case: closed,
    statistics.count_figures: counted,
    statistics.publish_release: lambda given: counted(given) | {"note": TYPED},
    screening.finish_exercise: lambda given: {
        "by": given.sender,
        "name": "airport-shops",
        "answers": {},
    },
    services.add_service: offer,
    services.change_service: lambda given: a_kept_service(
        given, offer=services.Offer(TYPED, TYPED, areas=("HOUSING",))
    ),
    services.say_free_places: lambda given: a_kept_service(given, free_places=3),
    services.confirm_service: a_kept_service,
    services.close_service: a_kept_service,
    statistics.ask_for_pairs: lambda _: {"by": a_viewer(Role.STATISTICIAN)},
    statistics.find_pairs: lambda _: {"by": a_viewer(Role.STATISTICIAN)},
    statistics.review_pair: a_pair,
    statistics.offer_figures: figures,
    statistics.submit_figures: offered,
    statistics.correct_figures: corrected,
    statistics.decide_whose_count: overlapping,
    referrals.send_referral: asked,
    referrals.ask_for_help: help_wanted,
    referrals.open_referral: received,
    referrals.accept_referral: received,
    referrals.refuse_referral: lambda given: received(given, reason=TYPED),
    referrals.read_sent_referral: sent,
    referrals.recall_referral: sent,
}


def deeds_in_the_apps() -> Iterator[Callable[..., Any]]:
    for found in pkgutil.walk_packages(ledfyr.apps.__path__, "ledfyr.apps."):
        if found.name.endswith((".actions", ".rotation")):
            module = importlib.import_module(found.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                asks = inspect.signature(function).parameters
                is_own = function.__module__.startswith(found.name)
                if is_own and not name.startswith("_") and "now" in asks:
                    yield function


def names_a_verb(deed: Callable[..., Any]) -> bool:
    """Return whether a deed, or what it calls in its own file, names an audit verb."""
    module = inspect.getmodule(deed)
    waiting, read = [deed.__name__], set()
    while waiting:
        name = waiting.pop()
        function = getattr(module, name, None)
        if name in read or not inspect.isfunction(function):
            continue
        read.add(name)
        source = inspect.getsource(function)
        if "AuditVerb" in source:
            return True
        waiting += [
            node.func.id
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
    return False


def test_every_deed_is_tried_here_or_names_a_verb() -> None:
    untried = set(deeds_in_the_apps()) - set(DEEDS)

    assert set(DEEDS) <= set(deeds_in_the_apps())
    assert [deed.__qualname__ for deed in untried if not names_a_verb(deed)] == []


@pytest.mark.parametrize("deed", [*deeds_in_the_apps()], ids=lambda deed: deed.__name__)
def test_a_deed_names_who_and_when_by_keyword(deed: Callable[..., Any]) -> None:
    asks = inspect.signature(deed).parameters

    assert {asks[name].kind.name for name in ("by", "now")} == {"KEYWORD_ONLY"}
    assert {asks[name].default for name in ("by", "now")} == {inspect.Parameter.empty}


@pytest.mark.django_db
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_a_deed_leaves_one_event_without_content(deed: Callable[..., Any]) -> None:
    arguments = DEEDS[deed](a_handover())
    before = set(AuditEvent.objects.values_list("pk", flat=True))

    deed(now=NOW, **arguments)

    (event,) = AuditEvent.objects.exclude(pk__in=before).values()
    assert event["actor_id"] == arguments["by"].staff_id
    assert TYPED.lower() not in str(event).lower()
