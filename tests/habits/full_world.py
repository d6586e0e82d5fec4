"""A case with every kind of record that an address can name, of every compartment.

Whatever is sealed carries a mark of its compartment when it is opened, so that a page
tells by itself which compartments it shows.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.utils import timezone

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import Organisation, Staff
from ledfyr.apps.access.queries import Viewer, viewer_of
from ledfyr.apps.access.tokens import Wanted, issue_token
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case, Person
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.cases.queries.texts import SEALED_FIELDS
from ledfyr.apps.referrals.actions import offer_transfer
from ledfyr.apps.statistics.actions import publish_release
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.access.scopes import Scope
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.cases.exploitation import Episode
from ledfyr.domain.cases.person_roles import ADDED_LATER
from ledfyr.domain.cases.special_access import Conflict
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_member_of_staff, a_viewer
from tests.factories.documents import a_picture
from tests.factories.pairs import a_pair_to_review
from tests.factories.records import an_emergency
from tests.factories.referrals import Handover, a_handover, a_referral
from tests.factories.submissions import a_statistician, taken_in_figures
from tests.habits.addresses import Address
from tests.habits.world import WORDS, a_passkey, reversed_with

FREE_TEXTS = {"name", "languages", "goal", "service", "note", "own_view", "safety_plan"}
"""Keys of sealed contents under which somebody writes freely."""
MORE_WORDS = {
    "kind": "long_term",
    "track": "criminal",
    "deed": "wishes",
    "step": "information",
    "letter": "appointment",
    "place": "nowhere",
    "sent": "police_suspects",
    "of_country": "se",
    "of_year": 2025,
    "chain": "swedish_regional_coordinators",
}
NO_WORDS = {"sealed_dates"}
"""Sealed fields that hold days and no words; words stand beside them."""
AGREED = frozenset({Compartment.SUPPORT, Compartment.HEALTH})
"""What the person lets the shelter know."""
NOW = make.NOW
PICTURE = a_picture()


def mark(part: Compartment) -> str:
    """Return the word that stands wherever something of a compartment is shown."""
    return f"Mark{part.value}stands"


def marks_in(page: str) -> frozenset[Compartment]:
    """Return the compartments of which a page shows something."""
    return frozenset(part for part in Compartment if mark(part) in page)


def leave_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every sealed text of a file carry its mark from now on."""
    opened = vault.open_text

    def marked(key: Any, record: Any, field: str, sealed: Any) -> str:
        text = opened(key, record, field, sealed)
        part = _part_of(record, field)
        if part is None or not text:
            return text
        if not text.startswith("{"):
            return f"{text} {mark(part)}"
        known = json.loads(text)
        marks = {k: f"{v} {mark(part)}" for k, v in known.items() if k in FREE_TEXTS}
        return json.dumps(known | marks)

    monkeypatch.setattr(vault, "open_text", marked)


def _part_of(record: Any, field: str) -> Compartment | None:
    if isinstance(record, Person):
        return Compartment.IDENTITY
    for entry in SEALED_FIELDS:
        is_it = entry.model is type(record) and entry.field == field
        if is_it and field not in NO_WORDS:
            return entry.part(record)
    return None


@dataclass(frozen=True)
class FullWorld:
    """Where the case is, who got a referral of it, and all records by argument."""

    home: Organisation
    shelter: Organisation
    known: dict[str, tuple[Any, ...]]

    def urls(self, address: Address, of: Staff) -> Iterator[str]:
        """Yield every URL of an address; records of one's own are those of `of`."""
        known = self.known | {"token_id": (a_token(of),), "pk": (a_passkey_of(of),)}
        options = [known[name] for name in address.arguments]
        for chosen in product(*options):
            yield reversed_with(
                address, dict(zip(address.arguments, chosen, strict=True))
            )


def a_token(of: Staff) -> Any:
    """Return the token of an account, made at the first time."""
    held = of.api_tokens.first()
    if held is not None:
        return held.id
    by, now = viewer_of(of), timezone.localtime()
    until = now.date() + timedelta(30)
    wanted = Wanted(
        "Own", by.held[0].organisation_id, frozenset({Scope.CALENDAR}), until
    )
    return issue_token(by=by, now=now, wanted=wanted)[0].id


def a_passkey_of(of: Staff) -> int:
    """Return the passkey of an account, made at the first time."""
    held = of.authenticator_set.filter(type="webauthn").first()
    return held.pk if held else a_passkey(of)


def a_full_world() -> FullWorld:
    """Make the case, and what stands beside it."""
    pair = a_pair_to_review()[1]  # first: it is found among no others
    given = a_handover(*AGREED)
    by, case = given.sender, given.case
    home = Organisation.objects.get(pk=make.home_of(by))
    shelter = Organisation.objects.get(pk=make.home_of(given.recipient))
    transfer = _transfer(by, case)  # before it is known that two cases are of one
    known = {name: (value,) for name, value in WORDS.items()} | {
        "transfer_id": (transfer,),
        "case_id": (case.id,),
        "need_id": (given.need.id,),
        "service_id": (given.service.id,),
        "consent_id": (given.consents[0],),
        "decision_id": (case.decisions.earliest("recorded_at").id,),
        "staff_id": (by.staff_id,),
        "compartment": tuple(Compartment),
        **{name: (value,) for name, value in MORE_WORDS.items()},
        **_written(by, case, home),
        **_around(by, case, given),
        **_return(by, case),
        "pair_id": (pair.pk,),
        **_figures(home),
    }
    known["referral_id"] = (a_referral(given).id,)
    return FullWorld(home, shelter, known)


