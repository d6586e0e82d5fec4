"""Every page of one full case, and a browser that shows it without a network."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import Organisation, RoleHeld, Staff
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Document
from ledfyr.apps.service_directory.models import Service
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.person_roles import PersonRole
from tests.factories import support
from tests.factories.access import signed_in
from tests.factories.cases import NOW, home_of
from tests.factories.records import an_emergency
from tests.habits.addresses import BEFORE_SIGN_IN, BY_TOKEN, addresses
from tests.habits.world import World, a_world

NARROW = {"phone": 390, "small": 320}
LONG = "Wivalliussonförvaltningsmyndigheten" * 4
WRITTEN = {"name", "languages", "goal", "service", "note", "own_view", "safety_plan"}
"""Keys of sealed contents under which somebody writes freely."""


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """A case with everything in it; each text in it goes on without a space."""
    made = a_world()
    by, case = made.handover.sender, made.handover.case
    _everything_in(made)
    Organisation.objects.filter(pk=home_of(by)).update(name=LONG)
    Staff.objects.update(name=LONG[:100])
    Staff.objects.filter(pk=by.staff_id).update(email=f"{LONG[:60]}@example.org")
    Service.objects.update(name=LONG[:100], summary=LONG)
    opened = vault.open_text

    def lengthened(*arguments: Any) -> str:
        text = opened(*arguments)
        if not text.startswith("{"):
            return f"{text} {LONG}"
        known = json.loads(text)
        return json.dumps(
            {k: f"{v}{LONG}" if k in WRITTEN else v for k, v in known.items()}
        )

    monkeypatch.setattr(vault, "open_text", lengthened)
    assert case.organisation_id == home_of(by)
    return made


def _everything_in(made: World) -> None:
    by, case = made.handover.sender, made.handover.case
    inside: dict[str, Any] = {"by": by, "now": NOW, "case_id": case.id}
    for part in Compartment:
        if part in by.writable_in(case.organisation_id):
            actions.write_entry(**inside, compartment=part, text="Written")
    actions.keep_document(
        **inside, compartment=Compartment.HEALTH, name="Letter", content=b"Written"
    )
    actions.remove_document(
        by=by,
        now=NOW,
        case_id=case.id,
        document_id=Document.objects.get().id,
        why="Mixed",
    )
    actions.keep_document(
        **inside, compartment=Compartment.HEALTH, name="Letter", content=b"Written"
    )
    actions.add_person(
        **inside,
        role=PersonRole.FAMILY,
        identity=actions.opening.Identity("Somebody", "", ""),
        note="Near",
    )
    support.an_assessment(by, case)
    support.a_step(by, case, support.a_plan(by, case))
    support.a_matter(by, case, "wages")
    support.a_planned_journey(by, case)
    an_emergency(case)


def everything_open(world: World) -> Client:
    """Return the browser of somebody who holds every role in this world."""
    staff = Staff.objects.get(pk=world.handover.sender.staff_id)
    for place in world.places:
        RoleHeld.objects.bulk_create(
            [
                RoleHeld(staff=staff, organisation=place, role=role.value)
                for role in Role
            ],
            ignore_conflicts=True,
        )
    return signed_in(staff)


def urls_of(world: World) -> dict[str, str]:
    """Return an address of every page for staff, by its name."""
    known = world.known | {"document_id": Document.objects.get(gone_at=None).id}
    return {
        address.name: World.url(_Knowing(world, known), address)
        for address in addresses("casework")
        if address.name not in BEFORE_SIGN_IN and address.permission != BY_TOKEN
    }


def pages_of(world: World) -> dict[str, str]:
    """Return every page for staff that opens for somebody with every role."""
    desk = everything_open(world)
    found = {}
    for name, url in urls_of(world).items():
        answer = desk.get(url)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found[name] = answer.content.decode()
    return found


class _Knowing(World):
    """A world that knows some more records."""

    def __init__(self, world: World, more: dict[str, object]) -> None:
        super().__init__(world.handover, world.referral)
        object.__setattr__(self, "_more", more)

    @property
    def known(self) -> dict[str, object]:
        more: dict[str, object] = self.__dict__["_more"]
        return more


@pytest.fixture
def shown(socket_enabled: None, browser: Browser) -> Iterator[Any]:
    """Show a page without a network: its styles come from the folders of the house."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    current = {"html": ""}

    def answered(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if not path.startswith("/static/"):
            route.fulfill(body=current["html"], content_type="text/html")
            return
        file = finders.find(path.removeprefix("/static/"))
        if file is None:
            route.fulfill(status=404)
        else:
            route.fulfill(path=Path(str(file)))

    page.route("**/*", answered)

    def at(html: str, width: int) -> Page:
        current["html"] = html
        page.set_viewport_size({"width": width, "height": 844})
        page.goto("http://ledfyr.example/")
        return page

    yield at
    context.close()
