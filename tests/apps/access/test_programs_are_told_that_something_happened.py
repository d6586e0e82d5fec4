"""A program is told a kind and an id, signed; no event of a person leaves that way."""

import base64
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from ledfyr.apps.access import retention, webhooks
from ledfyr.apps.access.actions import close_account
from ledfyr.apps.access.models import (
    Announcement,
    ApiToken,
    AuditEvent,
    RoleHeld,
    SealedKey,
    Staff,
    Webhook,
)
from ledfyr.apps.access.queries import THE_NODE, Viewer
from ledfyr.apps.access.tokens import (
    TokenNotFound,
    Wanted,
    issue_token,
    revoke_token,
)
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.referrals import actions as referrals
from ledfyr.domain.access.announcements import ATTEMPTS, WAITS, EventKind
from ledfyr.domain.access.roles import Role
from ledfyr.domain.access.scopes import Scope
from ledfyr.domain.cases.special_access import Conflict
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.referrals import a_handover, a_referral

NOW = make.NOW
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("socket_enabled"),
]


@dataclass
class Receiver:
    """A program that listens on this machine and keeps what it is told."""

    port: int = 0
    answer: int = 204
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/in?from=ledfyr"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            told.headers.append({k.lower(): v for k, v in self.headers.items()})
            self.send_response(told.answer)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.port = server.server_address[1]
        listening = Thread(target=server.serve_forever)
        listening.start()
        yield told
        server.shutdown()
        listening.join()


@pytest.fixture
def _development(settings: Any) -> None:
    settings.LEDFYR_DEVELOPMENT = True


def a_token(by: Viewer, *scopes: Scope) -> UUID:
    wanted = Wanted(
        "Our own system",
        make.home_of(by),
        frozenset(scopes or {Scope.READ_REFERRALS}),
        NOW.date() + timedelta(300),
    )
    return issue_token(by=by, now=NOW, wanted=wanted)[0].pk


def told_to(by: Viewer, address: str, *scopes: Scope) -> tuple[UUID, str]:
    token = a_token(by, *scopes)
    secret = webhooks.set_webhook(by=by, now=NOW, token_id=token, address=address)
    return token, secret


@pytest.mark.usefixtures("_development")
def test_a_referral_is_told_to_its_recipient_by_kind_and_id_alone(
    receiver: Receiver,
) -> None:
    handover = a_handover()
    told_to(handover.recipient, receiver.address)

    referral = a_referral(handover)
    delivered = webhooks.deliver_due(now=NOW)

    assert delivered == (1, 0)
    assert json.loads(receiver.bodies[0]) == {
        "kind": "referral.received",
        "id": str(referral.id),
        "at": NOW.replace(second=0).isoformat(),
    }


@pytest.mark.usefixtures("_development")
def test_what_is_told_is_signed_with_the_second_and_an_id_of_its_own(
    receiver: Receiver,
) -> None:
    handover = a_handover()
    _, secret = told_to(handover.recipient, receiver.address)
    a_referral(handover)

    webhooks.deliver_due(now=NOW)

    headers, body = receiver.headers[0], receiver.bodies[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-timestamp"] == str(int(NOW.timestamp()))
    assert headers["webhook-id"] == str(Announcement.objects.get().pk)


@pytest.mark.usefixtures("_development")
def test_each_step_of_a_referral_is_told_to_the_other_side(receiver: Receiver) -> None:
    handover = a_handover()
    told_to(handover.sender, receiver.address)
    referral = a_referral(handover)
    by, now = handover.recipient, NOW + timedelta(hours=1)

    referrals.open_referral(by=by, now=now, referral_id=referral.id)
    referrals.accept_referral(by=by, now=now, referral_id=referral.id)
    referrals.record_arrival(
        by=by, now=now, referral_id=referral.id, arrived_on=localdate(now)
    )
    webhooks.deliver_due(now=now)

    assert [json.loads(body)["kind"] for body in receiver.bodies] == [
        "referral.changed"
    ] * 3


def test_a_decision_is_told_where_the_case_is_and_to_tokens_that_may_see_it() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker)
    told_to(worker, "https://example.org/in", Scope.READ_DECISIONS)
    told_to(worker, "https://example.org/in", Scope.READ_SERVICES)
    told_to(a_viewer(Role.CASE_WORKER), "https://example.org/in", Scope.READ_DECISIONS)

    ruling = cases.Ruling("withdrawn", NOW.date(), "The person wishes so.", "")
    cases.record_decision(by=worker, now=NOW, case_id=case.id, ruling=ruling)

    told = Announcement.objects.get()
    assert told.kind == EventKind.DECISION_RECORDED
    assert told.subject_id == case.id


