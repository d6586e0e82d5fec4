"""Synthetic demo data: invented people and places, loaded once into an empty node."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from ledfyr.apps.access import actions as access
from ledfyr.apps.access.models import Organisation, Staff
from ledfyr.apps.access.queries import THE_NODE, Viewer, viewer_of
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.cases.queries import CaseRecord, Identity
from ledfyr.apps.referrals.actions import send_referral
from ledfyr.apps.service_directory.actions import Offer, add_service
from ledfyr.apps.service_directory.models import Service
from ledfyr.apps.statistics.actions import publish_release
from ledfyr.config.demo_figures import send_demo_figures
from ledfyr.config.demo_files import DemoFile, fill
from ledfyr.config.demo_proceedings import Team, add_proceedings
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import ROLE_NAMES, Role
from ledfyr.domain.cases.consent import Explained, Purpose
from ledfyr.domain.vocabulary.refusal import Refusal

DOMAIN = "demo.ledfyr.example"
PASSWORD = "two lights over water"  # noqa: S105  (printed on purpose, demo only)
PLACES = {
    "social": ("Ljunghamn social services (demo)", "SOCIAL", "Ljunghamn"),
    "police": ("Police in Ljunghamn (demo)", "POLICE", "Ljunghamn"),
    "prosecution": ("Prosecutors against trafficking (demo)", "PROSECUTION", ""),
    "joint": ("Joint team of social workers and police (demo)", "SOCIAL", "Ljunghamn"),
    "shelter": ("Fyrbåken shelter (demo)", "SHELTER", "Ljunghamn"),
    "advice": ("Kompass legal advice (demo)", "NGO", "Storvik"),
    "coordination": ("National coordination (demo)", "COORDINATION", ""),
    "statistics": ("Statistics office (demo, all figures invented)", "STATISTICS", ""),
}
PEOPLE = {
    "alva": ("Alva Demo", Role.CASE_WORKER, "social"),
    "bo": ("Bo Demo", Role.DECISION_MAKER, "social"),
    "cilla": ("Cilla Demo", Role.INVESTIGATOR, "police"),
    "disa": ("Disa Demo", Role.SERVICE_WORKER, "shelter"),
    "edvin": ("Edvin Demo", Role.COORDINATOR, "coordination"),
    "elsa": ("Elsa Demo", Role.COORDINATOR, "social"),
    "frida": ("Frida Demo", Role.STATISTICIAN, "statistics"),
    "hedda": ("Hedda Demo", Role.CASE_WORKER, "joint"),
    "ivar": ("Ivar Demo", Role.INVESTIGATOR, "prosecution"),
    "gustav": ("Gustav Demo", Role.ADMINISTRATOR, "coordination"),
}
ALSO_IN = {"cilla": "joint", "ivar": "joint"}
"""Who works in a second place too, in the same role."""

SERVICES = {
    "shelter": (
        Offer(
            "Safe house",
            "A room, food and somebody to talk to, around the clock.",
            areas=("HOUSING", "SAFETY"),
            languages=("sv", "en", "ru", "ro"),
            free_places=4,
        ),
        Offer(
            "Safe house for women",
            "Rooms for women and their children.",
            areas=("HOUSING", "SAFETY"),
            sexes=("F",),
            languages=("sv", "en"),
            free_places=0,
        ),
        Offer(
            "Talks and trauma support",
            "Talks with a psychologist, with an interpreter where wanted.",
            areas=("PSYCHOSOCIAL", "HEALTH"),
            languages=("sv", "en", "ru"),
        ),
    ),
    "advice": (
        Offer(
            "Legal advice",
            "Advice on permits, wages owed and damages.",
            areas=("LEGAL", "WORK", "DOCUMENTS"),
            languages=("sv", "en", "pl", "ru"),
        ),
    ),
}
FORMS = {
    "LABOUR": 14,
    "SEX_PROSTITUTION": 8,
    "CRIMINALITY": 6,
    "BEGGING": 3,
    "FORCED_MARRIAGE": 2,
}
RECENT = 12
"""Only the newest cases have a period that runs, so that a demo day stays calm."""

NAMES = ("Aino", "Bela", "Cezar", "Dana", "Emil", "Fenna", "Goran", "Hava", "Ivo")


@dataclass(frozen=True)
class DemoRefused(Exception):
    """Demo data is not loaded into a node that is not for development."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def load_demo() -> list[str]:
    """Load the demo once; return the lines that tell how to sign in.

    Raises DemoRefused outside development: demo accounts have a known password.
    """
    if not settings.LEDFYR_DEVELOPMENT:
        raise DemoRefused(
            "Demo data is for development; set LEDFYR_DEVELOPMENT=1 to load it."
        )
    if not Staff.objects.exists():
        with transaction.atomic():
            _load(timezone.localtime())
    if not Staff.objects.filter(email=_email("alva")).exists():
        return ["This node holds its own staff; there are no demo sign-ins."]
    return _sign_ins()


