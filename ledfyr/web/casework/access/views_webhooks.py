"""Where a program is told that something happened: set, seen, started again, ended."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ledfyr.apps.access import webhooks
from ledfyr.apps.access.tokens import TokenNotFound
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.forms_tokens import WebhookForm
from ledfyr.web.casework.access.gate import StaffRequest, asks_again, gate
from ledfyr.web.casework.access.presenters_webhooks import webhook_page
from ledfyr.web.parts.refusals import refused


@gate(Permission.HOLD_TOKENS)
@asks_again
def webhook(request: StaffRequest, token_id: UUID) -> HttpResponse:
    """Show where a token's program is told and how it goes; set the address."""
    now = timezone.localtime()
    view = _found(request, token_id)
    form = WebhookForm(request.POST or None)
    if form.is_valid():
        try:
            secret = webhooks.set_webhook(
                by=request.viewer,
                now=now,
                token_id=token_id,
                address=form.cleaned_data["address"],
            )
        except Refusal as error:
            form.add_error("address", refused(error))
        else:
            shown = {"secret": secret, "view": view}
            return render(request, "access/webhook_set.html", shown)
    shown = webhook_page(view)
    return render(request, "access/webhook.html", {"shown": shown, "form": form})


@gate(Permission.HOLD_TOKENS)
@require_POST
@asks_again
def start_webhook(request: StaffRequest, token_id: UUID) -> HttpResponse:
    """Start a webhook that had stopped."""
    try:
        webhooks.start_webhook(
            by=request.viewer, now=timezone.localtime(), token_id=token_id
        )
    except TokenNotFound as error:
        raise Http404 from error
    messages.success(request, gettext("It is told again from now on."))
    return redirect("access_webhook", token_id)


@gate(Permission.HOLD_TOKENS)
@require_POST
def end_webhook(request: StaffRequest, token_id: UUID) -> HttpResponse:
    """Tell nothing more."""
    try:
        webhooks.end_webhook(
            by=request.viewer, now=timezone.localtime(), token_id=token_id
        )
    except TokenNotFound as error:
        raise Http404 from error
    messages.success(request, gettext("Nothing is told there any more."))
    return redirect("access_webhook", token_id)


def _found(request: StaffRequest, token_id: UUID) -> webhooks.WebhookView:
    try:
        return webhooks.webhook_of(request.viewer, token_id, now=timezone.localtime())
    except TokenNotFound as error:
        raise Http404 from error
