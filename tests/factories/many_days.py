"""What falls due in very many synthetic cases, and what waits in them.

For an open case a review of risk, a plan with steps, sometimes a hearing or a journey
home; for a closed one sometimes a follow-up; for a few of all a referral and a case
conference with the organisation that helps. Days lie around today.
"""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.utils.timezone import localdate

from ledfyr.apps.access.models import Organisation, Staff
from ledfyr.apps.cases.models import (
    Attendee,
    Conference,
    ConferenceNote,
    ConsentEntry,
    FollowUp,
    Need,
    PlanStep,
    PlanTerm,
    Proceeding,
    ProceedingStep,
    ReturnPlan,
    RiskAssessment,
    SupportPlan,
)
from ledfyr.apps.referrals.models import Referral
from ledfyr.apps.service_directory.models import Service
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Purpose

Made = Iterator[tuple[type[models.Model], dict[str, Any]]]
Seal = Callable[[type[models.Model], UUID, str, str], bytes]
NewKey = Callable[[str], tuple[UUID, Any]]

_STATES = ("closed",) * 95 + ("accepted", "accepted", "refused", "sent", "seen")
_MEETING_PARTS = [Compartment.SUPPORT.value]


@dataclass(frozen=True)
class OneCase:
    """A synthetic case, and how its content is sealed."""

    id: UUID
    place: UUID
    opened_on: date
    is_open: bool
    seal: Seal


