"""One's own tokens and reminders: made, shown once, ended, chosen."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ledfyr.apps.access import reminders
from ledfyr.apps.access.tokens import (
    TokenNotFound,
    issue_token,
    revoke_token,
    tokens_of,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.scopes import SCOPE_NAMES, Scope
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.forms_tokens import TokenForm
from ledfyr.web.casework.access.gate import StaffRequest, asks_again, gate
from ledfyr.web.parts.refusals import refused


@gate(Permission.HOLD_TOKENS)
@asks_again
def tokens(request: StaffRequest) -> HttpResponse:
    """List one's tokens and make a new one; its secret is shown once, here."""
    today = timezone.localdate()
    form = TokenForm(request.POST or None, viewer=request.viewer, today=today)
    if form.is_valid():
        wanted = form.wanted()
        try:
            _, secret = issue_token(
                by=request.viewer, now=timezone.localtime(), wanted=wanted
            )
        except Refusal as error:
            form.add_error(None, refused(error))
        else:
            return _shown_once(request, secret, Scope.CALENDAR in wanted.scopes)
    rows = [
        (row, [gettext(SCOPE_NAMES[scope]) for scope in row.scopes])
        for row in tokens_of(request.viewer, today=today)
    ]
    wants = reminders.wants_reminders(request.viewer)
    shown = {"form": form, "rows": rows, "wants_reminders": wants}
    return render(request, "access/tokens.html", shown)


@gate(Permission.HOLD_TOKENS)
@require_POST
def end_token(request: StaffRequest, token_id: UUID) -> HttpResponse:
    """End one of one's own tokens at once."""
    try:
        revoke_token(by=request.viewer, now=timezone.localtime(), token_id=token_id)
    except TokenNotFound as error:
        raise Http404 from error
    messages.success(request, gettext("The token has ended. It opens nothing now."))
    return redirect("access_tokens")


@gate(Permission.HOLD_TOKENS)
@require_POST
def choose_reminders(request: StaffRequest) -> HttpResponse:
    """Turn one's reminders by e-mail on or off and go back."""
    is_wanted = request.POST.get("reminders") == "on"
    reminders.choose_reminders(
        by=request.viewer, now=timezone.localtime(), is_wanted=is_wanted
    )
    said = gettext("You get reminders now.")
    if not is_wanted:
        said = gettext("You get no more reminders.")
    messages.success(request, said)
    return redirect("access_tokens")


def _shown_once(request: StaffRequest, secret: str, is_calendar: bool) -> HttpResponse:
    shown = {"secret": secret, "is_calendar": is_calendar}
    if is_calendar:
        address = reverse("calendar", kwargs={"secret": secret})
        shown["secret"] = request.build_absolute_uri(address)
    return render(request, "access/token_made.html", shown)