def _written(by: Viewer, case: Case, home: Organisation) -> dict[str, tuple[Any, ...]]:
    police = a_viewer(Role.INVESTIGATOR, home)
    documents = []
    for part in Compartment:
        writer = police if part is Compartment.PROCEEDINGS else by
        inside: dict[str, Any] = {"by": writer, "now": NOW, "case_id": case.id}
        actions.write_entry(**inside, compartment=part, text="Written")
        documents.append(
            actions.keep_document(
                **inside, compartment=part, name="Letter", content=PICTURE
            ).id
        )
    episode = Episode("BEGGING", means=frozenset({"THREATS"}))
    kept = actions.record_episode(
        by=by, now=NOW, case_id=case.id, episode=episode, note="Every night"
    )
    matters = [support.a_matter(police, case), support.a_matter(by, case, "wages")]
    happened = []
    for matter, writer in zip(matters, (police, by), strict=True):
        step, amount = FIRST_STEP[matter.track]
        kept_step = support.a_step_of(
            writer, case, matter, step, amount=amount, note="Said"
        )
        happened.append(kept_step.id)
    return {
        "document_id": tuple(documents),
        "episode_id": (kept.id,),
        "proceeding_id": tuple(matter.id for matter in matters),
        "happened_id": tuple(happened),
    }


FIRST_STEP = {"criminal": ("report", ""), "wages": ("wages_claim", "100")}


def _around(by: Viewer, case: Case, given: Handover) -> dict[str, tuple[Any, ...]]:
    inside: dict[str, Any] = {"by": by, "now": NOW, "case_id": case.id}
    meeting = actions.Meeting(
        held_on=make.TODAY,
        notes={part: "Said" for part in by.writable_in(case.organisation_id)},
        organisation_ids=given.recipient.organisation_ids,
    )
    support.an_assessment(by, case, own_view="Afraid", safety_plan="Call")
    make.a_need(by, case, note="A quiet room")
    plan = support.a_plan(by, case)
    other = make.a_case(by, identity=Identity("Somebody else", "", ""))
    involved = [
        actions.add_person(
            **inside, role=role, identity=Identity("Another", "", ""), note="Near"
        ).id
        for role in ADDED_LATER
    ]
    return {
        "conference_id": (actions.record_conference(**inside, meeting=meeting).id,),
        "plan_id": (plan.id,),
        "step_id": (support.a_step(by, case, plan).id,),
        "involved_id": tuple(involved),
        "merge_id": (actions.merge_people(**inside, other_case_id=other.id).id,),
        "disclosure_id": (_duty(inside),),
        "glass_id": (an_emergency(case).id,),
        "conflict_id": (_conflict(by, case),),
    }


def _duty(inside: dict[str, Any]) -> Any:
    return actions.record_disclosure_by_duty(
        **inside,
        recipient="Child welfare",
        compartments=frozenset({Compartment.SUPPORT}),
        ground=actions.Ground("other_law", "A law and its section"),
    ).id


def _conflict(by: Viewer, case: Case) -> Any:
    kept_out = a_member_of_staff(Role.CASE_WORKER, case.organisation)
    coordinator = a_viewer(Role.COORDINATOR, case.organisation)
    actions.record_conflict(
        by=coordinator,
        now=NOW,
        reference=case.reference,
        email=kept_out.email,
        kind=Conflict.TIE_TO_SUSPECT,
    )
    return case.conflicts.get().id


def _return(by: Viewer, case: Case) -> dict[str, tuple[Any, ...]]:
    journey = support.a_planned_journey(by, case, in_days=0)
    actions.confirm_arrival(
        by=by,
        now=NOW,
        case_id=case.id,
        arrived_on=make.TODAY,
        revision=journey.revision,
        note="They rang",
    )
    support.a_return(by, case)
    return {"follow_up_id": (case.follow_ups.order_by("due_on")[0].id,)}


def _transfer(by: Viewer, case: Case) -> Any:
    taker = a_viewer(Role.CASE_WORKER, make.an_organisation("Storby social services"))
    place = make.home_of(taker)
    make.a_consent(by, case, place, *Compartment, purpose=Purpose.TRANSFER)
    return offer_transfer(by=by, now=NOW, case_id=case.id, recipient_id=place).id


def _figures(home: Organisation) -> dict[str, tuple[Any, ...]]:
    counter, later = (
        a_viewer(Role.STATISTICIAN, home),
        datetime(2027, 1, 2, tzinfo=NOW.tzinfo),
    )
    release = publish_release(by=counter, now=later, year=2026, dimensions=("form",))
    taken_in_figures(a_statistician())  # of the same country and year
    return {
        "release_id": (release.pk,),
        "submission_id": (taken_in_figures(counter).pk,),
    }