@dataclass(frozen=True)
class ManyDays:
    """Makes the days and waits of cases; `helping` is asked and comes to meetings."""

    staff: Staff
    helping: Organisation
    service: Service
    now: datetime
    chance: random.Random
    new_key: NewKey
    sealed_with: Callable[[Any, type[models.Model], UUID, str, str], bytes]

    def of_case(self, case: OneCase) -> Made:
        """Yield the rows of one case, each after those that it points to."""
        if case.is_open:
            yield from self._risk(case)
            yield from self._plan(case)
            if self._one_in(10):
                yield from self._hearing(case)
            if self._one_in(50):
                yield from self._return(case)
        elif self._one_in(30):
            yield from self._follow_up(case)
        if self._one_in(10):
            yield from self._referral(case)
        if self._one_in(20):
            yield from self._conference(case)

    def _one_in(self, number: int) -> bool:
        return self.chance.randrange(number) == 0

    def _day(self, around: int) -> date:
        return localdate(self.now) + timedelta(
            days=self.chance.randrange(-around, around)
        )

    def _risk(self, case: OneCase) -> Made:
        row, review_on = uuid4(), self._day(30)
        yield (
            RiskAssessment,
            {
                "id": row,
                "case": case.id,
                "occasion": "first",
                "assessed_on": review_on - timedelta(days=30),
                "review_on": review_on,
                "band": "medium",
                "score": 6,
                "is_danger_to_life": False,
                "is_latest": True,
                "moved_on": None,
                "sealed_content": case.seal(
                    RiskAssessment,
                    row,
                    "sealed_content",
                    '{"answers":{},"threats":[],"own_view":"","safety_plan":"",'
                    '"decided_with":""}',
                ),
                "decided_by": self.staff.pk,
                "recorded_at": self.now - timedelta(days=31),
            },
        )

    def _plan(self, case: OneCase) -> Made:
        plan = uuid4()
        yield (
            SupportPlan,
            {
                "id": plan,
                "case": case.id,
                "kind": "acute",
                "starts_on": case.opened_on,
                "opened_by": self.staff.pk,
                "ended_on": None,
                "ended_by": None,
            },
        )
        yield (
            PlanTerm,
            {
                "id": uuid4(),
                "plan": plan,
                "until": self._day(60),
                "is_latest": True,
                "sealed_reason": None,
                "decided_by": self.staff.pk,
                "decided_at": self.now,
            },
        )
        for _ in range(2):
            row = uuid4()
            content = json.dumps({"goal": "harbour", "service": "harbour"})
            yield (
                PlanStep,
                {
                    "id": row,
                    "plan": plan,
                    "area": "HOUSING",
                    "activity": "",
                    "responsible": "case_worker",
                    "sealed_content": case.seal(
                        PlanStep, row, "sealed_content", content
                    ),
                    "agreed_by": "person",
                    "due_on": self._day(40),
                    "ended_on": None,
                    "ended_as": "",
                    "added_by": self.staff.pk,
                    "added_at": self.now,
                },
            )

    def _hearing(self, case: OneCase) -> Made:
        matter, row = uuid4(), uuid4()
        yield (
            Proceeding,
            {
                "id": matter,
                "case": case.id,
                "track": "criminal",
                "sealed_title": case.seal(Proceeding, matter, "sealed_title", "light"),
                "opened_by": self.staff.pk,
                "opened_at": self.now,
            },
        )
        yield (
            ProceedingStep,
            {
                "id": row,
                "proceeding": matter,
                "step": "hearing",
                "on": case.opened_on,
                "day_named": self._day(60),
                "sealed_content": case.seal(ProceedingStep, row, "sealed_content", ""),
                "recorded_by": self.staff.pk,
                "recorded_at": self.now,
                "taken_back_on": None,
                "taken_back_by": None,
                "sealed_why": None,
            },
        )

    def _return(self, case: OneCase) -> Made:
        row = uuid4()
        yield (
            ReturnPlan,
            {
                "id": row,
                "case": case.id,
                "sealed_place": case.seal(ReturnPlan, row, "sealed_place", "Tallinn"),
                "opened_on": case.opened_on,
                "opened_by": self.staff.pk,
                "family_tracing": "no",
                "embassy": "no",
                "travel_on": self._day(30),
                "arrived_on": None,
                "stopped_on": None,
                "revision": 1,
            },
        )

    def _follow_up(self, case: OneCase) -> Made:
        yield (
            FollowUp,
            {
                "id": uuid4(),
                "case": case.id,
                "months": 12,
                "due_on": self._day(180),
                "asked_on": None,
                "outcome": "",
                "sealed_note": None,
                "asked_by": None,
            },
        )

    def _referral(self, case: OneCase) -> Made:
        need, row = uuid4(), uuid4()
        key_id, key = self.new_key("referral")
        sent_at = self.now - timedelta(days=self.chance.randrange(1, 900))
        state = self.chance.choice(_STATES)
        yield (
            Need,
            {
                "id": need,
                "case": case.id,
                "area": "HOUSING",
                "where": "destination",
                "is_urgent": False,
                "languages": "[]",
                "sealed_note": None,
                "recorded_on": case.opened_on,
                "recorded_by": self.staff.pk,
                "met_on": None,
            },
        )
        payload = '{"age_group":"adult","sex":"M","languages":[],"parts":{}}'
        yield (
            Referral,
            {
                "id": row,
                "case": case.id,
                "need": need,
                "service": self.service.pk,
                "sender": case.place,
                "holder": case.place,
                "recipient": self.helping.pk,
                "purpose": Purpose.SUPPORT.value,
                "area": "HOUSING",
                "is_urgent": self._one_in(10),
                "state": state,
                "sealed_key": key_id,
                "sealed_payload": self.sealed_with(
                    key, Referral, row, "sealed_payload", payload
                ),
                "sealed_identity": None,
                "sealed_answer": None,
                "sent_by": self.staff.pk,
                "sent_at": sent_at,
                "seen_at": None if state == "sent" else sent_at,
                "answered_at": None if state in ("sent", "seen") else sent_at,
            },
        )

    def _conference(self, case: OneCase) -> Made:
        met, note = uuid4(), uuid4()
        yield (
            Conference,
            {
                "id": met,
                "case": case.id,
                "held_on": case.opened_on,
                "recorded_by": self.staff.pk,
                "recorded_at": self.now,
            },
        )
        yield (
            Attendee,
            {
                "id": uuid4(),
                "conference": met,
                "staff": None,
                "organisation": self.helping.pk,
                "might_hear": json.dumps(_MEETING_PARTS),
                "held_on": case.opened_on,
            },
        )
        yield (
            ConferenceNote,
            {
                "id": note,
                "conference": met,
                "compartment": Compartment.SUPPORT.value,
                "sealed_text": case.seal(ConferenceNote, note, "sealed_text", "calm"),
            },
        )
        if self._one_in(2):
            yield (
                ConsentEntry,
                {
                    "id": uuid4(),
                    "case": case.id,
                    "recipient": self.helping.pk,
                    "purpose": Purpose.SUPPORT.value,
                    "compartment": Compartment.SUPPORT.value,
                    "language": "en",
                    "explained": "oral",
                    "sealed_interpreter": None,
                    "given_by": "person",
                    "given_on": case.opened_on,
                    "until": None,
                    "withdrawn_on": None,
                    "recorded_by": self.staff.pk,
                    "recorded_at": self.now,
                },
            )