def _load(now: datetime) -> None:
    places = {
        key: access.add_organisation(
            by=THE_NODE,
            now=now,
            name=name,
            kind=kind,
            country="SE",  # the invented places lie in Sweden
            municipality=municipality,
        )
        for key, (name, kind, municipality) in PLACES.items()
    }
    staff = {who: _add_person(who, places, now) for who in PEOPLE}
    offered = [
        add_service(by=THE_NODE, now=now, organisation_id=places[place].id, offer=offer)
        for place, offers in SERVICES.items()
        for offer in offers
    ]
    worker = viewer_of(staff["alva"])
    opened = _add_cases(worker, viewer_of(staff["bo"]), places["social"], now)
    for case in opened[:2]:
        _refer(worker, case.id, offered[0], now)
    add_proceedings(
        Team(
            support=viewer_of(staff["hedda"]),
            police=viewer_of(staff["cilla"]),
            prosecution=viewer_of(staff["ivar"]),
            joint_id=places["joint"].id,
            police_id=places["police"].id,
            now=now,
        )
    )
    send_demo_figures(viewer_of(staff["frida"]), places["statistics"], now)
    _release(viewer_of(staff["frida"]), now)


def _add_person(who: str, places: dict[str, Organisation], now: datetime) -> Staff:
    from allauth.mfa.totp.internal.auth import TOTP

    name, role, place = PEOPLE[who]
    staff = access.add_staff(
        by=THE_NODE, now=now, email=_email(who), name=name, password=PASSWORD
    )
    for each in _places_of(who, place):
        access.give_role(
            by=THE_NODE, now=now, staff=staff, organisation=places[each], role=role
        )
    TOTP.activate(staff, totp_secret(who))
    return staff


def _add_cases(
    worker: Viewer, decider: Viewer, place: Organisation, now: datetime
) -> list[CaseRecord]:
    number = 0
    opened = []
    for form, how_many in FORMS.items():
        for _ in range(how_many):
            number += 1
            then = now - timedelta(days=3 * number)
            case = cases.open_case(
                by=worker,
                now=then,
                opening=cases.Opening(
                    organisation_id=place.id,
                    presumed_on=then.date(),
                    reasons="Synthetic case for demonstration. No such person exists.",
                    identity=Identity(
                        f"{NAMES[number % len(NAMES)]} Example {number}", "", "English"
                    ),
                    age_group="child" if number % 11 == 0 else "adult",
                    sex="F" if form in ("SEX_PROSTITUTION", "FORCED_MARRIAGE") else "M",
                    main_form=form,
                ),
            )
            opened.append(case)
            if number % 4 == 0 and number <= RECENT:
                cases.record_decision(
                    by=decider,
                    now=then,
                    case_id=case.id,
                    ruling=cases.Ruling(
                        "reasonable_grounds",
                        then.date(),
                        "Synthetic reasons.",
                        "Synthetic reasons, told in plain words.",
                    ),
                )
            fill(DemoFile(worker, case.id, number, opened=then, now=now))

    return opened


def _release(counter: Viewer, now: datetime) -> None:
    """Release what can be: early in a year, nobody was counted in a whole quarter."""
    for year in (now.year, now.year - 1):
        for dimensions in (("form",), ("sex",)):
            try:
                publish_release(by=counter, now=now, year=year, dimensions=dimensions)
            except Refusal:
                continue


def _refer(worker: Viewer, case_id: UUID, service: Service, now: datetime) -> None:
    cases.record_consent(
        by=worker,
        now=now,
        case_id=case_id,
        agreement=cases.Agreement(
            recipient_id=service.organisation_id,
            purpose=Purpose.SUPPORT,
            compartments=frozenset({Compartment.SUPPORT, Compartment.IDENTITY}),
            language="en",
            explained=Explained.ORAL_INTERPRETER,
            interpreter="Interpreter 12 (demo)",
            given_by="person",
            given_on=localdate(now),
        ),
    )
    need = cases.record_need(
        by=worker,
        now=now,
        case_id=case_id,
        area="HOUSING",
        is_urgent=True,
        languages=("en",),
        note="Synthetic note: a quiet room, near a bus.",
    )
    send_referral(
        by=worker,
        now=now,
        case_id=case_id,
        need_id=need.id,
        service_id=service.id,
        purpose=Purpose.SUPPORT,
    )


def _places_of(who: str, place: str) -> tuple[str, ...]:
    also = ALSO_IN.get(who)
    return (place, also) if also else (place,)


def totp_secret(who: str) -> str:
    """Return the known secret of a demo account's second step."""
    digest = hashlib.sha256(f"ledfyr-demo-{who}".encode()).digest()[:20]
    return base64.b32encode(digest).decode("ascii")


def _email(who: str) -> str:
    return f"{who}@{DOMAIN}"


def _sign_ins() -> list[str]:
    lines = [
        f"Sign in on the casework side with the password: {PASSWORD}",
        "The second step shows a demo code on its page.",
    ]
    for who, (_name, role, place) in PEOPLE.items():
        where = " · ".join(PLACES[each][0] for each in _places_of(who, place))
        lines.append(f"  {_email(who):32} {ROLE_NAMES[role]}, {where}")
    return lines