def test_the_program_of_whoever_is_kept_out_of_a_case_learns_nothing_of_it() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker)
    told_to(worker, "https://example.org/in", Scope.READ_DECISIONS)
    other = a_viewer(Role.CASE_WORKER, make.an_organisation())
    cases.declare_conflict(
        by=worker, now=NOW, case_id=case.id, kind=Conflict.OTHER_INTEREST
    )

    ruling = cases.Ruling("withdrawn", NOW.date(), "The person wishes so.", "")
    cases.record_decision(by=other, now=NOW, case_id=case.id, ruling=ruling)

    assert not Announcement.objects.exists()


@pytest.mark.usefixtures("_development")
def test_what_was_not_taken_is_tried_again_later_and_later(receiver: Receiver) -> None:
    handover = a_handover()
    told_to(handover.recipient, receiver.address)
    a_referral(handover)
    receiver.answer = 503

    webhooks.deliver_due(now=NOW)
    too_early = webhooks.deliver_due(now=NOW + WAITS[0] - timedelta(seconds=1))
    webhooks.deliver_due(now=NOW + WAITS[0])
    receiver.answer = 200
    later = webhooks.deliver_due(now=NOW + WAITS[0] + WAITS[1])

    assert too_early == (0, 0)
    assert later == (1, 0)
    assert len({each["webhook-id"] for each in receiver.headers}) == 1
    assert Webhook.objects.get().problem == ""


@pytest.mark.usefixtures("_development")
def test_after_the_last_attempt_it_stops_and_says_so_until_it_is_started_again(
    receiver: Receiver,
) -> None:
    handover = a_handover()
    owner = handover.recipient
    token, _ = told_to(owner, receiver.address)
    a_referral(handover)
    receiver.answer = 500

    now = NOW
    for wait in (*WAITS, timedelta(days=9)):
        webhooks.deliver_due(now=now)
        now += wait
    stopped = webhooks.webhook_of(owner, token, now=now)
    webhooks.start_webhook(by=owner, now=now, token_id=token)

    assert len(receiver.bodies) == ATTEMPTS
    assert stopped.stopped_at is not None
    assert stopped.problem == "status_500"
    assert webhooks.webhook_of(owner, token, now=now).stopped_at is None
    assert AuditEvent.objects.filter(verb="webhook_stopped").count() == 1
    assert webhooks.deliver_due(now=now + timedelta(days=30)) == (0, 0)


@pytest.mark.usefixtures("_development")
def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    handover = a_handover()
    told_to(handover.recipient, receiver.address)
    a_referral(handover)
    receiver.answer = 307

    assert webhooks.deliver_due(now=NOW) == (0, 1)
    assert len(receiver.bodies) == 1
    assert Webhook.objects.get().problem == "status_307"


def test_without_the_flag_of_development_this_machine_is_told_nothing(
    receiver: Receiver, settings: Any
) -> None:
    handover = a_handover()
    settings.LEDFYR_DEVELOPMENT = True
    told_to(handover.recipient, receiver.address)
    settings.LEDFYR_DEVELOPMENT = False
    a_referral(handover)

    assert webhooks.deliver_due(now=NOW) == (0, 1)
    assert receiver.bodies == []
    assert Webhook.objects.get().problem == "refused_address"


@pytest.mark.usefixtures("_development")
@pytest.mark.parametrize("ending", ["revoked", "closed", "without_role", "expired"])
def test_a_token_that_works_no_more_tells_nothing(
    receiver: Receiver, ending: str
) -> None:
    handover = a_handover()
    owner, now = handover.recipient, NOW
    token, _ = told_to(owner, receiver.address)
    a_referral(handover)

    if ending == "revoked":
        revoke_token(by=owner, now=now, token_id=token)
    elif ending == "closed":
        close_account(by=THE_NODE, now=now, staff=Staff.objects.get(pk=owner.staff_id))
    elif ending == "without_role":
        RoleHeld.objects.filter(staff_id=owner.staff_id).delete()
    else:
        ApiToken.objects.update(expires_on=localdate(now) - timedelta(1))
    webhooks.deliver_due(now=now)

    assert receiver.bodies == []


def test_somebody_elses_webhook_is_not_there() -> None:
    owner, other = a_viewer(Role.CASE_WORKER), a_viewer(Role.CASE_WORKER)
    token, _ = told_to(owner, "https://example.org/in")

    with pytest.raises(TokenNotFound):
        webhooks.webhook_of(other, token, now=NOW)
    with pytest.raises(TokenNotFound):
        webhooks.end_webhook(by=other, now=NOW, token_id=token)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/in",
        "ftp://example.org",
        "https://",
        "example.org",
        "https://10.0.0.8/in",
        "https://[::1]/in",
        "https://[::ffff:192.168.1.1]/in",
        "https://169.254.169.254/latest",
        "https://user:secret@example.org/",
        "https://example.org/#part",
        "https://example.org:99999/",
        "https://exam ple.org/",
    ],
)
def test_an_address_that_is_refused_is_explained(address: str) -> None:
    owner = a_viewer(Role.CASE_WORKER)
    token = a_token(owner)

    with pytest.raises(webhooks.WebhookError, match="Write"):
        webhooks.set_webhook(by=owner, now=NOW, token_id=token, address=address)


def test_a_token_for_a_calendar_tells_nothing() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    token = a_token(owner, Scope.CALENDAR)

    with pytest.raises(webhooks.WebhookError, match="learns of nothing"):
        webhooks.set_webhook(
            by=owner, now=NOW, token_id=token, address="https://example.org/in"
        )


def test_the_secret_is_sealed_and_destroyed_with_its_end() -> None:
    owner = a_viewer(Role.CASE_WORKER)
    token, secret = told_to(owner, "https://example.org/in")
    kept = bytes(Webhook.objects.get().sealed_secret)

    webhooks.end_webhook(by=owner, now=NOW, token_id=token)

    assert secret.encode() not in kept
    assert SealedKey.objects.get(purpose="webhook").erased_at == NOW
    assert not Webhook.objects.exists()


def test_what_was_told_and_ended_is_erased_when_its_time_is_over() -> None:
    handover = a_handover()
    told_to(handover.recipient, "https://example.org/in")
    a_referral(handover)
    Announcement.objects.update(next_attempt_at=None, delivered_at=NOW)
    later = NOW + timedelta(days=31)

    erased = retention.delete_old_announcements(later)
    ended = retention.forget_ended_webhooks(NOW + timedelta(days=301))

    assert (erased, ended) == (1, 1)
    assert SealedKey.objects.get(purpose="webhook").erased_at is not None


@pytest.mark.usefixtures("_development")
def test_the_command_sends_what_is_due_and_says_how_many(receiver: Receiver) -> None:
    handover = a_handover()
    told_to(handover.recipient, receiver.address)
    a_referral(handover)
    out = StringIO()

    call_command("deliver_webhooks", stdout=out)

    assert out.getvalue() == "Told: 1. Not told: 0.\n"
    with pytest.raises(CommandError, match="above zero"):
        call_command("deliver_webhooks", every=0)
